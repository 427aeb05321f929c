import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faults, shipped } from '../support/app.ts';
import { bundleOf } from './build.ts';
import { daysOf } from './days.ts';
import { readingFile } from './files.ts';
import { readCourses } from './read.ts';

/**
 * What a clinician would have seen on every day of the ten courses, as it is written in `examples/days`. After an intended
 * change: `npm run courses`, then read the difference as a clinician would.
 */
describe('the ten courses day by day', () => {
  const courses = readCourses();

  it.each(courses.map((course) => [course.name, course] as const))('%s: run npm run courses and read', (_, course) => {
    const [path, text] = readingFile(course);
    expect(text).toBe(readFileSync(path, 'utf8'));
  });

  it('are all there, and no others', () => {
    expect(readdirSync('examples/days').toSorted()).toEqual(courses.map(({ name }) => `${name}.md`).toSorted());
  });

  it('never show more than three cards beside the incomplete one, two of a group, or a fault', () => {
    const days = courses.slice(0, 2).flatMap((course) => daysOf(bundleOf(course, shipped.terminology)));
    for (const { cards, rules } of days) {
      expect(rules.length).toBeLessThanOrEqual(3);
      expect(new Set(cards.map(({ uuid }) => uuid)).size).toBe(cards.length);
    }
    expect(faults).toEqual([]);
  });
});
