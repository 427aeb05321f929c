import type { DoseStep } from '../../src/picture/index.ts';
import {
  anyOf,
  type Fact,
  type Gap,
  type Known,
  type Measurement,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SafetyThresholds } from '../policy/safety-thresholds.ts';
import type { OrderUnderReview } from './order.ts';

/** One intravenous dose above a limit, as far as the order and the weight say. */
export interface HighDose {
  readonly critical: boolean;
  readonly mg?: number;
  /** mg/kg, rounded to two decimals as the limits are meant. */
  readonly perKg?: number;
  readonly kg?: number;
  readonly weighed?: Source;
}

/**
 * Is one dose of this order above the limits (`dose-ketamine-high`)?
 *
 * Safer readings: several instructions are checked one by one and the highest counts; a range counts by its upper end;
 * a dose that cannot be read is unknown, never nothing. Without a weight the limits in mg decide. Where a weight may
 * exist but could not be read, a dose below those limits is unknown too, unless it is low for every plausible adult.
 */
export function highDose(
  order: OrderUnderReview,
  weight: Known<Fact<Measurement>>,
  limits: SafetyThresholds,
): Truth<HighDose> {
  const steps = order.dose?.steps ?? [];
  if (steps.length === 0) return unknown([unreadable(order)]);
  const found = anyOf(
    steps.map((step) => checkStep(step, order, weight, limits)),
    'the dose is within the usual range',
  );
  if (found.is !== 'yes') return found;
  const highest = found.value.toSorted((a, b) => size(b) - size(a))[0];
  return highest ? yes(highest, found.because, found.notChecked) : no('the dose is within the usual range');
}

function checkStep(
  step: DoseStep,
  order: OrderUnderReview,
  weight: Known<Fact<Measurement>>,
  limits: SafetyThresholds,
): Truth<HighDose> {
  const { warningPerKg, criticalPerKg, warningMg, criticalMg, longestMinutes } = limits.ketamineDose;
  if (step.minutes !== undefined && step.minutes > longestMinutes) {
    return no('a longer infusion is judged by its speed, not as one dose');
  }
  const mg = step.dose?.unit === 'mg' ? step.dose.high : undefined;
  const ordered = step.dose?.unit === 'mg/kg' ? step.dose.high : step.perKg?.high;
  if (mg === undefined && ordered === undefined) return unknown([unreadable(order)]);

  const known = mg !== undefined && weight.state === 'known' ? weight.value : undefined;
  const kg = known?.value.value;
  const reckoned = mg !== undefined && kg !== undefined ? mg / kg : undefined;
  const perKg = rounded(Math.max(ordered ?? 0, reckoned ?? 0));
  const amounts = { ...(mg !== undefined && { mg }), ...(perKg > 0 && { perKg }) };
  const weighed = known && kg !== undefined ? { kg, weighed: known.from } : {};
  const because = [order.source, ...(known ? [known.from] : [])];
  const unweighed = mg !== undefined && kg === undefined;
  const open: readonly Gap[] = unweighed && weight.state === 'gap' ? weight.gaps : [];

  const critical = perKg > criticalPerKg || (unweighed && mg > criticalMg);
  if (critical || perKg > warningPerKg || (unweighed && mg > warningMg)) {
    return yes({ critical, ...amounts, ...weighed }, because, open);
  }
  const lowForAnyone = mg !== undefined && mg <= warningPerKg * limits.weight.lowest;
  return open.length > 0 && !lowForAnyone ? unknown(open) : no('the dose is within the usual range', because);
}

function unreadable({ source }: OrderUnderReview): Gap {
  return { input: 'context', reason: 'unreadable', source };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Orders findings: critical ones first, then by dose per weight, then by dose. */
function size({ critical, perKg = 0, mg = 0 }: HighDose): number {
  return (critical ? 1e9 : 0) + perKg * 1e4 + mg;
}
