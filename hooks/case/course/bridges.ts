import { addDays } from '../../../src/fhir/plain-date.ts';
import type { Gap } from '../../../src/picture/index.ts';
import type { Course } from './courses.ts';
import type { CourseInputs } from './mood-course.ts';

/**
 * Administrations from before a course that were not read and may join it to the one before: within the 90 days that may
 * lie between sessions once an induction is complete, and enough to complete it. Of esketamine few are enough.
 */
export function bridgesTo(course: Course | undefined, { courses, sessions, limits }: CourseInputs): readonly Gap[] {
  if (course === undefined) return [];
  const { courseGapDays, laterGapDays } = limits.timing;
  const [from, until] = [addDays(course.first, -laterGapDays), addDays(course.first, -courseGapDays)];
  const found = sessions.gaps.filter(({ source }) => {
    const day = source?.date?.latest;
    return day !== undefined && day >= from && day < until;
  });
  const before = courses.findLast(({ product, last }) => product === course.product && last < course.first);
  const sessionsThen = (before?.sessions.length ?? 0) + found.length;
  return course.product === 'esketamine-session' || sessionsThen >= course.inductionOf ? found : [];
}
