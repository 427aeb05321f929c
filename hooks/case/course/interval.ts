import { addDays, daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Course } from './courses.ts';
import { currentInterval } from './current-interval.ts';
import { type Due, dueAfter, toleranceOf } from './due-window.ts';
import type { MaintenanceGap, WearOff } from './gaps.ts';
import { longInterval, stepAbove, stepBelow, stepsFor } from './ladder.ts';
import { isResponse, isWorse } from './response.ts';
import { latestScore, type Rating, type Score, type Tracking } from './tracking.ts';
import { longestBefore, wearOffsOf } from './wear-offs.ts';

/** What F5 makes of the interval. */
export interface Interval {
  readonly rule: 'wearoff' | 'shorten' | 'extend' | 'hold' | 'missing';
  /** The interval until now, in days: no longer than a step of the ladder above the one before it. */
  readonly current: number;
  /** The interval that fits, in days: never under 7, never more than a ladder step above the current one. */
  readonly days: number;
  /**
   * The wear-offs of the last gaps, the earliest after its session first. Empty unless the interval rests on them; of an
   * interval that is kept those at the end of a longer gap.
   */
  readonly wearOffs: readonly WearOff[];
  /** The scores it rests on, latest last. */
  readonly scores: readonly Score[];
  /** Gaps of about this length in a row without another exposure in them, the latest counted first. */
  readonly held: number;
  /** Longer than the label of esketamine describes. */
  readonly beyondLabel: boolean;
  /**
   * No valid score in the 14 days before the due date, or, once that is past, before today; false until it is due. Always
   * where response cannot be reckoned.
   */
  readonly unscored: boolean;
}

/** What the decision is made from. */
export interface IntervalInputs {
  readonly course: Course;
  readonly gaps: readonly MaintenanceGap[];
  /** None where response cannot be reckoned: then the interval is never lengthened. */
  readonly tracking: Tracking | undefined;
  /** What shows worsening, with a baseline or without; the same scale unless told. */
  readonly watched?: Rating | undefined;
  readonly today: PlainDate;
  readonly limits: Thresholds;
}

/**
 * The maintenance interval (F4, F5), by the first that holds: a wear-off between two sessions in one of the last three gaps;
 * worsening without one; a missing score; two stable gaps; else it is kept.
 *
 * Safer readings: a score that was worse on the day of the next session says no wear-off day, so it makes the interval a step
 * shorter than that gap as long as that is one of the last three, although a session has made it better since; for half a
 * year no interval is made longer than a wear-off leaves; nor is it by a scale on which worsening can't be told, nor to one
 * the ladder doesn't have, nor while another exposure lies between the sessions. It is kept where nothing is known.
 */
export function intervalOf({ course, gaps, tracking, watched = tracking, today, limits }: IntervalInputs): Interval {
  const { timing } = limits;
  const esketamine = course.product === 'esketamine-session';
  const steps = stepsFor(esketamine, timing);
  const weekly = esketamine && weeksSince(course.first, today) < 8;
  const current = weekly ? timing.firstIntervalDays : currentInterval(gaps, timing);
  const held = heldFor(gaps, current, timing);
  const isMissing = ({ scores }: Tracking, days: number, early: readonly Due['state'][]) =>
    scoreMissing(scores, dueAfter(course.last, days, today, timing), early, today, timing);
  const say = (rule: Interval['rule'], days: number, scores: readonly Score[]): Interval => ({
    rule,
    current,
    days,
    wearOffs: [],
    scores,
    held,
    beyondLabel: esketamine && days > timing.labelIntervalDays,
    unscored: tracking === undefined || isMissing(tracking, days, unasked),
  });

  const recent = tracking && latestScore(tracking.scores, today, timing.scoreDays);
  const seen = watched && latestScore(watched.scores, today, timing.scoreDays);
  const last = seen ?? watched?.scores.findLast(({ day }) => day >= course.last);
  const worse = watched && last && isWorse(watched, last, limits.response) ? last : undefined;
  const wearOffs = wearOffsOf(gaps, timing);
  const fitting = (wearOff: WearOff) => longestBefore(wearOff, steps, timing);
  const [tightest] = wearOffs.toSorted((a, b) => fitting(a) - fitting(b) || Number(a.atNext) - Number(b.atNext));
  const ceiling = tightest ? Math.min(current, fitting(tightest)) : current;
  const between = wearOffs.filter(({ atNext }) => !atNext);
  const ownGap = worse && gaps.findLast(({ from }) => from < worse.day);
  const placed = wearOffs.find((wearOff) => wearOff === ownGap?.wearOff);
  const least = worse && !placed ? stepBelow(current, steps) : current;
  if (tightest && !tightest.atNext && ceiling <= least)
    return { ...say('wearoff', ceiling, [tightest.score]), wearOffs: between };
  if (worse && !placed) return say('shorten', Math.min(ceiling, least), [worse]);
  const atEnd = placed?.atNext ? placed : tightest;
  if (atEnd && (placed?.atNext || ceiling < current))
    return { ...say('shorten', ceiling, [atEnd.score]), wearOffs: [atEnd] };
  const [earliest] = between;
  if (earliest) return { ...say('wearoff', current, [earliest.score]), wearOffs: between };
  const kept = say('missing', current, []);
  if (tracking === undefined || kept.unscored || isUnjudged({ tracking, watched, today, limits })) return kept;

  const longer = weekly ? undefined : stepAbove(current, steps);
  const stable = longer === undefined ? [] : stableScores(course, tracking, limits);
  const needed = current >= longInterval ? timing.extendLongGaps : timing.extendGaps;
  const remembered = gaps.filter(({ from }) => from >= addDays(today, -timing.wearoffMemoryDays));
  const reached = [...wearOffs, ...remembered.flatMap(({ wearOff }) => wearOff ?? [])];
  const isClean = gaps.every(({ to, between: others }) => to !== undefined || others.length === 0);
  const still = recent !== undefined && isResponse(tracking, recent, limits.response);
  const telling = tracking.scale.worse !== undefined;
  const isFree =
    longer !== undefined &&
    reached.every((wearOff) => fitting(wearOff) >= longer) &&
    !isMissing(tracking, current, ['early']) &&
    !isMissing(tracking, longer, ['early']);
  return isFree && stable.length > 0 && held >= needed && still && telling && isClean
    ? say('extend', longer, stable)
    : { ...say('hold', current, recent ? [recent] : []), wearOffs };
}

