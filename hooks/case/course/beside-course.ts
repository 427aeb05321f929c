import type { Words } from '../../../src/engine/index.ts';
import { addDays } from '../../../src/fhir/plain-date.ts';
import type { Source } from '../../../src/picture/index.ts';
import { mayBeTherapy, type Session } from '../session.ts';
import type { Course } from './courses.ts';

/** Days in which two esketamine sessions are the most there may be (label). */
export const LABEL_WEEK_DAYS = 7;

/**
 * Exposures that are not of a mood course and keep its next session apart all the same: of either drug, by any route, and
 * those nobody can classify; anaesthesia and pain infusions do not. Only those since its last session, and of esketamine the
 * days before it that count to two in seven days as labelled.
 */
export function besideCourse({ product, sessions, partial, last }: Course, days: readonly Session[]): Session[] {
  return days.filter((one) => {
    if (!mayBeTherapy(one) || one.class === 'ketamine-iv-pain' || one.meantFor === 'pain') return false;
    const own = sessions.includes(one) || partial.includes(one);
    const inWeek = product === 'esketamine-session' && one.drug === 'esketamine';
    return !own && one.day > (inWeek ? addDays(last, -LABEL_WEEK_DAYS) : last);
  });
}

/** A line for each of their entries. */
export function besideShown(entries: readonly Source[], words: Words): readonly string[] {
  return entries.map((entry) => `Not of this course, counted for the spacing alone: ${words.entry(entry)}`);
}
