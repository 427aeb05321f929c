import { addDays, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { no, type Source, type Truth, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import { dayOf } from '../day-of.ts';
import { entriesOf } from './courses.ts';
import { isUnjudged } from './interval.ts';
import { type MoodCourse, type Standing, standing } from './mood-course.ts';
import type { Scale } from './scales.ts';
import type { Timeline } from './timeline.ts';
import { latestOfAll, latestScore } from './tracking.ts';

/** A mood score without which the next step of a course rests on nothing. */
export interface MissingMoodScore {
  readonly of: 'mood';
  /**
   * `baseline`: none before the first session; `response`: none since the induction; `recent`: none before the due date; `scale`:
   * the response is lost by a scale on which worsening can't be told; `series`: the latest one shows no response, is old, and
   * sessions followed.
   */
  readonly cause: 'baseline' | 'response' | 'recent' | 'scale' | 'series';
  /** Another card speaks of the course: only its line. */
  readonly aside: boolean;
  /** The scale that is asked for, and the one the course is followed by. */
  readonly scale: Scale['name'];
  readonly followed: Scale['name'];
  /** The first session, or the day the induction was over. */
  readonly since: PlainDate;
  /** The weeks of an esketamine induction ended before all its sessions were given: it is over, and not complete. */
  readonly weeksOver: boolean;
  /** Days before the session or the due date in which the score is looked for. */
  readonly days: number;
  /** The last two sessions after the induction, if none was rated in the days before it; and how many days. */
  readonly unrated: readonly PlainDate[];
  readonly ratedDays: number;
  /** Of `recent`: in the days before the due date, or before today once that is past; else in the last days. */
  readonly unscored: boolean;
  /** The day by which a score is wanted; it may be past. */
  readonly by: PlainDate;
  /** Completed sessions since the latest valid score, that of its day included. */
  readonly sessionsSince: number;
  /** None before the first maintenance session. */
  readonly plan?: {
    readonly interval: number;
    readonly due: PlainDate;
    /** The interval is kept because of it; else it was found otherwise. */
    readonly kept: boolean;
  };
  /** A score of 0 before the first session, from which nothing can fall. */
  readonly zero?: Source;
  /** By any scale. */
  readonly latest?: Source;
  readonly session: readonly Source[];
}

/**
 * Is a score missing (F5, F8)? No baseline; none in the 14 days after the induction or later; none in the 14 days before the
 * due date, or, where the last two sessions had none, in the last 14 days; none that tells whether a lost response is
 * worsening; none of late after a series without a response that goes on. An interrupted or lapsed course is left alone: a new one asks for its own baseline.
 */
export function missingScore(timeline: Timeline, today: PlainDate, limits: Thresholds): Truth<MissingMoodScore> {
  const here = standing(timeline.mood);
  if (here.is !== 'yes') return here;
  const { course, now } = here.value;
  const { tracking } = course;
  if (now.phase === 'interrupted' || now.phase === 'lapsed') return no('the course is over', here.because);
  if (tracking.is === 'unknown') return tracking;
  const unrated = unratedSessions(timeline, course, now, limits.timing);
  const say = (cause: MissingMoodScore['cause'], aside = false): Truth<MissingMoodScore> => {
    const found = { cause, aside, unrated, unscored: cause === 'recent' && now.plan?.interval.unscored === true };
    return yes({ ...found, ...shownOf(course, now, cause, limits.timing) }, here.because, here.notChecked);
  };
  if (tracking.is === 'no') return say('baseline', now.phase === 'induction');
  if (now.phase === 'unrated') return say('response');
  if (now.plan && isUnjudged({ tracking: tracking.value, watched: now.watched, today, limits })) return say('scale');
  const recent = latestScore(tracking.value.scores, today, limits.timing.scoreDays);
  const isOld = recent === undefined && sessionsSince(course, now) > 0;
  if (isOld && (now.phase === 'partial' || now.phase === 'non-response')) return say('series');
  const missing = now.plan?.interval.unscored || (now.plan && unrated.length > 0 && recent === undefined);
  return missing ? say('recent') : no('the scores that are needed are on record', entriesOf(course.course));
}

/** What a card shows of it: nothing that would be another thing on the next day. */
function shownOf(mood: MoodCourse, now: Standing, cause: MissingMoodScore['cause'], limits: Thresholds['timing']) {
  const { course, inducedOn, induction } = mood;
  const { plan, tracking, ratings } = now;
  const awaited = inducedOn && addDays(inducedOn, limits.assessmentDays);
  const latest = cause === 'scale' || cause === 'series' ? tracking?.scores.at(-1) : latestOfAll(ratings);
  const zero = ratings.find((one) => one.zero)?.zero;
  const followed = tracking?.scale.name ?? 'PHQ-9';
  return {
    of: 'mood' as const,
    scale: cause === 'scale' ? 'PHQ-9' : followed,
    followed,
    since: (cause === 'response' && inducedOn) || course.first,
    weeksOver: course.induction.length < course.inductionOf,
    days: cause === 'baseline' ? limits.baselineDays : limits.scoreDays,
    ratedDays: limits.scoreDays,
    sessionsSince: sessionsSince(mood, now),
    by: plan?.due.target ?? induction?.target ?? awaited ?? course.last,
    ...(plan &&
      course.sessions.length > course.induction.length && {
        plan: {
          interval: plan.interval.days,
          due: plan.due.target,
          kept: plan.interval.rule === 'missing' || plan.interval.rule === 'hold',
        },
      }),
    ...(cause === 'baseline' && zero && { zero: zero.from }),
    ...(latest && { latest: latest.from }),
    session: course.sessions.at(-1)?.from ?? [],
  };
}

function sessionsSince({ course }: MoodCourse, { tracking }: Standing): number {
  const latest = tracking?.scores.at(-1);
  return latest ? course.sessions.filter(({ day }) => day >= latest.day).length : 0;
}

/** The last two completed sessions after the induction, if both had no valid score in the days before; else none. */
function unratedSessions(
  { scores }: Timeline,
  { course: { sessions, induction } }: MoodCourse,
  { tracking }: Standing,
  { scoreDays }: Thresholds['timing'],
): readonly PlainDate[] {
  const untracked = scores.filter(({ scale }) => scale.kind === 'mood').flatMap(({ list }) => list.items);
  const days = tracking
    ? tracking.scores.map(({ day }) => day)
    : untracked.flatMap(({ from }: { readonly from: Source }) => dayOf(from) ?? []);
  const last = sessions
    .slice(induction.length)
    .slice(-2)
    .map(({ day }) => day);
  const isRated = (session: PlainDate) => days.some((day) => day <= session && day >= addDays(session, -scoreDays));
  return last.length === 2 && !last.some(isRated) ? last : [];
}
