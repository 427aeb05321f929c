import type { Evidence } from '../../src/knowledge/index.ts';
import type { Coding, Hook, Indicator } from '../../src/protocol/types.ts';

/** One row of the knowledge base, as the catalogue tells of it. */
export interface Entry {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly family: string;
  readonly kind: 'rule' | 'reason to keep still' | 'incomplete card' | 'row without a finding';
  readonly group?: number;
  readonly hooks: readonly Hook[];
  /** Our own one-sentence rationale. */
  readonly basis?: string;
  readonly highest?: Indicator;
  readonly neverSuppressed: boolean;
  readonly lineOnly: boolean;
  /** Why it makes no finding, for rows without one. */
  readonly silent?: { readonly kind: string; readonly why: string };
  readonly description: string;
  readonly logic: string;
  readonly purpose: string;
  readonly usage: string;
  readonly strength: string;
  readonly quality: string;
  /** Inputs without which it cannot tell, and inputs that only help. */
  readonly inputs: readonly string[];
  readonly softened: readonly string[];
  /** Rules it speaks instead of. */
  readonly replaces: readonly string[];
  readonly overrideReasons: readonly { readonly set: string; readonly reasons: readonly Coding[] }[];
  /** Numbers of the site policy that name it. */
  readonly limits: readonly LimitLine[];
  /** What it makes a clinician read, by loudness and by whether it leads the card. */
  readonly examples: readonly Example[];
  readonly goldenCases: readonly { readonly name: string; readonly hook: Hook; readonly verdict: string }[];
  readonly sourceAttributes: SourceAttributes;
  readonly version: string;
  readonly approvedOn: string;
  readonly reviewedOn: string;
  readonly reviewDueOn: string;
}

/** What a golden case makes a rule say: a card that it leads, or a line on the card of another. */
export type Example = { readonly case: string; readonly indicator: Indicator } & (
  | { readonly line: string }
  | {
      readonly summary: string;
      readonly detail: string;
      /** The set of override reasons. */
      readonly overrideReasons: string;
      readonly drafts: readonly { readonly label: string; readonly resource?: unknown }[];
    }
);

export interface LimitLine {
  readonly path: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly says: string;
}

/** The thirteen source attributes of evidence-based decision support, 45 CFR 170.315(b)(11)(iv)(A)(1) to (13). */
export interface SourceAttributes {
  readonly dsiType: 'evidence-based';
  readonly citations: Evidence['citations'];
  readonly developer: { readonly organisation: string; readonly clinicalReview: string };
  readonly fundingSource: string;
  readonly releaseDate: string;
  readonly revisionDates: readonly string[];
  /** The latest year each citation names. */
  readonly sourceDates: Readonly<Record<string, string>>;
  readonly usesData: Readonly<Record<DataElement, { readonly used: boolean; readonly how: string }>>;
}

export const dataElements = [
  'race',
  'ethnicity',
  'language',
  'sexualOrientation',
  'genderIdentity',
  'sex',
  'dateOfBirth',
  'sdoh',
  'healthStatusAssessments',
] as const;
export type DataElement = (typeof dataElements)[number];