/** When a score is not asked for yet: nothing is due. */
const unasked: readonly Due['state'][] = ['early', 'soon'];

/**
 * Is there no valid score in the 14 days before the due date, or, once its window is over, before today? Not asked in the
 * states that are too early. A session that is given a day or two late needs no other score than one given in time.
 */
function scoreMissing(
  scores: readonly Score[],
  { target, state }: Due,
  early: readonly Due['state'][],
  today: PlainDate,
  limits: Thresholds['timing'],
): boolean {
  if (early.includes(state)) return false;
  const until = state === 'overdue' ? today : target;
  return latestScore(scores, today, daysBetween(addDays(until, -limits.scoreDays), today)) === undefined;
}

/** Is the response lost by a scale on which worsening cannot be told, with no recent score by one on which it can? */
export function isUnjudged({ tracking, watched, today, limits }: Omit<IntervalInputs, 'course' | 'gaps'>): boolean {
  const { scoreDays } = limits.timing;
  const recent = tracking && latestScore(tracking.scores, today, scoreDays);
  if (
    tracking === undefined ||
    recent === undefined ||
    tracking.scale.worse ||
    isResponse(tracking, recent, limits.response)
  )
    return false;
  return watched?.scale.worse === undefined || latestScore(watched.scores, today, scoreDays) === undefined;
}

/** Closed gaps in a row, the latest first, that were about as long as the interval. A missed visit or another exposure ends the row. */
function heldFor(gaps: readonly MaintenanceGap[], interval: number, limits: Thresholds['timing']): number {
  const closed = gaps.filter(({ to }) => to !== undefined).toReversed();
  const off = closed.findIndex(
    ({ days, ignored, between }) =>
      ignored || between.length > 0 || Math.abs(days - interval) > toleranceOf(interval, limits),
  );
  return off < 0 ? closed.length : off;
}

/**
 * The scores before the last two sessions, if both are a response and no worsening; else none. Safer reading: a score that may
 * show the acute effect, because it has no time, is no proof of a response, but a high one speaks against it.
 */
function stableScores({ sessions }: Course, tracking: Tracking, limits: Thresholds): readonly Score[] {
  const scores = sessions
    .slice(-2)
    .flatMap(({ day }) => latestScore(tracking.scores, day, limits.timing.scoreBeforeDays) ?? []);
  const stable = scores.every(
    (score) => isResponse(tracking, score, limits.response) && !isWorse(tracking, score, limits.response),
  );
  const doubtful = tracking.acute.filter(
    ({ day, instant }) => instant === undefined && day > (sessions.at(-2)?.day ?? ''),
  );
  const isDenied = doubtful.some((score) => !isResponse(tracking, score, limits.response));
  return scores.length === 2 && stable && !isDenied ? scores : [];
}

/** Whole weeks of a course that are over: weeks 1 to 8 of esketamine are weekly at most, whatever the gaps were. */
function weeksSince(first: PlainDate, today: PlainDate): number {
  return Math.floor(daysBetween(first, today) / 7);
}
