import { addDays, daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import type { Source } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Course } from './courses.ts';

/** Sessions a week by the label of esketamine, least and most: from week 9 on one a week, or one in two weeks. */
const label = [
  { until: 4, least: 2, most: 2, text: 'two a week in weeks 1 to 4' },
  { until: 8, least: 1, most: 1, text: 'one a week in weeks 5 to 8' },
  { until: Number.POSITIVE_INFINITY, least: 0, most: 1, text: 'one a week or one in two weeks from week 9 on' },
] as const;

/** A whole week of a course. */
export interface CourseWeek {
  /** From 1, counted from the first session. */
  readonly number: number;
  readonly from: PlainDate;
  /** Days with an exposure; one that was stopped early counts, because the visit took place. */
  readonly sessions: number;
  readonly entries: readonly Source[];
  /** What the label states for that week. */
  readonly label: string;
  readonly off: 'more' | 'less' | 'no';
}

/** The last whole weeks of a course, oldest first; fewer where it is younger. */
export function lastWeeks(
  { first, sessions, partial }: Course,
  today: PlainDate,
  { phaseWeeks, phaseSessions }: Thresholds['timing'],
): readonly CourseWeek[] {
  const over = Math.floor(daysBetween(first, today) / 7);
  const numbers = Array.from({ length: over }, (_, index) => index + 1).slice(-phaseWeeks);
  return numbers.map((number): CourseWeek => {
    const from = addDays(first, 7 * (number - 1));
    const until = addDays(from, 7);
    const given = [...sessions, ...partial].filter(({ day }) => day >= from && day < until);
    const days = new Set(given.map(({ day }) => day)).size;
    const { least, most, text } = label.find((phase) => number <= phase.until) ?? label[2];
    const off = days - most > phaseSessions ? 'more' : least - days > phaseSessions ? 'less' : 'no';
    return { number, from, sessions: days, entries: given.flatMap((one) => one.from), label: text, off };
  });
}
