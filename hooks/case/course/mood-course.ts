import { addDays, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { allOf, type Gap, type Index, no, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Drug } from '../drug.ts';
import type { Sessions } from '../sessions.ts';
import { type Bookings, plannedFor } from './bookings.ts';
import { type Course, entriesOf, inductionEnd, lastExposure } from './courses.ts';
import { type Due, dueAfter } from './due-window.ts';
import { type MaintenanceGap, maintenanceGaps } from './gaps.ts';
import { type Induction, inductionDue } from './induction.ts';
import { type Interval, intervalOf } from './interval.ts';
import { type Phase, phaseByScores, phaseBySessions } from './phase.ts';
import { type Response, responseOf } from './response.ts';
import type { Rated } from './scales.ts';
import { type Tracking, trackingOf } from './tracking.ts';

/** The mood course a patient is in, or was in last, as far as sessions decide it. */
export interface MoodCourse {
  readonly course: Course;
  readonly drug: Drug;
  /** The day the induction was complete; none before. */
  readonly inducedOn?: PlainDate;
  /** While the induction is not complete. */
  readonly induction?: Induction;
  /** What it is followed by; `no` without a baseline. */
  readonly tracking: Truth<Tracking>;
  /** Where it stands; unknown where that turns on scores that could not be read. */
  readonly standing: Truth<Standing>;
}

/** Where a course stands. */
export interface Standing {
  readonly phase: Phase;
  readonly tracking?: Tracking;
  readonly response?: Response;
  readonly gaps: readonly MaintenanceGap[];
  /** The interval and the due date: in maintenance, and where nobody rated whether it helped. */
  readonly plan?: { readonly interval: Interval; readonly due: Due };
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
  const from = addDays(course?.first ?? at.today, -limits.timing.courseGapDays);
  const matters = ({ source }: Gap) => (source?.date?.latest ?? at.today) >= from;
  const gaps = sessions.gaps.filter(matters);
  if (gaps.length > 0) return unknown(gaps);
  if (course === undefined) return no('no therapy session on record', [], 'not-applicable');
  const unbilled = sessions.procedureGaps.filter(matters);
  const esketamine = course.product === 'esketamine-session';
  if (esketamine && unbilled.length > 0) return unknown(unbilled);

  const tracking = trackingOf(course, inputs.rated, sessions.days, at, limits);
  const inducedOn = inductionEnd(course, at.today, limits);
  const value: MoodCourse = {
    course,
    drug: esketamine ? 'esketamine' : 'ketamine',
    ...(inducedOn === undefined ? { induction: inductionDue(course, at.today, limits.timing) } : { inducedOn }),
    tracking,
    standing: standingOf(inputs, course, tracking, inducedOn),
  };
  return yes(value, entriesOf(course), unbilled);
}

function standingOf(
  { bookings, at, limits }: CourseInputs,
  course: Course,
  tracking: Truth<Tracking>,
  inducedOn: PlainDate | undefined,
): Truth<Standing> {
  const drug = course.product === 'esketamine-session' ? 'esketamine' : 'ketamine';
  const known = phaseBySessions(course, inducedOn, at.today, limits.timing);
  const followed = tracking.is === 'yes' ? tracking.value : undefined;
  const gaps = maintenanceGaps(
    course,
    followed,
    (after, until) => plannedFor(bookings, drug, after, until),
    at.today,
    limits,
  );
  const response = followed && inducedOn !== undefined ? responseOf(followed, inducedOn, limits.response) : undefined;
  const common = { ...(followed && { tracking: followed }), ...(response && { response }) };
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
    today: at.today,
    limits,
  });
  return yes({ phase, gaps, ...common, plan: { interval, due: dueOf(course, interval, at.today, limits) } });
}

/** Due after the last session; an exposure since then that was stopped puts it off by the shortest spacing. */
function dueOf(course: Course, { days }: Interval, today: PlainDate, { timing }: Thresholds): Due {
  const spaced = addDays(lastExposure(course), timing.infusionSoonestDays - days);
  return dueAfter(
    lastExposure(course) > course.last && spaced > course.last ? spaced : course.last,
    days,
    today,
    timing,
  );
}

/** The course and where it stands, for rules that need both. */
export function standing(mood: Truth<MoodCourse>): Truth<{ readonly course: MoodCourse; readonly now: Standing }> {
  return mood.is === 'yes' ? allOf({ course: mood, now: mood.value.standing }) : mood;
}
