import { addDays, daysBetween } from '../../../src/fhir/plain-date.ts';
import { no, type Source, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import { entriesOf } from './courses.ts';
import type { PainInfusion } from './pain-infusion-at-hand.ts';
import type { Timeline } from './timeline.ts';

/** Pain courses of the year that ends with the infusion at hand. */
export interface PainCourses {
  /** The one at hand included. */
  readonly count: number;
  /** The infusion at hand goes on with the last of them, and begins none. */
  readonly goesOn: boolean;
  /** The infusions with which the first of them began, and the last one given. */
  readonly first: Source;
  readonly last: Source;
}

const YEAR_DAYS = 365;

/**
 * More pain courses begun in a year than the limit (proto-interval-max)? Infusions that were stopped make no course by themselves,
 * and what is planned and not given yet is not counted, except the one at hand.
 */
export function tooManyPainCourses(
  { day: planned }: PainInfusion,
  { courses, sessions }: Pick<Timeline, 'courses' | 'sessions'>,
  { painCourse: limits }: Pick<Thresholds, 'painCourse'>,
): Truth<PainCourses> {
  const since = addDays(planned, -YEAR_DAYS);
  const given = courses.filter(({ product, last }) => product === 'ketamine-iv-pain' && last <= planned);
  const begun = given.filter(({ first }) => first >= since);
  const latest = begun.at(-1);
  const goesOn = latest !== undefined && daysBetween(latest.last, planned) <= limits.pauseDays;
  const count = begun.length + (goesOn ? 0 : 1);
  const gaps = sessions.gaps.filter(({ source }) => (source?.date?.latest ?? planned) >= since);
  const entries = begun.flatMap(entriesOf);
  const [first, last] = [entries[0], entries.at(-1)];
  if (count > limits.mostPerYear && first && last) return yes({ count, goesOn, first, last }, entries, gaps);
  return gaps.length > 0 ? unknown(gaps) : no(`not more than ${limits.mostPerYear} pain courses in a year`, entries);
}
