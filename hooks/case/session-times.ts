import { instantRange } from '../../src/fhir/dates.ts';
import type { Exposure, PartialDate, Source } from '../../src/picture/index.ts';

interface Times {
  readonly start?: PartialDate;
  readonly end?: PartialDate;
}

/**
 * From the first start to the last end of a day's administrations. An administration without an end ended when it began,
 * as far as the record says. Of two ends, the one that may be later counts: a day without a time reaches to its end.
 */
export function timesOf(given: readonly Pick<Exposure, 'start' | 'end'>[], zone: string): Times {
  const from = (date: PartialDate) => instantRange(date, zone).from;
  const to = (date: PartialDate) => instantRange(date, zone).to;
  const [start] = given.flatMap((one) => one.start ?? one.end ?? []).toSorted((a, b) => from(a) - from(b));
  const [end] = given.flatMap((one) => one.end ?? one.start ?? []).toSorted((a, b) => to(b) - to(a));
  return { ...(start && { start }), ...(end && { end }) };
}

/** A visit billed as a session: all that is known is when it was. */
export function timesOfVisit({ date }: Pick<Source, 'date'>): Times {
  return date === undefined ? {} : { start: date, end: date };
}
