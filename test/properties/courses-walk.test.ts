import type { Bundle } from '@medplum/fhirtypes';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { addDays, daysBetween, type PlainDate } from '../../src/fhir/plain-date.ts';
import { asKnownOn } from '../../src/replay/index.ts';
import { bundleOf } from '../courses/build.ts';
import { readCourses } from '../courses/read.ts';
import { TODAY, ZONE } from '../golden/dates.ts';
import type { Outcome } from '../golden/run.ts';
import { faults, shipped } from '../support/app.ts';
import { chartOn, noonOf, recordOn } from './course-record.ts';
import { courses, type WholeCourse } from './courses.ts';
import { cardsOf, daysIn, disagreements, fired, timelineOf, verdicts } from './timing.ts';

/** `COURSES=all npm test -- test/properties/courses` goes day by day, and through more courses. */
const all = process.env.COURSES === 'all';
const hour = 3_600_000;

afterAll(() => expect([...new Set(faults)]).toEqual([]));

/** The record as it was known on a day, and what opening the chart would have answered. */
function replayed(bundle: Bundle, day: PlainDate): Outcome {
  const { bundle: then } = asKnownOn(bundle, { instant: noonOf(day), zone: ZONE });
  return chartOn(then, day);
}

/** What no day of any course may hold. */
function sane(outcome: Outcome, first: PlainDate): void {
  const { today } = outcome.explanation.index;
  expect(outcome.status, today).toBe(200);
  expect(outcome.cards.filter(({ incomplete }) => !incomplete).length, today).toBeLessThanOrEqual(3);
  expect(cardsOf(outcome).length, today).toBeLessThanOrEqual(1);
  expect(disagreements(outcome), today).toEqual([]);
  const [from, to] = [addDays(first, -400), addDays(today, 100)];
  for (const { id, facts } of fired(outcome))
    expect(
      daysIn(facts).filter((day) => day < from || day > to),
      `${today} ${id}`,
    ).toEqual([]);
}

describe('a course walked through day by day', { timeout: hour }, () => {
  it('is at every day what its record was by then: the finished record, replayed, says the same', () => {
    fc.assert(
      fc.property(courses, fc.nat(6), (course, offset) => {
        const finished = recordOn(course);
        for (const day of daysOf(course, offset)) {
          const today = addDays(course.from, day);
          const [then, now] = [chartOn(recordOn(course, day), today), replayed(finished, today)];
          sane(now, course.from);
          expect(verdicts(now), today).toEqual(verdicts(then));
          expect(timelineOf(now), today).toEqual(timelineOf(then));
          expect(cardsOf(now), today).toEqual(cardsOf(then));
        }
      }),
      { numRuns: all ? 200 : 12 },
    );
  });

  it.each(readCourses().map((course) => [course.name, course] as const))(
    'as the sample patient "%s" holds no second date, no card too many and no date from nowhere',
    (_, course) => {
      const bundle = bundleOf(course, shipped.terminology);
      const first = firstDay(bundle);
      const step = all ? 1 : Math.ceil(daysBetween(first, TODAY) / 12);
      for (let day = first; day <= TODAY; day = addDays(day, step)) sane(replayed(bundle, day), first);
    },
  );
});

/** Days from before the first session to after the last event; not all of them in a quick run. */
function daysOf({ asked }: WholeCourse, offset: number): readonly number[] {
  const last = asked + 100;
  const step = all ? 1 : 17;
  return Array.from({ length: Math.floor((last + 5) / step) }, (_, place) => -5 + offset + place * step);
}

/** The day of the first administration. */
function firstDay({ entry = [] }: Bundle): PlainDate {
  const days = entry.flatMap(({ resource }) =>
    resource?.resourceType === 'MedicationAdministration'
      ? (resource.effectivePeriod?.start ?? resource.effectiveDateTime ?? []).slice(0, 10)
      : [],
  );
  return days.toSorted()[0] as PlainDate;
}
