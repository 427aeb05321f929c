import { instantRange, plainToPartial } from '../../src/fhir/dates.ts';
import { addDays, daysBetween } from '../../src/fhir/plain-date.ts';
import {
  type DoseStep,
  type Gap,
  type Index,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { Thresholds } from '../policy/thresholds.ts';
import type { OrderUnderReview } from './order.ts';
import { orderTime } from './order-time.ts';
import type { Session, Sessions } from './sessions.ts';

/** An esketamine order that comes too often, or too soon after the last session. */
export interface TooFrequent {
  /** `next`: signed on the day of a completed session, without a planned time. */
  readonly why: 'next' | 'close' | 'often' | 'repeats';
  readonly critical: boolean;
  /** Sessions in the window, this order among them; where the order repeats, how often it does so in that time. */
  readonly sessions: number;
  /** Whole hours since the last session ended, as many as it surely or possibly is; none where it does not matter. */
  readonly hours?: number;
  readonly from: readonly Source[];
}

type Limits = Thresholds['esketamine'];

const HOUR = 3_600_000;

/**
 * Would this order be one session too many in the days up to it, or too soon after the last? Exposures that nobody can
 * classify and sessions that were stopped count: doses too close are the question. A session of which only the day is
 * known may have ended at its last moment; that is enough for a warning, and critical asks for surely too few hours.
 * What began at or after the planned moment is not before it: an order may be signed after the session it is for.
 */
export function tooFrequent(order: OrderUnderReview, all: Sessions, limits: Limits, at: Index): Truth<TooFrequent> {
  const given = all.days.filter((one) => one.drug === 'esketamine' && one.class !== 'anaesthetic');
  const time = orderTime(order, at);
  const since = addDays(time.day, 1 - limits.windowDays);
  const gaps = [...all.gaps, ...all.visitGaps].filter(({ source }) => (source?.date?.latest ?? since) >= since);

  const today = given.filter(({ day, state }) => day === at.today && state === 'completed');
  const asked = timesInWindow(order, limits.windowDays);
  if (order.plannedFor === undefined && today.length > 0)
    return found({ why: 'next', critical: false, sessions: 1, from: sourcesOf(today) }, gaps);

  const before = given.filter((one) => startOf(one, at) < time.from);
  const within = before.filter(({ day }) => day >= since);
  const sessions = new Set(within.map(({ day }) => day)).size + 1;
  const [last] = before.toSorted((a, b) => endOf(b, at).to - endOf(a, at).to);
  const hours = last && Math.max(0, time.from - endOf(last, at).to) / HOUR;
  if (last !== undefined && hours !== undefined && hours < limits.hours) {
    const critical = (time.to - endOf(last, at).from) / HOUR < limits.criticalHours;
    return found({ why: 'close', critical, sessions, hours: Math.floor(hours), from: last.from }, gaps);
  }
  if (sessions > limits.sessions)
    return found({ why: 'often', critical: false, sessions, from: sourcesOf(within) }, gaps);
  if (asked > limits.sessions)
    return found({ why: 'repeats', critical: false, sessions: Math.floor(asked), from: [order.source] }, gaps);
  return gaps.length > 0 ? unknown(gaps) : no('no more sessions than labelled, and none too close');
}

function found(value: TooFrequent, gaps: readonly Gap[]): Truth<TooFrequent> {
  return yes(value, value.from, gaps);
}

/** How often the order itself asks for a dose in the window, at least. */
function timesInWindow({ dose }: OrderUnderReview, days: number): number {
  return Math.max(0, ...(dose?.steps ?? []).map((step) => perDay(step) * Math.min(days, boundDays(step))));
}

function perDay({ dose, perDay: daily }: DoseStep): number {
  if (dose === undefined || daily === undefined || dose.unit !== daily.unit || dose.low === 0) return 0;
  // Twice a week is 0.2857 a day: what is left of the division must not make it more.
  return Math.round((daily.low / dose.low) * 1e6) / 1e6;
}

/** Days that the instruction is bound to; without both bounds it goes on. */
function boundDays({ occasion: { from, to } }: DoseStep): number {
  return from?.length === 10 && to?.length === 10 ? daysBetween(from, to) + 1 : Number.POSITIVE_INFINITY;
}

function startOf({ start, day }: Session, { zone }: Index): number {
  return instantRange(start ?? plainToPartial(day), zone).from;
}

/** The earliest and the latest moment at which it may have ended. */
function endOf({ end, day }: Session, { zone }: Index): { readonly from: number; readonly to: number } {
  const range = instantRange(end ?? plainToPartial(day), zone);
  return { from: range.from, to: end?.instant ?? range.to };
}

function sourcesOf(sessions: readonly Session[]): readonly Source[] {
  return sessions.flatMap(({ from }) => from);
}
