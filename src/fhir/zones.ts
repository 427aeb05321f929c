import type { PlainDate } from './plain-date.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** No zone has changed its offset twice within two days (the shortest time between two changes on record is just under four). */
const SPAN_MS = 2 * DAY_MS;
const KEPT = 50_000;

/** The first and the last day a `YYYY-MM-DD` string can name; instants outside count as the nearer one. */
const FIRST_MS = Date.parse('0001-01-01T00:00:00Z');
const LAST_MS = Date.parse('9999-12-31T00:00:00Z');

interface Span {
  /** Offset from UTC in ms before `change`, and from it on. Without a change inside the span, `change` is its end. */
  readonly before: number;
  readonly change: number;
  readonly after: number;
}

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly spans: Map<number, Span>;
}

const zones = new Map<string, Zone>();
const dayNames = new Map<number, PlainDate>();

/**
 * The calendar day of an instant (epoch ms) in an IANA zone.
 *
 * Asking Intl takes about a microsecond, and a record holds thousands of dates: offsets are kept for two days at a time.
 * Throws a RangeError for a zone that does not exist; zones come from configuration, never from a message.
 */
export function dayOf(instant: number, zone: string): PlainDate {
  if (instant <= FIRST_MS) return '0001-01-01';
  if (instant >= LAST_MS) return '9999-12-31';
  return nameOf(Math.floor((instant + offsetAt(zoneOf(zone), instant)) / DAY_MS));
}

/**
 * The half-open range of instants that fall on the days from `first` to `last`. A day is as long as its clock made it:
 * 23 or 25 hours where the clock changes, none at all where a zone skipped it.
 */
export function daysRange(
  first: PlainDate,
  last: PlainDate,
  zone: string,
): { readonly from: number; readonly to: number } {
  const found = zoneOf(zone);
  const start = Date.parse(first);
  const end = Date.parse(last) + DAY_MS;
  const starts = stretches(found, start).map(({ from, to, offset }) => ({ at: Math.max(from, start - offset), to }));
  const ends = stretches(found, end).map(({ from, to, offset }) => ({ at: Math.min(to, end - offset), from }));
  const from = starts.find(({ at, to }) => at < to)?.at ?? start;
  const to = ends.findLast(({ at, from }) => at > from)?.at ?? end;
  return { from, to: Math.max(from, to) };
}

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  const zone = { format, spans: new Map<number, Span>() };
  zones.set(name, zone);
  return zone;
}

function offsetAt(zone: Zone, instant: number): number {
  const span = spanAt(zone, Math.floor(instant / SPAN_MS));
  return instant < span.change ? span.before : span.after;
}

function spanAt(zone: Zone, index: number): Span {
  const known = zone.spans.get(index);
  if (known) return known;
  const end = (index + 1) * SPAN_MS;
  const before = askOffset(zone, index * SPAN_MS);
  const after = askOffset(zone, end);
  const change = before === after ? end : changeBetween(zone, index * SPAN_MS, end, before);
  const span = { before, change, after };
  if (zone.spans.size >= KEPT) zone.spans.clear();
  zone.spans.set(index, span);
  return span;
}

/** Halves the span until the first instant with another offset than `before` is found. */
function changeBetween(zone: Zone, start: number, end: number, before: number): number {
  let still = start;
  let changed = end;
  while (changed - still > 1) {
    const middle = Math.floor((still + changed) / 2);
    if (askOffset(zone, middle) === before) still = middle;
    else changed = middle;
  }
  return changed;
}

/** Reads `GMT`, `GMT-05:00` or, before standard time, `GMT-04:56:02`. */
function askOffset(zone: Zone, instant: number): number {
  const [, sign, hours, minutes, seconds = '0'] =
    /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(zone.format.format(instant)) ?? [];
  if (sign === undefined) return 0;
  const size = (Number(hours) * 60 + Number(minutes)) * MINUTE_MS + Number(seconds) * 1000;
  return sign === '-' ? -size : size;
}

/** The stretches of constant offset around a local midnight given as if it were UTC; no zone is a whole day off UTC. */
function stretches(zone: Zone, midnight: number) {
  const first = Math.floor((midnight - DAY_MS) / SPAN_MS);
  const last = Math.floor((midnight + DAY_MS) / SPAN_MS);
  const found: { readonly from: number; readonly to: number; readonly offset: number }[] = [];
  for (let index = first; index <= last; index++) {
    const { before, change, after } = spanAt(zone, index);
    found.push({ from: index * SPAN_MS, to: change, offset: before });
    if (change < (index + 1) * SPAN_MS) found.push({ from: change, to: (index + 1) * SPAN_MS, offset: after });
  }
  return found;
}

function nameOf(day: number): PlainDate {
  const known = dayNames.get(day);
  if (known !== undefined) return known;
  const name = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (dayNames.size >= KEPT) dayNames.clear();
  dayNames.set(day, name);
  return name;
}
