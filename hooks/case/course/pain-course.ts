import { addDays, daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { type Gap, no, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import { openSince } from '../session.ts';
import { type Course, entriesOf, lastExposure } from './courses.ts';
import type { CourseInputs } from './mood-course.ts';
import { improvement } from './response.ts';
import type { Scale } from './scales.ts';
import { type Score, type Tracking, trackingOf } from './tracking.ts';

/** The latest course of pain infusions. Mood spacing does not apply to it, and no next date follows from it. */
export interface PainCourse {
  readonly course: Course;
  /** Followed by a 0–10 pain score or PEG, of both the one with more scores; `no` without a baseline. */
  readonly tracking: Truth<Tracking>;
  /** None where no score after its last session is on record, or no baseline. */
  readonly relief: Truth<Relief>;
}

/** Relief after a pain course by one scale (resp-pain). */
export interface ScaleRelief {
  readonly scale: Scale['name'];
  readonly baseline: Score;
  /** The latest valid score after the last session, and its fall in per cent of the baseline. */
  readonly latest: Score;
  readonly fall: number;
  /** A meaningful relief was on record after the last session. */
  readonly reached: boolean;
  /** The last score that showed it. */
  readonly held?: Score;
  /** The first score after that one; relief that came back is not lost. */
  readonly lost?: Score;
  /** Days after the last session up to which relief is on record; 0 where it was not reached. */
  readonly days: number;
}

/** Relief by either scale: by the one that tells most of it. */
export interface Relief extends ScaleRelief {
  /** What the other scale tells, if it has a score after the last session too. */
  readonly others: readonly ScaleRelief[];
}

/**
 * The latest pain course. Administrations that were not read leave it open if they may be of its time or, without a course
 * whose relief is still followed, of the days in which it would be.
 */
export function painCourseOf(inputs: CourseInputs): Truth<PainCourse> {
  const { courses, sessions, rated, at, limits } = inputs;
  const course = courses.findLast(({ product }) => product === 'ketamine-iv-pain');
  const followed = addDays(at.today, -limits.timing.laterGapDays);
  const from = course && course.last >= followed ? addDays(course.first, -limits.painCourse.pauseDays) : followed;
  const unread = sessions.gaps.filter(({ source }: Gap) => (source?.date?.latest ?? at.today) >= from);
  const gaps = [...unread, ...openSince(sessions.days, from, 'ketamine-iv-pain')];
  if (gaps.length > 0) return unknown(gaps);
  if (course === undefined) return no('no pain infusion on record', [], 'not-applicable');
  const tracking = trackingOf(course, rated, sessions.days, at, limits);
  return yes(
    {
      course,
      tracking,
      relief: tracking.is === 'yes' ? reliefByEither(course, inputs) : tracking,
    },
    entriesOf(course),
  );
}

/** A course whose last session is at most so many days ago that its relief is followed; `over`: a later infusion begins another. */
export function followedPainCourse(
  pain: Truth<PainCourse>,
  today: PlainDate,
  { timing, painCourse }: Thresholds,
): Truth<PainCourse & { readonly over: boolean }> {
  if (pain.is !== 'yes') return pain;
  const { course } = pain.value;
  if (daysBetween(course.last, today) > timing.laterGapDays)
    return no(`the last pain infusion is more than ${timing.laterGapDays} days ago`, pain.because, 'not-applicable');
  const over = daysBetween(lastExposure(course), today) > painCourse.pauseDays;
  return yes({ ...pain.value, over }, pain.because);
}

/** The same, once it is over. */
export function pastPainCourse(pain: Truth<PainCourse>, today: PlainDate, limits: Thresholds): Truth<PainCourse> {
  const followed = followedPainCourse(pain, today, limits);
  return followed.is === 'yes' && !followed.value.over ? no('the pain course may go on', followed.because) : followed;
}

/**
 * Relief by the 0–10 pain score or by PEG, which stands for function: one of them is enough. The one by which it holds leads,
 * then the one by which it held longest, then the one with more scores.
 */
function reliefByEither(course: Course, { rated, sessions, at, limits }: CourseInputs): Truth<Relief> {
  const followed = rated.flatMap((one) => {
    const tracking = trackingOf(course, [one], sessions.days, at, limits);
    return tracking.is === 'yes' ? [tracking.value] : [];
  });
  const found = followed
    .toSorted((a, b) => b.scores.length - a.scores.length)
    .flatMap((tracking) => reliefOf(course, tracking, limits.painCourse) ?? []);
  const holds = ({ reached, lost }: ScaleRelief) => Number(reached && lost === undefined);
  const [best, ...others] = found.toSorted((a, b) => holds(b) - holds(a) || b.days - a.days);
  const baselines = followed.map(({ baseline }) => baseline.from);
  if (best === undefined) return no('no pain score after the last session', baselines);
  const shown = [best, ...others].flatMap(({ baseline, held, lost, latest }) => [baseline, held, lost, latest]);
  return yes({ ...best, others }, [...new Set(shown.flatMap((score) => score?.from ?? []))]);
}

function reliefOf(
  { last }: Course,
  tracking: Tracking,
  limits: CourseInputs['limits']['painCourse'],
): ScaleRelief | undefined {
  const after = highestOfMoment(tracking.scores.filter(({ day }) => day > last));
  const latest = after.at(-1);
  if (latest === undefined) return undefined;
  const place = after.findLastIndex((score) => fallTo(tracking, score) >= limits.relief);
  const held = after[place];
  const lost = held && after[place + 1];
  return {
    scale: tracking.scale.name,
    baseline: tracking.baseline,
    latest,
    fall: fallTo(tracking, latest),
    reached: held !== undefined,
    ...(held && { held }),
    ...(lost && { lost }),
    days: held ? daysBetween(last, held.day) : 0,
  };
}

/** The fall in per cent; what is left of the division of decimals must not make 30% less than 30%. */
function fallTo(tracking: Tracking, score: Score): number {
  return Math.round(improvement(tracking, score) * 1e6) / 1e6;
}

/** Of several scores of one moment (at rest, in motion) the highest, which is the last of them. */
function highestOfMoment(scores: readonly Score[]): readonly Score[] {
  return [...new Map(scores.map((score) => [`${score.day} ${score.instant}`, score])).values()];
}
