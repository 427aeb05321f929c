import type { PlainDate } from '../../../src/fhir/plain-date.ts';
import type { ExposureClass } from '../exposure-class.ts';
import type { Session } from '../session.ts';
import type { Product } from './courses.ts';
import type { MaintenanceGap } from './gaps.ts';
import type { Standing } from './mood-course.ts';

/** What was not known, as input and reason. */
export interface Unknown {
  readonly input: string;
  readonly reason: string;
  readonly record?: string;
}

/** A part of the timeline that may be missing, and why. */
export type Part<T> = T | { readonly none: string } | { readonly unknown: readonly Unknown[] };

export interface DocumentedScore {
  readonly date: PlainDate;
  readonly scale: string;
  readonly value: number;
  /** `acute`: shows the acute effect of a session and counts for nothing. `other`: of another scale, or of another time. */
  readonly role: 'baseline' | 'counted' | 'acute' | 'other';
  readonly records: readonly string[];
}

/** The timeline as one plain document: for the command line, explanations and charts. Dates are days of the tenant's zone. */
export interface TimelineDocument {
  readonly schema: 1;
  readonly asOf: PlainDate;
  readonly zone: string;
  readonly sessions: readonly {
    readonly date: PlainDate;
    readonly drug: string;
    readonly class: ExposureClass;
    readonly state: Session['state'];
    /** Which course, counted from 1, and which session of it; none for what is not counted. */
    readonly course?: number;
    readonly number?: number;
    readonly records: readonly string[];
  }[];
  readonly scores: readonly DocumentedScore[];
  readonly courses: readonly {
    readonly product: Product;
    readonly first: PlainDate;
    readonly last: PlainDate;
    readonly sessions: number;
    readonly inductionOf: number;
    readonly stopped: number;
  }[];
  readonly mood: Part<MoodDocument>;
  readonly pain: Part<PainDocument>;
  readonly planned: readonly {
    readonly date: PlainDate;
    readonly kind: string;
    readonly standing: boolean;
    readonly record: string;
  }[];
  /** What could not be read; anything may be among it. */
  readonly notRead: readonly Unknown[];
}

/** How a course is rated: its scale, the baseline, the lowest and the latest counted score. */
export interface RatingDocument {
  readonly scale: string;
  readonly baseline: { readonly date: PlainDate; readonly value: number };
  readonly lowest?: { readonly date: PlainDate; readonly value: number };
  readonly latest?: { readonly date: PlainDate; readonly value: number; readonly improvement: number };
}

export interface MoodDocument {
  /** Its place in `courses`, counted from 1. */
  readonly course: number;
  readonly rating: Part<RatingDocument>;
  readonly standing: Part<{
    readonly phase: Standing['phase'];
    readonly phases: readonly {
      readonly phase: Standing['phase'];
      readonly from: PlainDate;
      readonly to?: PlainDate;
    }[];
    readonly respondedOn?: PlainDate;
    readonly gaps: readonly Omit<MaintenanceGap, 'wearOff' | 'between'>[];
    readonly wearOffs: readonly { readonly after: PlainDate; readonly days: number; readonly score: number }[];
    /** The interval, the rule that found it, and the due window. */
    readonly interval?: {
      readonly rule: string;
      readonly current: number;
      readonly days: number;
      readonly beyondLabel: boolean;
    };
    readonly due?: {
      readonly target: PlainDate;
      readonly from: PlainDate;
      readonly to: PlainDate;
      readonly state: string;
    };
  }>;
  readonly induction?: {
    readonly done: number;
    readonly of: number;
    readonly state: string;
    readonly target: PlainDate;
    readonly range: readonly [PlainDate, PlainDate];
  };
}

export interface PainDocument {
  readonly course: number;
  readonly rating: Part<RatingDocument>;
  readonly relief: Part<{
    readonly reached: boolean;
    readonly days: number;
    readonly fall: number;
    readonly lostOn?: PlainDate;
  }>;
}
