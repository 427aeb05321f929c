import { addDays, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { no, type Source, type Truth, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import { dayOf } from '../day-of.ts';
import { entriesOf } from './courses.ts';
import { type MoodCourse, type Standing, standing } from './mood-course.ts';
import type { Scale } from './scales.ts';
import type { Timeline } from './timeline.ts';
import { latestScore } from './tracking.ts';

/** A score without which the next step of a course rests on nothing. */
export interface MissingScore {
  /** `baseline`: none before the first session; `response`: none since the induction; `recent`: none before the due date. */
  readonly cause: 'baseline' | 'response' | 'recent';
  /** Another card speaks of the course: only its line. */
  readonly aside: boolean;
  readonly scale: Scale['name'];
  /** The last two sessions after the induction, if none was rated in the days before it. */
  readonly unrated: readonly PlainDate[];
  /** Of `recent`: before the due date, which is to come; else in the last days. */
  readonly ahead: boolean;
  /** The day by which a score is wanted; it may be past. */
  readonly by: PlainDate;
}

type Course = { readonly course: MoodCourse; readonly now: Standing };

/**
 * Is a score missing (F5, F8)? No baseline; none in the 14 days after the induction or later; none in the 14 days before the
 * due date, or, where the last two sessions had none, in the last 14 days. An interrupted or lapsed course is left alone: a new
 * one asks for its own baseline.
 */
export function missingScore(timeline: Timeline, today: PlainDate, limits: Thresholds): Truth<Course & MissingScore> {
  const here = standing(timeline.mood);
  if (here.is !== 'yes') return here;
  const { course, now } = here.value;
  const { tracking } = course;
  if (now.phase === 'interrupted' || now.phase === 'lapsed') return no('the course is over', here.because);
  if (tracking.is === 'unknown') return tracking;
  const unrated = unratedSessions(timeline, course, now, limits.timing);
  const awaited = course.inducedOn && addDays(course.inducedOn, limits.timing.assessmentDays);
  const target = now.plan?.due.target ?? course.induction?.target ?? awaited ?? today;
  const ahead = now.plan?.interval.unscored === true && now.plan.due.target > today;
  const say = (cause: MissingScore['cause'], aside = false) => {
    const scale: Scale['name'] = now.tracking?.scale.name ?? 'PHQ-9';
    return yes({ course, now, cause, aside, scale, unrated, ahead, by: target }, here.because, here.notChecked);
  };
  if (tracking.is === 'no') return say('baseline', now.phase === 'induction');
  if (now.phase === 'unrated') return say('response');
  const recent = latestScore(tracking.value.scores, today, limits.timing.scoreDays);
  const missing = now.plan?.interval.unscored || (now.plan && unrated.length > 0 && recent === undefined);
  return missing ? say('recent') : no('the scores that are needed are on record', entriesOf(course.course));
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
