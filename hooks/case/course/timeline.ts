import { derive, type Need, type Truth } from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { type Sessions, sessions } from '../sessions.ts';
import { type Bookings, sessionBookings } from './bookings.ts';
import { type Course, coursesOf } from './courses.ts';
import { type MoodCourse, moodCourseOf } from './mood-course.ts';
import { type PainCourse, painCourseOf } from './pain-course.ts';
import { courseScores, type Rated } from './scales.ts';

/** Everything the timing rules, the explanation and the chart read: one patient's exposures, courses, scores and due date. */
export interface Timeline {
  /** All exposures, classified, day by day. */
  readonly sessions: Sessions;
  readonly courses: readonly Course[];
  readonly scores: readonly Rated[];
  readonly bookings: Bookings;
  /** The mood course that counts at the moment asked about. */
  readonly mood: Truth<MoodCourse>;
  readonly pain: Truth<PainCourse>;
}

/** The timeline of ketamine and esketamine therapy (F1 to F6). The same record, day and policy give the same timeline. */
export const timeline: Need<Timeline, SitePolicy> = derive(
  'timeline of therapy',
  { sessions, scores: courseScores, bookings: sessionBookings },
  ({ sessions: given, scores, bookings }, at, { thresholds: limits }: SitePolicy): Timeline => {
    const courses = coursesOf(given.days, limits);
    const inputs = { courses, sessions: given, rated: scores, bookings, at, limits };
    return Object.freeze({
      sessions: given,
      courses,
      scores,
      bookings,
      mood: moodCourseOf(inputs),
      pain: painCourseOf(inputs),
    });
  },
);
