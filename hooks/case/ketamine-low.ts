import {
  allOf,
  type Fact,
  type Known,
  type Measurement,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { Thresholds } from '../policy/thresholds.ts';
import { doseOf, type Part, perKgOf, tidy, unreadableOrder } from './dose-limit.ts';
import { mayBeIntravenous, occasionsBy } from './ketamine-order.ts';
import type { OrderUnderReview } from './order.ts';

/** The largest dose of an order, which is a low one; in mg/kg where a weight or the order says so. */
export interface LowDose {
  readonly perKg?: number;
  /** The same in mg, where it is ordered so. */
  readonly mg?: number;
  readonly weighed?: Source;
}

/**
 * Is all that this order gives by vein on one occasion below the limit (`dose-ketamine-low`)? A range counts by its upper
 * end, and every occasion has to be low. Without a weight only a dose that is low for the lightest adult is.
 */
export function lowDose(order: OrderUnderReview, weight: Known<Fact<Measurement>>, limits: Thresholds): Truth<LowDose> {
  const occasions = occasionsBy(mayBeIntravenous, order);
  if (occasions.length === 0) return unknown([unreadableOrder(order.source)]);
  const found = occasions.map((steps) => isLow(steps.map(doseOf), order, weight, limits));
  const all = allOf(Object.fromEntries(found.map((one, index) => [String(index), one] as const)));
  if (all.is !== 'yes') return all;
  const [largest] = Object.values(all.value).toSorted((a, b) => size(b) - size(a));
  return yes(largest ?? {}, all.because);
}

function isLow(
  parts: readonly Part[],
  { source }: OrderUnderReview,
  weight: Known<Fact<Measurement>>,
  limits: Thresholds,
): Truth<LowDose> {
  const { lowPerKg } = limits.ketamineChecks;
  const { lowest, highest } = limits.weight;
  const enough = no('not below the usual range', [source]);
  // The heaviest adult gets the least by weight: what is enough for that one is enough for all.
  if (perKgOf(parts, highest) >= lowPerKg) return enough;
  if (parts.some(({ clear }) => !clear)) return unknown([unreadableOrder(source)]);
  const masses = parts.flatMap(({ mg }) => mg ?? []);
  const massed = masses.length > 0;
  const mg = tidy(
    masses.reduce((sum, one) => sum + one, 0),
    2,
  );
  const inMg = masses.length === parts.length ? { mg } : {};
  if (!massed || weight.state === 'known') {
    const known = massed && weight.state === 'known' ? weight.value : undefined;
    const perKg = tidy(perKgOf(parts, known?.value.value ?? highest), 6);
    if (perKg >= lowPerKg) return enough;
    return yes({ perKg, ...inMg, ...(known && { weighed: known.from }) }, [source, ...(known ? [known.from] : [])]);
  }
  if (perKgOf(parts, lowest) < lowPerKg) return yes(inMg, [source]);
  return weight.state === 'gap' ? unknown(weight.gaps) : no('no weight to compare the dose by', [source]);
}

function size({ perKg = 0, mg = 0 }: LowDose): number {
  return perKg * 1e4 + mg;
}
