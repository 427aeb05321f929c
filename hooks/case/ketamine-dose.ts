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
import type { Thresholds } from '../policy/thresholds.ts';
import { aboveLimit, type Band, doseOf, type Excess, unreadableOrder } from './dose-limit.ts';
import { isInjected, mayBeIntravenous, occasionsBy } from './ketamine-order.ts';
import type { OrderUnderReview } from './order.ts';

/**
 * Is what this order gives by vein on one occasion above the limits (`dose-ketamine-high`)?
 *
 * Safer readings: instructions that may be meant for one occasion are added up, a bolus and an infusion for instance; a
 * range counts by its upper end and so does a stated maximum; a dose that cannot be read is unknown, never nothing. Only
 * a stated length makes an infusion a long one that is judged by its speed: what dose ÷ rate implies could be the mistake
 * itself. For pain alone it does too, because such infusions are written as a dose and a rate.
 */
export function highDose(
  order: OrderUnderReview,
  weight: Known<Fact<Measurement>>,
  forPain: boolean,
  limits: Thresholds,
): Truth<Excess> {
  const { warningPerKg, criticalPerKg, longestMinutes } = limits.ketamineDose;
  const isLong = ({ plannedMinutes, minutes }: DoseStep) =>
    ((forPain ? minutes : plannedMinutes) ?? 0) > longestMinutes;
  const occasions = occasionsBy(mayBeIntravenous, order);
  const single = occasions.map((steps) => steps.filter((step) => !isLong(step))).filter((steps) => steps.length > 0);
  if (occasions.length > 0 && single.length === 0)
    return no('a longer infusion is judged by its speed, not as one dose');
  return worst(single, order, weight, { warning: warningPerKg, critical: criticalPerKg }, limits);
}

/** Is what this order gives into a muscle, or under the skin, on one occasion above the limits (`dose-ketamine-im`)? */
export function highInjection(
  order: OrderUnderReview,
  weight: Known<Fact<Measurement>>,
  limits: Thresholds,
): Truth<Excess> {
  const { imWarningPerKg, imCriticalPerKg } = limits.ketamineChecks;
  const band = { warning: imWarningPerKg, critical: imCriticalPerKg };
  return worst(occasionsBy(isInjected, order), order, weight, band, limits);
}

function worst(
  occasions: readonly (readonly DoseStep[])[],
  order: OrderUnderReview,
  weight: Known<Fact<Measurement>>,
  band: Band,
  limits: Thresholds,
): Truth<Excess> {
  if (occasions.length === 0) return unknown([unreadableOrder(order.source)]);
  const found = anyOf(
    occasions.map((steps) => aboveLimit(steps.map(doseOf), order, weight, band, limits)),
    'the dose is within the usual range',
  );
  if (found.is !== 'yes') return found;
  const highest = found.value.toSorted((a, b) => size(b) - size(a))[0];
  return highest ? yes(highest, found.because, found.notChecked) : no('the dose is within the usual range');
}

/** Orders findings: critical ones first, then by dose per weight, then by dose. */
function size({ critical, perKg = 0, mg = 0 }: Excess): number {
  return (critical ? 1e9 : 0) + perKg * 1e4 + mg;
}
