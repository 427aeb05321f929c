import {
  anyOf,
  type DoseStep,
  type Fact,
  type Known,
  type Measurement,
  no,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import { tidy, unreadableOrder } from './dose-limit.ts';
import { isByMouth, occasionsBy } from './ketamine-order.ts';
import type { OrderUnderReview } from './order.ts';

/**
 * Is what this order gives by mouth in a day above the limit (`dose-ketamine-oral`)? The amount in mg.
 *
 * Safer readings: instructions that may be meant for one day are added up; as-needed use counts by the most that is
 * allowed; a day on which it is taken counts with at least one dose, however rare such days are. How often it is taken
 * must be said: one dose of unknown frequency is enough for "too much" and never for "not too much".
 */
export function highDayByMouth(
  order: OrderUnderReview,
  weight: Known<Fact<Measurement>>,
  limitMg: number,
): Truth<number> {
  const occasions = occasionsBy(isByMouth, order);
  if (occasions.length === 0) return unknown([unreadableOrder(order.source)]);
  const found = anyOf(
    occasions.map((steps): Truth<number> => {
      const days = steps.map((step) => dayOf(step, weight));
      const mg = tidy(
        days.reduce((sum, { atLeast }) => sum + atLeast, 0),
        2,
      );
      if (mg > limitMg) return yes(mg, [order.source]);
      return days.every(({ clear }) => clear)
        ? no('within the limit', [order.source])
        : unknown([unreadableOrder(order.source)]);
    }),
    'the daily amount by mouth is within the limit',
  );
  return found.is === 'yes' ? yes(Math.max(...found.value), found.because, found.notChecked) : found;
}

interface Day {
  readonly atLeast: number;
  readonly clear: boolean;
}

function dayOf({ dose, perDay, occasion, unreadable }: DoseStep, weight: Known<Fact<Measurement>>): Day {
  const factor = (unit: string | undefined) =>
    unit === 'mg' ? 1 : unit === 'mg/kg' && weight.state === 'known' ? weight.value.value.value : undefined;
  const once = dose === undefined ? undefined : times(dose.high, factor(dose.unit));
  const daily = perDay === undefined ? undefined : times(perDay.high, factor(perDay.unit));
  // Single events say how often: as often on a day as that day is named.
  const named = occasion.days.map((day) => occasion.days.filter((other) => other === day).length);
  const events = once === undefined || named.length === 0 ? undefined : once * Math.max(...named);
  return {
    atLeast: Math.max(once ?? 0, daily ?? 0, events ?? 0),
    clear: !unreadable && once !== undefined && (daily ?? events) !== undefined,
  };
}

function times(amount: number, factor: number | undefined): number | undefined {
  return factor === undefined ? undefined : amount * factor;
}
