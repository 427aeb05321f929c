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
import type { Thresholds } from '../policy/thresholds.ts';
import type { OrderUnderReview } from './order.ts';
import type { Route } from './route.ts';

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
 * a dose that cannot be read is unknown, never nothing, and so is one beside an amount that cannot be read; a dose and
 * a rate that disagree count by the higher one. Without a weight the limits in mg decide. Where a weight may
 * exist but could not be read, a dose below those limits is unknown too, unless it is low for every plausible adult.
 */
export function highDose(
  order: OrderUnderReview,
  weight: Known<Fact<Measurement>>,
  limits: Thresholds,
): Truth<HighDose> {
  // By mouth first, by vein then: only what may be meant for a vein is checked here.
  const steps = (order.dose?.steps ?? []).filter((_step, index) => mayBeIntravenous(order.stepRoutes[index] ?? []));
  if (steps.length === 0) return unknown([unreadable(order)]);
  const found = anyOf(
    steps.map((step) => checkStep(step, order, weight, limits)),
    'the dose is within the usual range',
  );
  if (found.is !== 'yes') return found;
  const highest = found.value.toSorted((a, b) => size(b) - size(a))[0];
  return highest ? yes(highest, found.because, found.notChecked) : no('the dose is within the usual range');
}

/** Is an instruction with these routes intravenous, or may it be? Without a readable route it is read as such. */
export function mayBeIntravenous(routes: readonly Route[]): boolean {
  return routes.length === 0 || routes.includes('iv');
}

function checkStep(
  step: DoseStep,
  order: OrderUnderReview,
  weight: Known<Fact<Measurement>>,
  limits: Thresholds,
): Truth<HighDose> {
  const { warningPerKg, criticalPerKg, warningMg, criticalMg, longestMinutes } = limits.ketamineDose;
  if (step.minutes !== undefined && step.minutes > longestMinutes) {
    return no('a longer infusion is judged by its speed, not as one dose');
  }
  const mg = highest(step.dose?.unit === 'mg' ? step.dose.high : undefined, flowing(step, 'mg/h'));
  const ordered = highest(step.dose?.unit === 'mg/kg' ? step.dose.high : step.perKg?.high, flowing(step, 'mg/kg/h'));
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
  if (step.unreadable) return unknown([unreadable(order)]);
  const lowForAnyone = mg !== undefined && mg <= warningPerKg * limits.weight.lowest;
  return open.length > 0 && !lowForAnyone ? unknown(open) : no('the dose is within the usual range', because);
}

/** What a rate comes to over the planned time: a rate and a dose that disagree are a mistake in one of them. */
function flowing({ rate, minutes }: DoseStep, unit: 'mg/h' | 'mg/kg/h'): number | undefined {
  return rate?.unit === unit && minutes !== undefined ? rounded((rate.high * minutes) / 60) : undefined;
}

function highest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
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
