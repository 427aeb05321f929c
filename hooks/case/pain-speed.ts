import {
  anyOf,
  type Fact,
  type Known,
  type Measurement,
  no,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { Thresholds } from '../policy/thresholds.ts';
import { tidy, unreadableOrder } from './dose-limit.ts';
import { mayBeIntravenous, stepsBy } from './ketamine-order.ts';
import { hourly, minutesOf } from './ketamine-rate.ts';
import type { OrderUnderReview } from './order.ts';

/**
 * Does an infusion by vein give more than so many mg an hour (`dose-ketamine-total-pain`)? A bolus is no infusion and is for
 * `dose-ketamine-rate`. A speed by weight counts by the charted weight; without one it is left to `dose-unit-mismatch`, which then speaks.
 */
export function fastForPain(
  order: OrderUnderReview,
  weight: Known<Fact<Measurement>>,
  { ketamineChecks: { painMgHour, bolusMinutes } }: Thresholds,
): Truth<number> {
  const open = unknown([unreadableOrder(order.source)]);
  const found = anyOf(
    stepsBy(mayBeIntravenous, order).map((step): Truth<number> => {
      const minutes = minutesOf(step, weight);
      if (minutes !== undefined && minutes < bolusMinutes) return no('a bolus, and no infusion', [order.source]);
      const { mg, perKg, clear } = hourly(step, minutes);
      const weighed = perKg !== undefined && weight.state === 'known' ? perKg * weight.value.value.value : 0;
      const speed = tidy(Math.max(mg ?? 0, weighed), 2);
      if (speed > painMgHour) return yes(speed, [order.source]);
      if (!clear) return open;
      if (perKg === undefined || weight.state === 'known') return no('not above the limit', [order.source]);
      return weight.state === 'gap' ? unknown(weight.gaps) : no('no weight to reckon the speed by', [order.source]);
    }),
    'the infusion is within the limit of an outpatient trial',
  );
  return found.is === 'yes' ? yes(Math.max(...found.value), found.because, found.notChecked) : found;
}
