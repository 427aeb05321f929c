import { addDays } from '../../../src/fhir/plain-date.ts';
import { type Index, no, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import { openSince, type Session } from '../session.ts';
import type { Timeline } from './timeline.ts';

/** Exposures that are not counted and may have been sessions. */
export interface Uncounted {
  readonly days: readonly Session[];
  /** A mood course goes on, and at most one of them is later than its last session: its count and dates hold, or nearly so. */
  readonly inCourse: boolean;
}

/**
 * Exposures that could not be classified, and those given as therapy in a dose or at a speed of anaesthesia: from 28 days
 * before the first session of the mood course that goes on, because one may have been its first; without such a course in
 * the last 90 days.
 */
export function uncountedOf(
  { courses, sessions: { days, gaps } }: Pick<Timeline, 'courses' | 'sessions'>,
  { today }: Index,
  { courseGapDays, laterGapDays }: Thresholds['timing'],
): Truth<Uncounted> {
  const recent = addDays(today, -laterGapDays);
  const course = courses.findLast(({ product, last }) => product !== 'ketamine-iv-pain' && last >= recent);
  const from = course ? addDays(course.first, -courseGapDays) : recent;
  const found = days.filter((one) => (one.class === 'unclassified' || one.meantFor !== undefined) && one.day >= from);
  const unread = gaps.filter(({ source }) => (source?.date?.latest ?? from) >= from);
  const open = [...unread, ...openSince(days, from)];
  const since = course && found.filter(({ day }) => day > course.last);
  if (found.length > 0)
    return yes(
      { days: found, inCourse: since !== undefined && since.length < 2 },
      found.flatMap((one) => one.from),
      open,
    );
  return open.length > 0 ? unknown(open) : no('every exposure is classified');
}
