import type { Gap, PartialDate, PlainDate, Source } from '../../src/picture/index.ts';
import type { Drug } from './drug.ts';
import type { ExposureClass } from './exposure-class.ts';

/** One day's exposure to one drug. */
export interface Session {
  /** The day it began; an infusion may go on past midnight. */
  readonly day: PlainDate;
  readonly drug: Drug;
  readonly class: ExposureClass;
  /** `partial`: stopped early or under way; an exposure, but no completed session. */
  readonly state: 'completed' | 'partial';
  /** The first start and the last end; of an entry with one moment, that. Rarely unknown: the day was read from it. */
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  /** How long it took in minutes: between those, else recorded or reckoned from dose and speed. */
  readonly minutes?: number;
  /** Begun, and neither completed nor stopped as far as recorded. */
  readonly running?: boolean;
  /** Anaesthesia by its dose or speed, with a reason of therapy and no procedure near: an exposure of therapy, never a session. */
  readonly meantFor?: 'mood' | 'pain';
  /** Whole hours between two infusions for mood of the one day. */
  readonly hoursApart?: number;
  /** What was not read and would tell that this exposure, which is unclassified, was a session of such a class. */
  readonly open?: { readonly as: ExposureClass; readonly gaps: readonly Gap[] };
  readonly from: readonly Source[];
}

/** Was it, or may it have been, given as therapy: all but anaesthesia that nothing else speaks for? */
export function mayBeTherapy({ class: kind, meantFor }: Session): boolean {
  return kind !== 'anaesthetic' || meantFor !== undefined;
}

/** What was not read and could make sessions, of that class if one is named, of the exposures since that day. */
export function openSince(days: readonly Session[], since: PlainDate, as?: ExposureClass): readonly Gap[] {
  const recent = days.filter(({ day }) => day >= since);
  return [...new Set(recent.flatMap(({ open }) => (open && (as ?? open.as) === open.as ? open.gaps : [])))];
}
