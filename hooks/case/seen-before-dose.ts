import type { Subject } from '../../src/engine/index.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import {
  type BloodPressure,
  type Fact,
  type FactList,
  type Gap,
  type Index,
  type Known,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { Hook } from '../../src/protocol/types.ts';
import { isWhole } from './blood-pressure.ts';
import { doseAtHand } from './dosing.ts';
import { isOfLastHours, ofLastHours } from './last-hours.ts';
import { ofLastDays, type RestingPressures } from './resting-pressure.ts';
import { latestUsable } from './standing.ts';
import type { VisitUnderReview } from './visit.ts';

/** How far back a vital sign counts: hours as a session begins, days where it is only planned. */
export type Stretch = { readonly hours: number } | { readonly days: number };

/** Before a session of today the last hours count; at signing, and for a visit booked for a later day, the last days. */
export function stretchFor(
  visits: { readonly visits: readonly VisitUnderReview[] },
  subject: Subject,
  { hook, at, hours, days }: { readonly hook: Hook; readonly at: Index; readonly hours: number; readonly days: number },
): Stretch {
  return subject.kind !== 'order' && doseAtHand(visits, subject, { hook, at }).is === 'yes' ? { hours } : { days };
}

/** What is missing of a vital sign, and the entries that could not be used. */
export interface Unseen {
  readonly unusable: readonly Source[];
}

interface Reading<T> {
  readonly latest: (list: FactList<T>) => Known<Fact<T>>;
  readonly isThere: (items: readonly Fact<T>[]) => boolean;
}

/**
 * Is a vital sign not on record in the stretch, or is its newest entry one that cannot be used (unit, value)? A value is
 * there only if it was surely taken in the stretch: yesterday's without a time of day is not of the last 24 hours for sure.
 */
export function unseen<T>(
  list: FactList<T>,
  stretch: Stretch,
  at: Index,
  { latest: latestOf, isThere }: Reading<T> = { latest: latestUsable, isThere: (items) => items.length > 0 },
): Truth<Unseen> {
  const recent =
    'hours' in stretch
      ? ofLastHours(list, stretch.hours, at)
      : list.within({ from: addDays(at.today, -stretch.days), to: at.today });
  const whole: readonly Gap[] = recent.gaps.filter(({ source }) => source === undefined);
  const latest = latestOf(recent);
  if (whole.length > 0 && latest.state === 'gap') return unknown(whole);
  const unusable = latest.state === 'gap' ? latest.gaps.flatMap(({ source }) => source ?? []) : [];
  if (unusable.length > 0) return yes({ unusable }, unusable);
  const sure = recent.items.filter(({ from }) => !('hours' in stretch) || isOfLastHours(from.date, stretch.hours, at));
  return isThere(sure)
    ? no(
        'on record',
        sure.map(({ from }) => from),
      )
    : yes({ unusable });
}

/** The same for blood pressure at rest, both sides of it. A reading that may be one of an unseen session leaves it open. */
export function unseenPressure(pressures: RestingPressures, stretch: Stretch, at: Index): Truth<Unseen> {
  const found = unseen(pressures.readings, stretch, at, {
    latest: (list) => latestUsable(list, isWhole),
    isThere: bothSides,
  });
  const days = 'hours' in stretch ? Math.ceil(stretch.hours / 24) : stretch.days;
  const { dosesUnseen } = ofLastDays(pressures, days, at);
  return found.is === 'no' && dosesUnseen.length > 0 ? unknown(dosesUnseen) : found;
}

function bothSides(items: readonly Fact<BloodPressure>[]): boolean {
  return (['systolic', 'diastolic'] as const).every((side) => items.some(({ value }) => value[side] !== undefined));
}
