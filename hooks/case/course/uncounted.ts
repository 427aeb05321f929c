import { addDays } from '../../../src/fhir/plain-date.ts';
import { type Index, no, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Session } from '../sessions.ts';
import type { Timeline } from './timeline.ts';

/** Exposures nobody can classify. */
export interface Uncounted {
  readonly days: readonly Session[];
  /** They fall into the time of a course that goes on. */
  readonly inCourse: boolean;
}

/**
 * Exposures that could not be classified, from 28 days before the first session of the course that goes on, because one may
 * have been its first; without such a course in the last 90 days.
 */
export function uncountedOf(
  { courses, sessions: { days, gaps } }: Pick<Timeline, 'courses' | 'sessions'>,
  { today }: Index,
  { courseGapDays, laterGapDays }: Thresholds['timing'],
): Truth<Uncounted> {
  const recent = addDays(today, -laterGapDays);
  const course = courses.findLast(({ last }) => last >= recent);
  const from = course ? addDays(course.first, -courseGapDays) : recent;
  const found = days.filter((one) => one.class === 'unclassified' && one.day >= from);
  const open = gaps.filter(({ source }) => (source?.date?.latest ?? from) >= from);
  if (found.length > 0)
    return yes(
      { days: found, inCourse: course !== undefined },
      found.flatMap((one) => one.from),
      open,
    );
  return open.length > 0 ? unknown(open) : no('every exposure is classified');
}
