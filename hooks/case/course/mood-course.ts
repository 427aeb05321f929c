import { addDays, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { allOf, type Gap, type Index, no, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Drug } from '../drug.ts';
import { openSince, type Session } from '../session.ts';
import type { Sessions } from '../sessions.ts';
import { besideCourse } from './beside-course.ts';
import { betweenSessions, exposuresIn } from './between-sessions.ts';
import { type Bookings, plannedFor } from './bookings.ts';
import { bridgesTo } from './bridges.ts';
import { type Course, entriesOf, inductionEnd } from './courses.ts';
import { type Due, dueAfter } from './due-window.ts';
import { type MaintenanceGap, maintenanceGaps } from './gaps.ts';
import { type Induction, inductionDue } from './induction.ts';
import { type Interval, intervalOf } from './interval.ts';
import { type Phase, phaseByScores, phaseBySessions } from './phase.ts';
import { type Response, responseOf } from './response.ts';
import type { Rated } from './scales.ts';
import {
  type Rating,
  ratingsOf,
  type ScoresRead,
  scoresRead,
  type Tracking,
  trackingAmong,
  watchedBy,
} from './tracking.ts';

/** The mood course a patient is in, or was in last, as far as sessions decide it. */
export interface MoodCourse {
  readonly course: Course;
  readonly drug: Drug;
  /** The day the induction was complete; none before. */
  readonly inducedOn?: PlainDate;
  /** While the induction is not complete. */
  readonly induction?: Induction;
  /** Exposures that are not of it and move its next session back. */
  readonly beside: readonly Session[];
  /** Exposures since its last session that are no sessions of it, of whatever kind but anaesthesia, oldest first. */
  readonly since: readonly Session[];
  /** Those of them that are under way today. */
  readonly underWay: readonly Session[];
  /** Its scores by each scale, where others could not be read too. */
  readonly scores: ScoresRead;
  /** What it is followed by; `no` without a baseline. */
  readonly tracking: Truth<Tracking>;
  /** Where it stands; unknown where that turns on scores that could not be read. */
  readonly standing: Truth<Standing>;
}

/** Where a course stands. */
export interface Standing {
  readonly phase: Phase;
  readonly tracking?: Tracking;
  /** By every mood scale, the one that counts first; empty while scores were not read. */
  readonly ratings: readonly Rating[];
  /** What shows whether it is worse: the same, or another that has limits for it. */
  readonly watched?: Rating;
  readonly response?: Response;
  readonly gaps: readonly MaintenanceGap[];
  /** The interval and the due date: in maintenance, and where nobody rated whether it helped. */
  readonly plan?: Plan;
}

/** The interval of a course and what it makes of the next session. */
export interface Plan {
  readonly interval: Interval;
  /** Counted from the last session, whatever exposure came after it. */
  readonly due: Due;
  /** The first day that keeps the shortest spacing from a later exposure; none without one. */
  readonly soonest?: PlainDate;
}

/** What a course is read from. */
export interface CourseInputs {
  readonly courses: readonly Course[];
  readonly sessions: Sessions;
  readonly rated: readonly Rated[];
  readonly bookings: Bookings;
  readonly at: Index;
  readonly limits: Thresholds;
}

/**
 * The mood course that counts: of the two products, the one whose last session is later. Administrations that were not
 * read leave everything open, because any session may be among them; procedures only for esketamine, whose visits they hold.
 */
export function moodCourseOf(inputs: CourseInputs): Truth<MoodCourse> {
  const { courses, sessions, at, limits } = inputs;
  const course = courses.findLast(({ product }) => product !== 'ketamine-iv-pain');
  const { courseGapDays, lapseSilentDays } = limits.timing;
  // Without a course a session matters as long as a lapse is spoken of.
  const from = course ? addDays(course.first, -courseGapDays) : addDays(at.today, -lapseSilentDays);
  const matters = ({ source }: Gap) => (source?.date?.latest ?? at.today) >= from;
  const gaps = [
    ...sessions.gaps.filter(matters),
    ...openSince(sessions.days, from, 'ketamine-iv-mood'),
    ...bridgesTo(course, inputs),
  ];
  if (gaps.length > 0) return unknown(gaps);
  if (course === undefined) return no('no therapy session on record', [], 'not-applicable');
  const unbilled = sessions.procedureGaps.filter(matters);
  const esketamine = course.product === 'esketamine-session';
  if (esketamine && unbilled.length > 0) return unknown(unbilled);

  const scores = scoresRead(course, inputs.rated, sessions.days, at, limits);
  const ratings = ratingsOf(scores);
  const tracking = trackingAmong(ratings, course, limits);
  const inducedOn = inductionEnd(course, at.today, limits);
  const beside = besideCourse(course, sessions.days);
  const between = betweenSessions(course, sessions.days);
  const since = exposuresIn(between, { from: course.last });
  const value: MoodCourse = {
    course,
    drug: esketamine ? 'esketamine' : 'ketamine',
    ...(inducedOn === undefined ? { induction: inductionDue(course, beside, at.today, limits.timing) } : { inducedOn }),
    beside,
    since,
    underWay: since.filter(({ day, running }) => running && day === at.today),
    scores,
    tracking,
    standing: standingOf(inputs, course, {
      tracking,
      inducedOn,
      between,
      since,
      ratings: ratings.is === 'yes' ? ratings.value : [],
    }),
  };
  return yes(value, entriesOf(course), unbilled);
}

function standingOf(
  { bookings, at, limits }: CourseInputs,
  course: Course,
  {
    tracking,
    inducedOn,
    between,
    since,
    ratings,
  }: Pick<MoodCourse, 'tracking' | 'since'> &
    Pick<Standing, 'ratings'> & { readonly inducedOn: PlainDate | undefined; readonly between: readonly Session[] },
): Truth<Standing> {
  const drug = course.product === 'esketamine-session' ? 'esketamine' : 'ketamine';
  const known = phaseBySessions(course, inducedOn, at.today, limits.timing);
  const followed = tracking.is === 'yes' ? tracking.value : undefined;
  const watched = watchedBy(ratings, followed, at.today, limits.timing);
  const gaps = maintenanceGaps(
    course,
    watched,
    (after, until) => plannedFor(bookings, drug, after, until),
    between,
    at.today,
    limits,
  );
  const lastInduction = inducedOn === undefined ? undefined : course.induction.at(-1)?.day;
  const response = followed && lastInduction ? responseOf(followed, lastInduction, limits.response) : undefined;
  const common = {
    ratings,
    ...(followed && { tracking: followed }),
    ...(watched && { watched }),
    ...(response && { response }),
  };
  if (known !== undefined || inducedOn === undefined)
    return yes({ phase: known ?? 'induction', gaps: inducedOn === undefined ? [] : gaps, ...common });
  if (tracking.is === 'unknown') return tracking;

  const phase = phaseByScores(inducedOn, response, at.today, limits.timing);
  const planned = phase === 'maintenance' || phase === 'unrated';
  if (!planned) return yes({ phase, gaps, ...common });
  const interval = intervalOf({
    course,
    gaps,
    tracking: phase === 'maintenance' ? followed : undefined,
    // Where nobody knows of a response, a first session after the induction has to come before its interval.
    watched: phase === 'maintenance' || course.sessions.length > course.induction.length ? watched : undefined,
    today: at.today,
    limits,
  });
  const exposure = since.at(-1)?.day;
  const plan: Plan = {
    interval,
    due: dueAfter(course.last, interval.days, at.today, limits.timing),
    ...(exposure !== undefined && { soonest: addDays(exposure, limits.timing.infusionSoonestDays) }),
  };
  return yes({ phase, gaps, ...common, plan });
}

/** The course and where it stands, for rules that need both. */
export function standing(mood: Truth<MoodCourse>): Truth<{ readonly course: MoodCourse; readonly now: Standing }> {
  return mood.is === 'yes' ? allOf({ course: mood, now: mood.value.standing }) : mood;
}
