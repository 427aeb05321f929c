import { addDays, daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Course } from './courses.ts';
import { dueAfter, toleranceOf } from './due-window.ts';
import type { MaintenanceGap, WearOff } from './gaps.ts';
import { longInterval, stepAbove, stepBelow, stepsFor } from './ladder.ts';
import { isResponse, isWorse } from './response.ts';
import { latestScore, type Score, type Tracking } from './tracking.ts';

/** What F5 makes of the interval. */
export interface Interval {
  readonly rule: 'wearoff' | 'shorten' | 'extend' | 'hold' | 'missing';
  /** The interval until now, in days. */
  readonly current: number;
  /** The interval that fits, in days: never under 7, never more than a ladder step above the current one. */
  readonly days: number;
  /** The wear-offs of the last gaps, the earliest after its session first. Empty unless the interval rests on them. */
  readonly wearOffs: readonly WearOff[];
  /** The scores it rests on, latest last. */
  readonly scores: readonly Score[];
  /** Gaps of about this length in a row, the latest counted first. */
  readonly held: number;
  /** Longer than the label of esketamine describes. */
  readonly beyondLabel: boolean;
  /**
   * No valid score in the 14 days before the due date, or, once that is past, before today; false until a week ahead. Always
   * where response cannot be reckoned.
   */
  readonly unscored: boolean;
}

/** What the decision is made from. */
export interface IntervalInputs {
  readonly course: Course;
  readonly gaps: readonly MaintenanceGap[];
  /** None where response cannot be reckoned: then the interval is only ever kept. */
  readonly tracking: Tracking | undefined;
  readonly today: PlainDate;
  readonly limits: Thresholds;
}

/**
 * The maintenance interval (F4, F5), by the first that holds: a wear-off between two sessions in one of the last three gaps;
 * worsening without one; a missing score; two stable gaps; else it is kept.
 *
 * Safer readings: a score that was worse on the day of a session says no wear-off day, so it makes the interval a step
 * shorter, until a later score is better, however old it gets; an interval that reached a wear-off day in the last half
 * year is not suggested again; nor is a longer one by a scale on which worsening can't be told, nor one the ladder doesn't
 * have. The interval is kept where nothing is known.
 */
export function intervalOf({ course, gaps, tracking, today, limits }: IntervalInputs): Interval {
  const { timing } = limits;
  const esketamine = course.product === 'esketamine-session';
  const steps = stepsFor(esketamine, timing);
  const closed = gaps.filter(({ to, ignored }) => to !== undefined && !ignored);
  const shortest = timing.firstIntervalDays;
  const weekly = esketamine && weeksSince(course.first, today) < 8;
  const taken = weekly ? shortest : Math.max(shortest, closed.at(-1)?.days ?? shortest);
  const current = esketamine ? taken : Math.min(timing.longestIntervalDays, taken);
  const held = heldFor(gaps, current, timing);
  const say = (rule: Interval['rule'], days: number, scores: readonly Score[]): Interval => ({
    rule,
    current,
    days,
    wearOffs: [],
    scores,
    held,
    beyondLabel: esketamine && days > timing.labelIntervalDays,
    unscored: tracking === undefined || scoreMissing(tracking.scores, course.last, days, today, timing),
  });

  const wearOffs = wearOffsOf(gaps, timing);
  const [earliest] = wearOffs;
  if (earliest) {
    const days = Math.min(current, Math.max(shortest, earliest.days - timing.wearoffMarginDays));
    return { ...say('wearoff', days, [earliest.score]), wearOffs };
  }
  const recent = tracking && latestScore(tracking.scores, today, timing.scoreDays);
  const last = recent ?? tracking?.scores.findLast(({ day }) => day >= course.last);
  if (tracking && last && isWorse(tracking, last, limits.response))
    return say('shorten', stepBelow(current, steps), [last]);
  const kept = say('missing', current, []);
  if (tracking === undefined || kept.unscored) return kept;

  const longer = weekly ? undefined : stepAbove(current, steps);
  const stable = longer === undefined ? [] : stableScores(course, tracking, limits);
  const needed = current >= longInterval ? timing.extendLongGaps : timing.extendGaps;
  const barred = gaps.some(
    ({ wearOff, from }) =>
      wearOff !== undefined &&
      longer !== undefined &&
      wearOff.days <= longer &&
      from >= addDays(today, -timing.wearoffMemoryDays),
  );
  const still = recent !== undefined && isResponse(tracking, recent, limits.response);
  const telling = tracking.scale.worse !== undefined;
  const extended =
    longer !== undefined && stable.length > 0 && held >= needed && still && telling && !barred
      ? say('extend', longer, stable)
      : undefined;
  return extended && !extended.unscored ? extended : say('hold', current, recent ? [recent] : []);
}

/**
 * Is there no valid score in the 14 days before the due date, or, once its window is over, before today? Asked a week ahead. A
 * session that is given a day or two late needs no other score than one given in time.
 */
function scoreMissing(
  scores: readonly Score[],
  last: PlainDate,
  days: number,
  today: PlainDate,
  limits: Thresholds['timing'],
): boolean {
  const { target, state } = dueAfter(last, days, today, limits);
  if (state === 'early') return false;
  const until = state === 'overdue' ? today : target;
  return latestScore(scores, today, daysBetween(addDays(until, -limits.scoreDays), today)) === undefined;
}

/**
 * The wear-offs between sessions in the last gaps that say something of it, the earliest first. The open gap says something
 * only once it holds a worsening score and follows maintenance. A missed visit takes none of the places; worsening in it
 * counts all the same.
 */
function wearOffsOf(gaps: readonly MaintenanceGap[], { wearoffGaps }: Thresholds['timing']): readonly WearOff[] {
  const told = gaps.filter(({ to, wearOff, first }) => to !== undefined || (wearOff !== undefined && !first));
  const since = told.filter(({ ignored }) => !ignored).slice(-wearoffGaps)[0]?.from ?? '';
  return told
    .filter(({ from }) => from >= since)
    .flatMap(({ wearOff }) => (wearOff && !wearOff.atNext ? [wearOff] : []))
    .toSorted((a, b) => a.days - b.days);
}

/** Closed gaps in a row, the latest first, that were about as long as the interval. A missed visit ends the row. */
function heldFor(gaps: readonly MaintenanceGap[], interval: number, limits: Thresholds['timing']): number {
  const closed = gaps.filter(({ to }) => to !== undefined).toReversed();
  const off = closed.findIndex(
    ({ days, ignored }) => ignored || Math.abs(days - interval) > toleranceOf(interval, limits),
  );
  return off < 0 ? closed.length : off;
}

/** The scores before the last two sessions, if both are a response and no worsening; else none. */
function stableScores({ sessions }: Course, tracking: Tracking, limits: Thresholds): readonly Score[] {
  const scores = sessions
    .slice(-2)
    .flatMap(({ day }) => latestScore(tracking.scores, day, limits.timing.scoreBeforeDays) ?? []);
  const stable = scores.every(
    (score) => isResponse(tracking, score, limits.response) && !isWorse(tracking, score, limits.response),
  );
  return scores.length === 2 && stable ? scores : [];
}

/** Whole weeks of a course that are over: weeks 1 to 8 of esketamine are weekly at most, whatever the gaps were. */
function weeksSince(first: PlainDate, today: PlainDate): number {
  return Math.floor(daysBetween(first, today) / 7);
}
