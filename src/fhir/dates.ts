import type { PlainDate } from './plain-date.ts';
import { dayOf, daysRange } from './zones.ts';

export { dayOf } from './zones.ts';

/**
 * A FHIR date, dateTime or instant as what it is: a range of days, as wide as it was recorded (REL-51). Nothing in it
 * is more precise than the record.
 */
export interface PartialDate {
  /** As recorded. */
  readonly text: string;
  readonly precision: 'year' | 'month' | 'day' | 'instant';
  /** The first and last calendar day it can be; for an instant, its day in the zone it was read for. */
  readonly earliest: PlainDate;
  readonly latest: PlainDate;
  /** Epoch ms, only with precision `instant`. */
  readonly instant?: number;
}

/** A Period. A boundary that is not written is open; one that is written but unreadable makes the span `unclear`. */
export interface Span {
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  readonly unclear: boolean;
}

const SHAPE = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;
const FURTHEST_OFFSET_MIN = 14 * 60;

/**
 * Reads a FHIR date, dateTime or instant. Undefined for whatever is not one: days that don't exist, and a time without
 * an offset, which could be any of 26 hours (REL-52). `24:00` is refused as FHIR does; a leap second is the next second.
 * Seconds may be missing: servers leave them out.
 */
export function readDate(value: unknown, zone: string): PartialDate | undefined {
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const parts = SHAPE.exec(value);
  if (!parts) return undefined;
  const [, year = '', month, day, hour, minute, second, fraction, offset] = parts;
  if (year === '0000') return undefined;
  if (month === undefined) return partial(value, 'year', `${year}-01-01`, `${year}-12-31`);
  if (month < '01' || month > '12') return undefined;
  const last = lengthOf(Number(year), Number(month));
  if (day === undefined) return partial(value, 'month', `${year}-${month}-01`, `${year}-${month}-${last}`);
  if (day < '01' || Number(day) > last) return undefined;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return partial(value, 'day', date, date);
  const instant = instantOf(date, { hour, minute, second, fraction, offset });
  if (instant === undefined) return undefined;
  const on = dayOf(instant, zone);
  return Object.freeze({ text: value, precision: 'instant', earliest: on, latest: on, instant });
}

/** A calendar day as a date of that precision. */
export function plainToPartial(day: PlainDate): PartialDate {
  return partial(day, 'day', day, day);
}

/** Reads a Period. Undefined if there is none. */
export function readPeriod(value: unknown, zone: string): Span | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) return Object.freeze({ unclear: true });
  const written = value as { readonly start?: unknown; readonly end?: unknown };
  const start = readDate(written.start, zone);
  const end = readDate(written.end, zone);
  const unclear = (start === undefined && isWritten(written.start)) || (end === undefined && isWritten(written.end));
  return Object.freeze({ ...(start && { start }), ...(end && { end }), unclear });
}

/** The half-open range of instants (epoch ms) a date can mean in a zone, for rules that count in hours. */
export function instantRange(date: PartialDate, zone: string): { readonly from: number; readonly to: number } {
  if (date.instant !== undefined) return { from: date.instant, to: date.instant + 1 };
  return daysRange(date.earliest, date.latest, zone);
}

/** Which of two dates is earlier; `unknown` where their ranges overlap and either could be (REL-51). */
export function compareDates(a: PartialDate, b: PartialDate): 'before' | 'after' | 'same' | 'unknown' {
  if (a.instant !== undefined && b.instant !== undefined) {
    return a.instant < b.instant ? 'before' : a.instant > b.instant ? 'after' : 'same';
  }
  if (a.latest < b.earliest) return 'before';
  if (a.earliest > b.latest) return 'after';
  return a.precision === 'day' && b.precision === 'day' ? 'same' : 'unknown';
}

/**
 * Age in whole years on a day, as a range: from the youngest to the oldest that the birth date allows (REL-53). Someone
 * born on 29 February turns a year older on 1 March where there is no 29 February. Negative before birth.
 */
export function ageOn(birth: PartialDate, day: PlainDate): { readonly min: number; readonly max: number } {
  return { min: yearsBetween(birth.latest, day), max: yearsBetween(birth.earliest, day) };
}

function yearsBetween(birth: PlainDate, day: PlainDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

interface ClockTime {
  readonly hour: string;
  readonly minute: string | undefined;
  readonly second: string | undefined;
  readonly fraction: string | undefined;
  readonly offset: string | undefined;
}

function instantOf(
  date: PlainDate,
  { hour, minute = '', second = '00', fraction, offset }: ClockTime,
): number | undefined {
  if (offset === undefined || hour > '23' || minute > '59' || second > '60') return undefined;
  const away = offset === 'Z' ? 0 : Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  if (offset.slice(4) > '59' || away > FURTHEST_OFFSET_MIN) return undefined;
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  const shift = (offset.startsWith('-') ? 1 : -1) * away * 60;
  const ms = fraction === undefined ? 0 : Number(fraction.slice(1, 4).padEnd(3, '0'));
  return Date.parse(date) + (seconds + shift) * 1000 + ms;
}

/** Days of a month. */
function lengthOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function isWritten(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function partial(
  text: string,
  precision: 'year' | 'month' | 'day',
  earliest: PlainDate,
  latest: PlainDate,
): PartialDate {
  return Object.freeze({ text, precision, earliest, latest });
}
