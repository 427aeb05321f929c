import { compareText } from '../../src/fhir/compare-text.ts';
import { daysBetween, type PlainDate } from '../../src/fhir/plain-date.ts';
import type { Source } from '../../src/picture/index.ts';

/** A stretch of days: from the first day to the day after the last, so that its length is a plain difference. */
export interface Stretch {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** One recorded stretch of taking one drug. */
export interface DrugUse extends Stretch {
  /** It goes on: `to` is the index date. */
  readonly ongoing: boolean;
  /** Its beginning or end is not recorded: the stretch is the longest it can have been. */
  readonly unclear: boolean;
  /** Milligrams a day; undefined if the record does not say, or not in a way that can be reckoned. */
  readonly mgPerDay: number | undefined;
  readonly source: Source;
}

/** Joins stretches with pauses of at most `pauseDays` between them, oldest first. */
export function joined(stretches: readonly Stretch[], pauseDays: number): readonly Stretch[] {
  const runs: Stretch[] = [];
  for (const stretch of stretches.toSorted((a, b) => compareText(a.from, b.from))) {
    const last = runs.at(-1);
    if (last && daysBetween(last.to, stretch.from) <= pauseDays) {
      runs[runs.length - 1] = { from: last.from, to: stretch.to > last.to ? stretch.to : last.to };
    } else {
      runs.push({ from: stretch.from, to: stretch.to });
    }
  }
  return runs;
}

/** How many days of a stretch lie inside another. */
export function daysWithin(stretch: Stretch, frame: Stretch): number {
  const from = stretch.from > frame.from ? stretch.from : frame.from;
  const to = stretch.to < frame.to ? stretch.to : frame.to;
  return Math.max(0, daysBetween(from, to));
}

/** Do two stretches share a day? A drug begun today shares today. */
export function overlap(a: Stretch, b: Stretch): boolean {
  return (a.from < b.to && b.from < a.to) || a.from === b.from;
}
