import { addDays, daysBetween } from '../../src/fhir/plain-date.ts';
import {
  type DoseStep,
  type Index,
  mayCoincide,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { Thresholds } from '../policy/thresholds.ts';
import { endOf, startOf } from './exposure-times.ts';
import type { OrderUnderReview } from './order.ts';
import { type Moment, momentsOf } from './order-moments.ts';
import { mayBeTherapy } from './session.ts';
import type { Session, Sessions } from './sessions.ts';

/** An esketamine order that comes too often, or too soon after the last session. */
export interface TooFrequent {
  /**
   * `next`: signed on the day of a completed session, without a planned time. `planned`: two moments the order itself names
   * are too close.
   */
  readonly why: 'next' | 'close' | 'often' | 'repeats' | 'planned';
  readonly critical: boolean;
  /** Sessions in the window, this order among them; where the order repeats, how often it does so in that time. */
  readonly sessions: number;
  /** Whole hours since the last session ended, at least; none where it does not matter. */
  readonly hours?: number;
  /** At most, where a time of day is not recorded. */
  readonly hoursMost?: number;
  readonly from: readonly Source[];
}

type Limits = Thresholds['esketamine'];

const HOUR = 3_600_000;

/**
 * Would this order be one session too many in the days up to it, or too soon after the last? Exposures that nobody can
 * classify and sessions that were stopped count: doses too close are the question. A session of which only the day is
 * known may have ended at its last moment; that is enough for a warning, and critical asks for surely too few hours.
 * What began at or after the planned moment is not before it: an order may be signed after the session it is for. Each
 * moment the order names is looked at, the earlier ones counted as sessions.
 */
export function tooFrequent(order: OrderUnderReview, all: Sessions, limits: Limits, at: Index): Truth<TooFrequent> {
  const given = all.days.filter((one) => one.drug === 'esketamine' && mayBeTherapy(one));
  const times = momentsOf(order, at);
  const first = times[0]?.day ?? at.today;
  const since = addDays(first, 1 - limits.windowDays);
  const gaps = [...all.gaps, ...all.visitGaps].filter(({ source }) => (source?.date?.latest ?? since) >= since);

  const today = given.filter(({ day, state }) => day === at.today && state === 'completed');
  const asked = timesInWindow(order, limits.windowDays);
  const repeats: readonly TooFrequent[] =
    asked > limits.sessions
      ? [{ why: 'repeats', critical: false, sessions: Math.floor(asked), from: [order.source] }]
      : [];
  const next: TooFrequent = { why: 'next', critical: false, sessions: 1, from: sourcesOf(today) };
  const signedEarly = order.plannedFor === undefined && today.length > 0;
  const findings = signedEarly
    ? [...repeats, next]
    : [...times.flatMap((time, place) => atMoment(time, times.slice(0, place), order, given, limits, at)), ...repeats];
  const worst = findings.find(({ critical }) => critical) ?? findings[0];
  if (worst) return yes(worst, worst.from, gaps);
  return gaps.length > 0 ? unknown(gaps) : no('no more sessions than labelled, and none too close');
}

/** What is wrong with a dose at this moment, after what was given and what the order plans before it. */
function atMoment(
  time: Moment,
  earlier: readonly Moment[],
  { source }: OrderUnderReview,
  given: readonly Session[],
  limits: Limits,
  at: Index,
): readonly TooFrequent[] {
  const since = addDays(time.day, 1 - limits.windowDays);
  const before = given.filter((one) => startOf(one, at) < time.from);
  const within = before.filter(({ day }) => day >= since);
  const planned = earlier.map(({ day }) => day).filter((day) => day >= since && day !== time.day);
  const sessions = new Set([...within.map(({ day }) => day), ...planned]).size + 1;
  const [last] = before.toSorted((a, b) => endOf(b, at).to - endOf(a, at).to);
  const hours = last && Math.max(0, time.from - endOf(last, at).to) / HOUR;
  if (last !== undefined && hours !== undefined && hours < limits.hours) {
    const most = (time.to - endOf(last, at).from) / HOUR;
    const [least, longest] = [Math.floor(hours), Math.floor(most)];
    const range = { hours: least, ...(longest > least && { hoursMost: longest }) };
    return [{ why: 'close', critical: most < limits.criticalHours, sessions, ...range, from: last.from }];
  }
  const previous = earlier.at(-1);
  const apart = previous?.timed && time.timed ? (time.from - previous.from) / HOUR : undefined;
  if (apart !== undefined && apart < limits.hours) {
    const critical = apart < limits.criticalHours;
    return [{ why: 'planned', critical, sessions, hours: Math.floor(apart), from: [source] }];
  }
  if (sessions <= limits.sessions) return [];
  return [
    { why: 'often', critical: false, sessions, from: [...sourcesOf(within), ...(planned.length > 0 ? [source] : [])] },
  ];
}

/** How often the order itself asks for a dose in the window, at least. Weekdays of several instructions come together. */
function timesInWindow({ dose }: OrderUnderReview, days: number): number {
  const steps = dose?.steps ?? [];
  const often = steps.map((step) => {
    const beside = steps.filter((other) => mayCoincide(weekOf(step), weekOf(other)));
    const weekdays = new Set(beside.flatMap((one) => (perDay(one) > 0 ? one.occasion.weekdays : [])));
    const { count = Number.POSITIVE_INFINITY } = step.occasion;
    return Math.max(
      Math.min(perDay(step) * Math.min(days, boundDays(step)), count),
      beside.length > 1 ? weekdays.size : 0,
    );
  });
  return Math.max(0, ...often);
}

/** The occasion of an instruction with its days of the week left out. */
function weekOf({ occasion }: DoseStep): DoseStep['occasion'] {
  return { ...occasion, weekdays: [] };
}

function perDay({ dose, perDay: daily }: DoseStep): number {
  if (dose === undefined || daily === undefined || dose.unit !== daily.unit || dose.low === 0) return 0;
  // Twice a week is 0.2857 a day: what is left of the division must not make it more.
  return Math.round((daily.low / dose.low) * 1e6) / 1e6;
}

/** Days that the instruction is bound to; without both bounds it goes on. */
function boundDays({ occasion: { from, to, forDays } }: DoseStep): number {
  const dated = from?.length === 10 && to?.length === 10 ? daysBetween(from, to) + 1 : Number.POSITIVE_INFINITY;
  return Math.min(dated, forDays ?? dated);
}

function sourcesOf(sessions: readonly Session[]): readonly Source[] {
  return sessions.flatMap(({ from }) => from);
}
