import { addDays, type PlainDate } from '../../src/fhir/plain-date.ts';

/** The moment every golden case is asked about: Monday 15 June 2026, 11:00 in New York. */
export const INDEX_INSTANT = new Date('2026-06-15T15:00:00Z');
export const ZONE = 'America/New_York';
export const TODAY: PlainDate = '2026-06-15';

const DAYS = /^([+-]?\d+)d$/;
const DAY_TIME = /^([+-]?\d+)d (\d{2}:\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/;
const HOURS = /^([+-]\d+(?:\.\d+)?)(h|min)$/;
const ABSOLUTE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?)?)?$/;

/**
 * A moment as the case files write it, as FHIR writes it.
 *
 * - `-5d` five days before the index day, `0d` that day, `+2d` after it: a date
 * - `-1d 09:20` that time on the wall clock: a dateTime with offset
 * - `2025-03-04 09:20` that time on the wall clock of a day: a dateTime with offset
 * - `-3h`, `-90min` before the index instant: a dateTime
 * - `1985`, `2025-03`, `2025-03-04`, a full dateTime: as it stands
 *
 * Throws on anything else.
 */
export function moment(text: string | number): string {
  const asked = String(text).trim();
  const days = DAYS.exec(asked);
  if (days) return addDays(TODAY, Number(days[1]));
  const dayTime = DAY_TIME.exec(asked);
  if (dayTime) return wallClock(addDays(TODAY, Number(dayTime[1])), dayTime[2]!);
  const dateTime = DATE_TIME.exec(asked);
  if (dateTime) return wallClock(dateTime[1]!, dateTime[2]!);
  const hours = HOURS.exec(asked);
  if (hours) return later(INDEX_INSTANT.toISOString(), Number(hours[1]) * (hours[2] === 'h' ? 60 : 1));
  if (ABSOLUTE.test(asked)) return asked;
  throw new Error(
    `"${asked}" is not a moment; write -5d, -5d 09:20, -3h, -90min, 2025, 2025-03, 2025-03-04, 2025-03-04 09:20 or a full dateTime`,
  );
}

/** A dateTime `minutes` after another one. */
export function later(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString().replace('.000Z', 'Z');
}

/** The same on a wall clock that showed the first: the offset stays. */
export function laterThere(dateTime: string, minutes: number): string {
  const offset = /([+-])(\d{2}):(\d{2})$/.exec(dateTime);
  if (!offset) return later(dateTime, minutes);
  const ahead = (Number(offset[2]) * 60 + Number(offset[3])) * (offset[1] === '-' ? -1 : 1);
  return `${later(dateTime, minutes + ahead).slice(0, 19)}${offset[0]}`;
}

/** Is this day or instant before the index day (or instant)? */
export function isPast(fhirDate: string): boolean {
  return fhirDate.length > 10 ? Date.parse(fhirDate) < INDEX_INSTANT.getTime() : fhirDate < TODAY;
}

function wallClock(day: PlainDate, time: string): string {
  const guess = new Date(`${day}T${time}:00Z`);
  const name = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, timeZoneName: 'longOffset' })
    .formatToParts(guess)
    .find((part) => part.type === 'timeZoneName')!.value;
  return `${day}T${time}:00${name.replace('GMT', '')}`;
}

/** Replaces every string like `{-5d}` inside a raw resource by its moment. */
export function withMoments<T>(value: T): T {
  if (typeof value === 'string') {
    const found = /^\{([^{}]+)\}$/.exec(value);
    return (found ? moment(found[1]!) : value) as T;
  }
  if (Array.isArray(value)) return value.map(withMoments) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withMoments(inner)])) as T;
  }
  return value;
}
