/** Where one course ends and the next begins (F1, F2), by the days of its sessions. */
import { describe, expect, it } from 'vitest';
import { type Course, coursesOf, inductionEnd } from '../../hooks/case/course/courses.ts';
import { maintenanceGaps } from '../../hooks/case/course/gaps.ts';
import { intervalOf } from '../../hooks/case/course/interval.ts';
import type { Session } from '../../hooks/case/session.ts';
import { defaultPolicy } from '../../hooks/policy/defaults.ts';
import { addDays } from '../../src/fhir/plain-date.ts';

const limits = defaultPolicy.thresholds;
const day = (number: number) => addDays('2025-01-01', number);

const esketamine = { drug: 'esketamine', class: 'esketamine-session' } as const;
const ketamine = { drug: 'ketamine', class: 'ketamine-iv-mood' } as const;
const six = [0, 3, 7, 10, 14, 17];
const eight = [...six, 21, 24];

function courses(of: Pick<Session, 'drug' | 'class'>, days: readonly number[]): readonly Course[] {
  return coursesOf(
    days.map((number): Session => ({ ...of, day: day(number), state: 'completed', from: [] })),
    limits,
  );
}

function only(of: Pick<Session, 'drug' | 'class'>, days: readonly number[]): Course {
  const [course, ...more] = courses(of, days);
  if (!course || more.length > 0) throw new Error('expected one course');
  return course;
}

/** The closed gaps and the interval that is kept, without scores. */
function plan(of: Pick<Session, 'drug' | 'class'>, days: readonly number[]) {
  const course = only(of, days);
  const today = addDays(course.last, 1);
  const gaps = maintenanceGaps(course, undefined, () => undefined, [], today, limits);
  const interval = intervalOf({ course, gaps, tracking: undefined, today, limits });
  return { counted: gaps.filter(({ to, ignored }) => to && !ignored).map(({ days: length }) => length), interval };
}

describe('courses', () => {
  it.each([
    ['ketamine, a pause of 28 days in the induction', ketamine, [0, 3, 31], 1],
    ['ketamine, one of 29', ketamine, [0, 3, 32], 2],
    ['ketamine, 90 days after the sixth', ketamine, [...six, 107], 1],
    ['ketamine, 91 days after it', ketamine, [...six, 108], 2],
    ['esketamine, a pause of 28 days that ends after the induction weeks', esketamine, [0, 3, 31], 1],
    ['esketamine, one of 29, which began in them', esketamine, [0, 3, 32], 2],
    ['esketamine, one that began on day 28', esketamine, [0, 14, 28, 57], 2],
    ['esketamine, one that began on day 29', esketamine, [0, 14, 29, 58], 1],
    ['esketamine, 90 days after the induction weeks', esketamine, [0, 14, 29, 119], 1],
    ['esketamine, 91 days after them', esketamine, [0, 14, 29, 120], 2],
    ['esketamine, 90 days after the eighth', esketamine, [...eight, 114], 1],
    ['esketamine, 75 days after the first', esketamine, [0, 75], 2],
  ] as const)('%s: %#', (_, of, days, count) => {
    expect(courses(of, days)).toHaveLength(count);
  });
});

describe('the end of an esketamine induction', () => {
  it.each([
    ['28 days after its last session it is over since day 28', [0, 3, 7], 35, 28],
    ['29 days after it, it was broken off', [0, 3, 7], 36, undefined],
    ['with a session after day 28 it is over', [0, 14, 29], 80, 28],
    ['with eight sessions it is over with the eighth', eight, 80, 24],
    ['on day 28 it still runs', [0, 14, 27], 28, undefined],
  ] as const)('%s', (_, days, today, end) => {
    const found = inductionEnd(only(esketamine, days), day(today), limits);
    expect(found).toBe(end === undefined ? undefined : day(end));
  });
});

describe('the interval until now', () => {
  it('counts the gap after the last session of a complete induction', () => {
    expect(plan(ketamine, [...six, 31])).toMatchObject({ counted: [14], interval: { current: 14 } });
    expect(plan(esketamine, [...eight, 38, 60])).toMatchObject({ counted: [14, 22], interval: { current: 21 } });
  });

  it('does not count one that began in an induction of too few sessions', () => {
    expect(plan(esketamine, [0, 14, 28, 56])).toMatchObject({ counted: [], interval: { current: 7 } });
    expect(plan(esketamine, [0, 14, 28, 56, 70])).toMatchObject({ counted: [14], interval: { current: 14 } });
  });

  it('is 56 days at most, of esketamine beyond the label', () => {
    const later = (last: number) => [14, 35, 63, 105, 161, 236].map((after) => last + after);
    const [after, beyond] = [plan(ketamine, [...six, ...later(17)]), plan(esketamine, [...eight, ...later(24)])];
    expect(after).toMatchObject({ counted: [14, 21, 28, 42, 56, 75], interval: { days: 56, beyondLabel: false } });
    expect(beyond).toMatchObject({ counted: [14, 21, 28, 42, 56, 75], interval: { days: 56, beyondLabel: true } });
  });
});
