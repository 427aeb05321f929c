import { instantRange, type PartialDate } from '../../src/fhir/dates.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import { type FactList, factList, type Index } from '../../src/picture/index.ts';

/** Milliseconds of an hour. */
export const HOUR_MS = 3_600_000;

/**
 * The part of a list that may be of the last hours before the index instant, gaps included. A reading with a day and no
 * time counts as taken late that day, so that it can raise a concern.
 */
export function ofLastHours<T>(list: FactList<T>, hours: number, at: Index): FactList<T> {
  const days = list.within({ from: addDays(at.today, -Math.ceil(hours / 24)), to: at.today });
  return factList({
    items: days.items.filter(({ from }) => mayBeOfLastHours(from.date, hours, at)),
    complete: days.complete,
    gaps: days.gaps.filter(({ source }) => source?.date === undefined || mayBeOfLastHours(source.date, hours, at)),
    looked: days.looked,
  });
}

/** Was it surely within the hours? A day without a time must lie in them whole. */
export function isOfLastHours(date: PartialDate | undefined, hours: number, at: Index): boolean {
  return date !== undefined && instantRange(date, at.zone).from >= at.instant.getTime() - hours * HOUR_MS;
}

function mayBeOfLastHours(date: PartialDate | undefined, hours: number, at: Index): boolean {
  return date !== undefined && instantRange(date, at.zone).to > at.instant.getTime() - hours * HOUR_MS;
}
