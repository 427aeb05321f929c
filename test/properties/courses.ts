import fc from 'fast-check';
import { addDays, type PlainDate } from '../../src/fhir/plain-date.ts';
import type { SessionEntry } from '../golden/case.ts';

type Drug = SessionEntry['drug'];

/** A whole course, in days counted from its first session. */
export interface WholeCourse {
  /** The day of the first session. */
  readonly from: PlainDate;
  readonly sessions: readonly { readonly drug: Drug; readonly day: number; readonly stopped: boolean }[];
  readonly scores: readonly { readonly day: number; readonly time?: string; readonly phq9: number }[];
  readonly anaesthesia: readonly number[];
  /** Appointments, and the day each was made. */
  readonly booked: readonly { readonly made: number; readonly day: number; readonly status: string }[];
  /** Orders for a session on a day, written on another. */
  readonly ordered: readonly { readonly made: number; readonly day: number }[];
  /** The day asked about. */
  readonly asked: number;
}

const ORIGIN = '2024-02-05';
const weighted = (...of: readonly (readonly [number, number])[]) =>
  fc.oneof(...of.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));
const inductionGap = weighted([8, 2], [8, 3], [6, 4], [2, 1], [2, 7], [1, 8], [1, 15], [1, 28], [1, 29]);
const anyGap = weighted([4, 7], [2, 14], [1, 8], [1, 13], [1, 21], [1, 28], [1, 42], [1, 5], [1, 60], [1, 90], [1, 91]);
/** A clinic that keeps an interval, give or take a day, as most do; or none at all. */
const laterGaps = fc.oneof(
  fc.array(anyGap, { maxLength: 8 }),
  fc
    .tuple(fc.constantFrom(7, 7, 14, 14, 21, 28, 42, 56), fc.array(fc.constantFrom(-1, 0, 0, 0, 1), { maxLength: 8 }))
    .map(([length, late]) => late.map((days) => length + days)),
);
const outcome = fc.constantFrom('responder', 'responder', 'wears off', 'any', 'none');
const levels = { low: [0, 2, 4, 6, 9], high: [10, 12, 14, 15, 17, 20, 23] } as const;

const plan = fc.record({
  drug: fc.constantFrom<Drug>('ketamine', 'ketamine', 'esketamine'),
  start: fc.nat(600),
  gaps: fc.oneof(
    fc.tuple(fc.array(inductionGap, { minLength: 5, maxLength: 7 }), laterGaps).map(([a, b]) => [...a, ...b]),
    fc.tuple(fc.array(inductionGap, { maxLength: 7 }), laterGaps).map(([a, b]) => [...a, ...b]),
  ),
  stopped: fc.array(fc.nat(20), { maxLength: 1 }),
  otherDrug: fc.option(fc.nat(20), { freq: 8, nil: undefined }),
  outcome,
  baseline: fc.option(fc.constantFrom(15, 18, 20, 24), { freq: 8, nil: undefined }),
  rated: fc.array(
    fc.record({ before: fc.boolean(), between: fc.boolean(), time: fc.constantFrom(undefined, '08:30', '16:00') }),
    { minLength: 12, maxLength: 12 },
  ),
  values: fc.array(fc.nat(1000), { minLength: 24, maxLength: 24 }),
  anaesthesia: fc.array(fc.integer({ min: -60, max: 200 }), { maxLength: 1 }),
  booked: fc.array(
    fc.record({ before: fc.nat(20), ahead: fc.integer({ min: 1, max: 40 }), status: statusOfBooking() }),
    { maxLength: 2 },
  ),
  ordered: fc.option(fc.record({ before: fc.nat(10), ahead: fc.integer({ min: 1, max: 30 }) }), {
    freq: 4,
    nil: undefined,
  }),
  since: fc.oneof(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 120 })),
});

function statusOfBooking() {
  return fc.constantFrom('booked', 'booked', 'booked', 'cancelled', 'noshow', 'proposed');
}

/** Whole courses, likely and unlikely: all that decides what is said of the next session. */
export const courses: fc.Arbitrary<WholeCourse> = plan.map((one): WholeCourse => {
  const days = [0, ...daysAfter(0, one.gaps)];
  const last = days.at(-1) ?? 0;
  const other: Drug = one.drug === 'ketamine' ? 'esketamine' : 'ketamine';
  const sessions = days.map((day, place) => ({
    drug: place === one.otherDrug ? other : one.drug,
    day,
    stopped: one.stopped.includes(place),
  }));
  const scores = days.flatMap((day, place): WholeCourse['scores'][number][] => {
    const { before, between, time } = one.rated[place % one.rated.length]!;
    const next = days[place + 1] ?? day + 10;
    const value = (nth: number) => one.values[(2 * place + nth) % one.values.length]!;
    const late = day + Math.max(1, Math.floor((next - day) * 0.7));
    return [
      ...(before && place > 0
        ? [{ day: day - (value(0) % 3), ...(time && { time }), phq9: level(value(0), day - (days[place - 1] ?? day)) }]
        : []),
      ...(between ? [{ day: late, phq9: level(value(1), late - day) }] : []),
    ];
  });
  const asked = last + one.since;
  return {
    from: addDays(ORIGIN, one.start),
    sessions,
    scores: [...(one.baseline === undefined ? [] : [{ day: -3, phq9: one.baseline }]), ...scores],
    anaesthesia: one.anaesthesia.filter((day) => isFar(day, sessions)),
    booked: one.booked.map(({ before, ahead, status }) => ({
      made: asked - before,
      day: asked - before + ahead,
      status,
    })),
    ordered: one.ordered
      ? [{ made: asked - one.ordered.before, day: asked - one.ordered.before + one.ordered.ahead }]
      : [],
    asked,
  };

  function level(value: number, since: number): number {
    const { low, high } = levels;
    const isHigh = { responder: false, 'wears off': since > 6, any: value % 2 === 0, none: true }[one.outcome];
    const of = isHigh ? high : low;
    return of[value % of.length]!;
  }
});

/** Responders who are rated at every session and come when they should: of these some intervals are made longer. */
export const steady: fc.Arbitrary<WholeCourse> = fc
  .record({
    start: fc.nat(600),
    length: fc.constantFrom(7, 7, 14, 21, 28, 42),
    gaps: fc.array(fc.constantFrom(-1, 0, 0, 1), { minLength: 1, maxLength: 6 }),
    values: fc.array(fc.constantFrom(...levels.low), { minLength: 12, maxLength: 12 }),
    since: fc.integer({ min: 0, max: 10 }),
  })
  .map(({ start, length, gaps, values, since }): WholeCourse => {
    const induction = [0, 3, 7, 10, 14, 17];
    const later = daysAfter(
      17,
      gaps.map((late) => length + late),
    );
    const days = [...induction, ...later];
    return {
      from: addDays(ORIGIN, start),
      sessions: days.map((day) => ({ drug: 'ketamine', day, stopped: false })),
      scores: [{ day: -1, phq9: 20 }, ...[19, ...later].map((day, place) => ({ day, phq9: values[place]! }))],
      anaesthesia: [],
      booked: [],
      ordered: [],
      asked: (days.at(-1) ?? 0) + since,
    };
  });

/** The days on which gaps end that follow one another. */
function daysAfter(from: number, gaps: readonly number[]): readonly number[] {
  return gaps.map((_, place) => from + gaps.slice(0, place + 1).reduce((sum, gap) => sum + gap, 0));
}

/** At least two days from every session: nothing of the one can be taken for the other. */
export function isFar(day: number, sessions: WholeCourse['sessions']): boolean {
  return sessions.every((session) => Math.abs(session.day - day) >= 2);
}
