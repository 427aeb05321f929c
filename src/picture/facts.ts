import type { PartialDate } from '../fhir/dates.ts';
import type { PlainDate } from '../fhir/plain-date.ts';
import type { Gap } from './gap.ts';
import { Known } from './known.ts';
import type { InputKey, Source } from './source.ts';
import { no, type Truth, unknown, yes } from './truth.ts';

/** One typed fact and the entry it was read from. Its date is the entry's (`from.date`). */
export interface Fact<T> {
  readonly value: T;
  readonly from: Source;
}

/**
 * How much of a list was seen: everything, everything from a day on (newest-first lists that were cut), or an unknown
 * part. Entries that could not be read stand in `gaps` and weigh only where they could change an answer.
 */
export type Completeness = 'all' | { readonly since: PlainDate } | 'no';

/** An inclusive range of days; an open end is left out. */
export interface Window {
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

/**
 * Facts of one kind, with what is known about their completeness. Each question answers "gap" or "unknown" only if the
 * missing part could change the answer (REL-12).
 */
export interface FactList<T> {
  readonly items: readonly Fact<T>[];
  readonly complete: Completeness;
  readonly gaps: readonly Gap[];
  readonly looked: readonly InputKey[];
  /** The newest dated fact; a tie is settled by `prefer` (the value to keep), else by the later one in the list. */
  latest(prefer?: (a: T, b: T) => T): Known<Fact<T>>;
  count(): Known<number>;
  /** Facts that may lie in the window. A partial date counts as its latest possible day ("is it recent", knowledge 0.1). */
  within(window: Window): FactList<T>;
  where(test: (value: T, from: Source) => boolean): FactList<T>;
  map<U>(change: (value: T, from: Source) => U): FactList<U>;
  /** Is there any? One readable entry is enough, however much is missing; "no" needs a complete list. */
  any(reason: string): Truth<readonly Fact<T>[]>;
}

interface FactListParts<T> {
  readonly items: readonly Fact<T>[];
  readonly complete: Completeness;
  readonly gaps: readonly Gap[];
  readonly looked: readonly InputKey[];
}

/** Makes a list. Give one gap for each input that is missing or cut short, and one for each entry that is unreadable. */
export function factList<T>(parts: FactListParts<T>): FactList<T> {
  const { items, complete, gaps, looked } = parts;
  const blindTo = (day: PlainDate | undefined): readonly Gap[] =>
    gaps.filter((gap) => couldBeOnOrAfter(gap, day) && !beforeSeenPart(complete, day, gap));

  return Object.freeze({
    items,
    complete,
    gaps,
    looked,
    latest(prefer) {
      const dated = items.filter((item) => item.from.date !== undefined);
      const newest = dated.reduce<Fact<T> | undefined>((best, item) => newer(best, item, prefer), undefined);
      const missing = blindTo(newest?.from.date?.latest);
      if (missing.length > 0) return Known.gap(missing);
      return newest ? Known.of(newest, [newest.from]) : Known.none(looked);
    },
    count() {
      return gaps.length > 0
        ? Known.gap(gaps)
        : Known.of(
            items.length,
            items.map((item) => item.from),
          );
    },
    within(window) {
      const seen = typeof complete === 'object' && window.from !== undefined && complete.since <= window.from;
      return factList({
        items: items.filter((item) => item.from.date !== undefined && mayLieIn(item.from.date, window)),
        complete: seen ? 'all' : complete,
        gaps: gaps.filter((gap) => (gap.source?.date ? mayLieIn(gap.source.date, window) : gap.source || !seen)),
        looked,
      });
    },
    where(test) {
      return factList({ items: items.filter((item) => test(item.value, item.from)), complete, gaps, looked });
    },
    map(change) {
      const changed = items.map((item) => Object.freeze({ value: change(item.value, item.from), from: item.from }));
      return factList({ items: changed, complete, gaps, looked });
    },
    any(reason) {
      if (items.length > 0)
        return yes(
          items,
          items.map((item) => item.from),
          gaps,
        );
      return gaps.length > 0 ? unknown(gaps) : no(reason);
    },
  } satisfies FactList<T>);
}

/** Facts of two lists as one, for instance requests and statements of the same drug. */
export function joinLists<T>(lists: readonly FactList<T>[]): FactList<T> {
  const sinces = lists.flatMap((list) => (typeof list.complete === 'object' ? [list.complete.since] : []));
  return factList({
    items: lists.flatMap((list) => list.items),
    complete: lists.some((list) => list.complete === 'no')
      ? 'no'
      : sinces.length > 0
        ? { since: sinces.reduce((a, b) => (a > b ? a : b)) }
        : 'all',
    gaps: lists.flatMap((list) => list.gaps),
    looked: [...new Set(lists.flatMap((list) => list.looked))],
  });
}

/** Can this date lie in the window, reading a partial date as its latest day for `from` and earliest for `to`? */
export function mayLieIn(date: PartialDate, window: Window): boolean {
  return (
    (window.from === undefined || date.latest >= window.from) && (window.to === undefined || date.earliest <= window.to)
  );
}

function newer<T>(best: Fact<T> | undefined, item: Fact<T>, prefer?: (a: T, b: T) => T): Fact<T> {
  const a = best?.from.date;
  const b = item.from.date;
  if (!best || !a) return item;
  if (!b) return best;
  const order = a.latest === b.latest ? (a.instant ?? -1) - (b.instant ?? -1) : a.latest < b.latest ? -1 : 1;
  if (order !== 0) return order < 0 ? item : best;
  return prefer && prefer(best.value, item.value) === best.value ? best : item;
}

/** A missing list, or an entry without a date, could hold anything; an unreadable entry weighs from its own date on. */
function couldBeOnOrAfter(gap: Gap, day: PlainDate | undefined): boolean {
  const date = gap.source?.date;
  return day === undefined || date === undefined || date.latest >= day;
}

/** A list cut at its old end cannot hide anything newer than the cut. */
function beforeSeenPart(complete: Completeness, day: PlainDate | undefined, gap: Gap): boolean {
  return typeof complete === 'object' && gap.source === undefined && day !== undefined && complete.since <= day;
}
