import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../src/fhir/plain-date.ts';
import { faults } from '../support/app.ts';
import { asked, recordOn } from './course-record.ts';
import { courses, isFar, steady, type WholeCourse } from './courses.ts';
import { withUnrelated } from './rewrite.ts';
import { daysIn, disagreements, fired, standingOf, targets, timelineOf, timing, verdicts } from './timing.ts';

/** `COURSES=all npm test -- test/properties/courses` asks fifty times as often. */
const all = process.env.COURSES === 'all';
const runs = (count: number) => ({ numRuns: all ? 50 * count : count });
const ladder = [7, 14, 21, 28, 42, 56];
const hour = 3_600_000;

afterAll(() => expect([...new Set(faults)]).toEqual([]));

describe('the next session of any course', { timeout: hour }, () => {
  it('is never due within 7 days in maintenance, never more than a step later than until now, and on one day only', () => {
    let kept = 0;
    fc.assert(
      fc.property(fc.oneof(courses, steady), (course) => {
        const outcome = asked(course);
        const { interval, due, gaps } = standingOf(outcome) ?? {};
        expect(disagreements(outcome)).toEqual([]);
        if (!interval || !due || !gaps) return;
        kept += 1;
        const last = lastOf(course);
        expect(interval.days).toBeGreaterThanOrEqual(7);
        expect(daysBetween(last, due.target)).toBeGreaterThanOrEqual(7);
        for (const target of targets(outcome)) expect(daysBetween(last, target)).toBeGreaterThanOrEqual(7);
        const until = Math.max(7, gaps.findLast(({ to, ignored }) => to !== undefined && !ignored)?.days ?? 7);
        expect(interval.days).toBeLessThanOrEqual(ladder.find((step) => step > until) ?? until);
      }),
      runs(150),
    );
    expect(kept).toBeGreaterThan(all ? 1000 : 20);
  });

  it('is told by dates of the course or soon after the day asked about', () => {
    fc.assert(
      fc.property(courses, (course) => {
        const outcome = asked(course);
        const [from, to] = [addDays(course.from, -400), addDays(course.from, course.asked + 100)];
        for (const { id, facts } of fired(outcome)) {
          const wild = daysIn(facts).filter((day) => day < from || day > to);
          expect(wild, id).toEqual([]);
        }
        expect(outcome.cards.filter(({ incomplete }) => !incomplete).length).toBeLessThanOrEqual(3);
      }),
      runs(40),
    );
  });

  it('is never put off on a missing score', () => {
    let extended = 0;
    fc.assert(
      fc.property(steady, fc.constantFrom(1, 2), (course, which) => {
        if (standingOf(asked(course))?.interval?.rule !== 'extend') return;
        extended += 1;
        const session = course.sessions.at(-which)!.day;
        const unrated = course.scores.filter(({ day }) => day < session - 3 || day > session);
        const without = asked({ ...course, scores: unrated });
        expect(standingOf(without)?.interval?.rule).not.toBe('extend');
        expect(fired(without).map(({ id }) => id)).not.toContain('time-maint-extend');
      }),
      runs(60),
    );
    expect(extended).toBeGreaterThan(5);
  });

  it('never counts anaesthesia', () => {
    fc.assert(
      fc.property(courses, fc.integer({ min: -90, max: 200 }), (course, day) => {
        // The day after ketamine a score shows its acute effect, whatever it was given for.
        const acute = course.scores.some(({ day: rated, time }) => time && rated - day >= 0 && rated - day <= 1);
        fc.pre(day <= course.asked && isFar(day, course.sessions) && !course.anaesthesia.includes(day) && !acute);
        const [before, after] = [asked(course), asked({ ...course, anaesthesia: [...course.anaesthesia, day] })];
        expect(verdicts(after)).toEqual(verdicts(before));
        const { sessions: _, ...rest } = timelineOf(before);
        expect(timelineOf(after)).toMatchObject(rest);
        expect(timelineOf(after).sessions.some(({ class: of }) => of === 'anaesthetic')).toBe(true);
      }),
      runs(40),
    );
  });

  it('moves with the record: all dates some days later, and all that is said some days later', () => {
    fc.assert(
      fc.property(courses, fc.integer({ min: 1, max: 800 }), (course, days) => {
        const moved = asked({ ...course, from: addDays(course.from, days) });
        expect(timing(moved)).toEqual(timing(asked(course)));
      }),
      runs(40),
    );
  });

  it('does not turn on records about something else', () => {
    fc.assert(
      fc.property(courses, fc.nat(1000), (course, seed) => {
        const bundle = recordOn(course);
        const built = { bundle, context: { userId: 'Practitioner/example', patientId: 'golden-patient' } };
        const { bundle: more } = withUnrelated(built, seed);
        expect(timing(asked(course, more))).toEqual(timing(asked(course, bundle)));
      }),
      runs(40),
    );
  });

  it('does not turn on a score of a later day', () => {
    fc.assert(
      fc.property(courses, fc.integer({ min: 1, max: 60 }), fc.nat(27), (course, later, phq9) => {
        const until = { ...course, scores: course.scores.filter(({ day }) => day <= course.asked) };
        const after = asked({ ...until, scores: [...until.scores, { day: course.asked + later, phq9 }] });
        expect(verdicts(after)).toEqual(verdicts(asked(until)));
        expect(standingOf(after)).toEqual(standingOf(asked(until)));
      }),
      runs(40),
    );
  });
});

/** The day of the last completed session up to the day asked about. */
function lastOf({ from, sessions, asked }: WholeCourse): string {
  return addDays(from, sessions.findLast(({ day, stopped }) => !stopped && day <= asked)?.day ?? 0);
}
