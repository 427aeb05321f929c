import type { PartialDate, PlainDate, Source } from '../../src/picture/index.ts';
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
  readonly from: readonly Source[];
}
