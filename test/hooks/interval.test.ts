import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coursesOf } from '../../hooks/case/course/courses.ts';
import { maintenanceGaps } from '../../hooks/case/course/gaps.ts';
import { type Interval, intervalOf } from '../../hooks/case/course/interval.ts';
import { isWorse } from '../../hooks/case/course/response.ts';
import { scales } from '../../hooks/case/course/scales.ts';
import type { Score, Tracking } from '../../hooks/case/course/tracking.ts';
import type { Session } from '../../hooks/case/session.ts';
import { defaultPolicy } from '../../hooks/policy/defaults.ts';
import { addDays, daysBetween } from '../../src/fhir/plain-date.ts';

const limits = defaultPolicy.thresholds;
const first = '2025-01-01';
const ladder = [7, 14, 21, 28, 42, 56];

/** A course after its induction: gaps between its sessions, days since the last one, scores by their day. */
interface Course {
  readonly esketamine: boolean;
  readonly gaps: readonly number[];
  readonly since: number;
  readonly values: ReadonlyMap<number, number>;
}

const anyCourse = fc
  .record({
    esketamine: fc.boolean(),
    gaps: fc.array(fc.oneof(fc.constantFrom(...ladder), fc.integer({ min: 1, max: 90 })), { maxLength: 7 }),
    since: fc.integer({ min: 0, max: 90 }),
    values: fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 27 })), { maxLength: 25 }),
  })
  .map(({ values, ...rest }): Course => ({ ...rest, values: new Map(values.toSorted(([a], [b]) => a - b)) }));

/** Sessions at one interval, with a score on the day of each, few of them high. */
const steadyCourse = fc
  .record({
    esketamine: fc.boolean(),
    step: fc.constantFrom(...ladder),
    scores: fc.array(
      fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 2, max: 8 }) }, fc.integer({ min: 9, max: 20 })),
      {
        minLength: 3,
        maxLength: 7,
      },
    ),
    since: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ esketamine, step, scores, since }): Course => {
    const end = esketamine ? 24 : 17;
    const values = new Map([[end + 2, 6], ...scores.map((value, place) => [end + step * (place + 1), value] as const)]);
    return { esketamine, gaps: scores.map(() => step), since, values };
  });

const courses = fc.oneof(anyCourse, steadyCourse);

function read({ esketamine, gaps, since, values }: Course): {
  readonly found: Interval;
  readonly tracking: Tracking;
  readonly last: string;
  readonly today: string;
  readonly taken: number;
} {
  const induction = esketamine ? [0, 3, 7, 10, 14, 17, 21, 24] : [0, 3, 7, 10, 14, 17];
  const days = [...induction];
  for (const gap of gaps) days.push((days.at(-1) ?? 0) + gap);
  const sessions = days.map(
    (day): Session => ({
      day: addDays(first, day),
      drug: esketamine ? 'esketamine' : 'ketamine',
      class: esketamine ? 'esketamine-session' : 'ketamine-iv-mood',
      state: 'completed',
      from: [],
    }),
  );
  const [course] = coursesOf(sessions, limits);
  if (!course) throw new Error('no course');
  const today = addDays(course.last, since);
  const source = { type: 'Observation', id: 'score', trust: 'stated', label: 'clinical' } as unknown as Score['from'];
  const scores = [...values].map(([day, value]): Score => ({ day: addDays(first, day), value, from: source }));
  const tracking: Tracking = {
    scale: scales.phq9,
    baseline: { day: first, value: 20, from: source },
    scores: scores.filter(({ day }) => day <= today),
    acute: [],
  };
  const between = maintenanceGaps(course, tracking, () => undefined, [], today, limits);
  const found = intervalOf({ course, gaps: between, tracking, today, limits });
  const week = daysBetween(first, today) / 7;
  const grown = gaps.reduce((was, gap) => Math.max(7, Math.min(gap, ladder.find((step) => step > was) ?? 56)), 7);
  return { found, tracking, last: course.last, today, taken: esketamine && week < 8 ? 7 : grown };
}

const holds = (claim: (course: Course) => void) => fc.assert(fc.property(courses, claim), { numRuns: 2000, seed: 4 });

describe('the maintenance interval of any course', () => {
  it('is found by every rule among these courses', () => {
    const seen = new Set(fc.sample(courses, { numRuns: 5000, seed: 4 }).map((course) => read(course).found.rule));
    expect([...seen].sort()).toEqual(['extend', 'hold', 'missing', 'shorten', 'wearoff']);
  });

  it('starts from the last gap, reached step by step, and is never under 7 days', () =>
    holds((course) => {
      const { found, taken } = read(course);
      expect(found.current).toBe(taken);
      expect(found.days).toBeGreaterThanOrEqual(7);
    }));

  it('grows by one step of the ladder and only on a score of the last 14 days that is a response', () =>
    holds((course) => {
      const { found, tracking, today } = read(course);
      if (found.days <= found.current) return;
      expect(found.rule).toBe('extend');
      expect(found.days).toBe(ladder.find((step) => step > found.current));
      const latest = tracking.scores.at(-1);
      expect(latest?.value).toBeLessThanOrEqual(10);
      expect(daysBetween(latest?.day ?? '', today)).toBeLessThanOrEqual(14);
      expect(course.esketamine ? found.days : 14).toBeLessThanOrEqual(14);
    }));

  it('is never lengthened or simply kept while the latest score of the last 14 days is worse', () =>
    holds((course) => {
      const { found, tracking, today } = read(course);
      const latest = tracking.scores.at(-1);
      if (!latest || daysBetween(latest.day, today) > 14 || !isWorse(tracking, latest, limits.response)) return;
      expect(['wearoff', 'shorten']).toContain(found.rule);
      expect(found.days).toBeLessThanOrEqual(found.current);
    }));

  it('is kept where there are no scores', () =>
    holds((course) => {
      const { found } = read({ ...course, values: new Map() });
      expect(['missing', 'hold']).toContain(found.rule);
      expect(found.days).toBe(found.current);
    }));
});
