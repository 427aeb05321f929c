import { addDays, daysBetween, type PlainDate } from '../../src/fhir/plain-date.ts';
import {
  anyOf,
  derive,
  type FactList,
  type Index,
  type Measurement,
  type Need,
  type Truth,
} from '../../src/picture/index.ts';
import type { Thresholds } from '../policy/thresholds.ts';
import { noneOfDays } from './lately.ts';
import { type Enzyme, enzymes, names } from './liver-tests.ts';
import type { OrderUnderReview } from './order.ts';
import type { Session } from './sessions.ts';

type Limits = Thresholds['monitoring'];

/** The four enzymes of a baseline, with their results. */
export const liverBaseline: Need<Readonly<Record<Enzyme, FactList<Measurement>>>> = derive(
  'liver tests of a baseline',
  enzymes,
  (lists) => lists,
);

/** The enzymes without a result of so many days, by the names a card uses. One that may be on record leaves it open. */
export function missingEnzymes(
  lists: Readonly<Record<Enzyme, FactList<Measurement>>>,
  days: number,
  at: Index,
): { readonly any: Truth<unknown>; readonly missing: readonly string[] } {
  const each = (['alt', 'ast', 'alp', 'ggt'] as const).map((enzyme) => ({
    name: names[enzyme],
    none: noneOfDays(lists[enzyme], days, at, 'liver tests are on record'),
  }));
  return {
    any: anyOf<unknown>(
      each.map(({ none }) => none),
      'all four liver tests are on record',
    ),
    missing: each.flatMap(({ name, none }) => (none.is === 'yes' ? [name] : [])),
  };
}

/**
 * Days a liver test counts: 90 before a course. Of a course that goes on, a baseline of its first session counts until it is six months old.
 */
export function liverStretch(first: PlainDate | undefined, at: Index, limits: Limits): number {
  const sinceFirst = first === undefined ? 0 : daysBetween(first, at.today);
  return Math.max(limits.liverDays, Math.min(limits.liverDays + sinceFirst, limits.liverContinuedDays));
}

/** Why missing liver tests matter more than usual; nothing where no such reason can be seen. */
export type LiverRisk = 'long' | 'repeated' | undefined;

/**
 * A long infusion: an order whose instructions come to 100 hours, or one recorded administration of that length. A pain course soon after
 * another: pain infusions, the one under review among them, more than 7 days and less than 84 days apart.
 *
 * Not seen: hours of a course that is recorded bag by bag on several days, and hours that stand in words.
 */
export function liverRisk(
  order: OrderUnderReview | undefined,
  pain: readonly PlainDate[],
  given: readonly Session[],
  limits: Limits,
): LiverRisk {
  const minutes = (order?.dose?.steps ?? []).reduce((sum, step) => sum + (step.minutes ?? 0), 0);
  const hours = [minutes / 60, ...given.map(hoursOf)];
  if (hours.some((one) => one >= limits.continuousHours)) return 'long';
  const days = [...new Set(pain)].toSorted();
  const repeated = days.some((day, place) => {
    const before = days[place - 1];
    const pause = before === undefined ? 0 : daysBetween(before, day);
    return pause > limits.painPauseDays && pause < limits.repeatDays;
  });
  return repeated ? 'repeated' : undefined;
}

/** Days of pain infusions as far back as one matters, and today where one is under review. */
export function painDays(
  given: readonly Session[],
  underReview: boolean,
  at: Index,
  days: number,
): readonly PlainDate[] {
  const since = addDays(at.today, -days);
  const past = given.filter((one) => one.class === 'ketamine-iv-pain' && one.day >= since).map(({ day }) => day);
  return underReview ? [...past, at.today] : past;
}

function hoursOf({ start, end }: Session): number {
  return start?.instant === undefined || end?.instant === undefined ? 0 : (end.instant - start.instant) / 3_600_000;
}
