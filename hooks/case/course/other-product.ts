import { addDays } from '../../../src/fhir/plain-date.ts';
import { type Index, no, type Source, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Drug } from '../drug.ts';
import { entriesOf } from './courses.ts';
import type { Timeline } from './timeline.ts';

/** A mood course beside which the other product was given. */
export interface TwoProducts {
  readonly drug: Drug;
  readonly sessions: number;
  readonly other: Drug;
  readonly otherSessions: number;
  /** Sessions of the other product. */
  readonly entries: readonly Source[];
}

/**
 * Was the other product given during the mood course that goes on, or not more than 28 days before it? Visits that were
 * not read may be esketamine sessions, which beside a course of esketamine are no other product.
 */
export function otherProduct(
  { courses, sessions, mood }: Pick<Timeline, 'courses' | 'sessions' | 'mood'>,
  { today }: Index,
  { courseGapDays, laterGapDays }: Thresholds['timing'],
): Truth<TwoProducts> {
  if (mood.is !== 'yes') return mood;
  const { course, drug } = mood.value;
  if (course.last < addDays(today, -laterGapDays)) return no('the course has lapsed', entriesOf(course));
  const since = addDays(course.first, -courseGapDays);
  const beside = courses.filter(
    ({ product, last }) => product !== course.product && product !== 'ketamine-iv-pain' && last >= since,
  );
  const entries = beside.flatMap(entriesOf);
  const unread = drug === 'ketamine' ? sessions.visitGaps : [];
  const gaps = unread.filter(({ source }) => (source?.date?.latest ?? since) >= since);
  if (entries.length === 0)
    return gaps.length > 0 ? unknown(gaps) : no('sessions of one product alone', entriesOf(course));
  const other = drug === 'ketamine' ? 'esketamine' : 'ketamine';
  const otherSessions = beside.flatMap((one) => one.sessions).length;
  return yes({ drug, sessions: course.sessions.length, other, otherSessions, entries }, entries, gaps);
}
