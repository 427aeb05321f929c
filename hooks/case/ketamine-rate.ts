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
import { aboveLimit, doseOf, type Excess, isCounted, type Part, partOf, unreadableOrder } from './dose-limit.ts';
import { mayBeIntravenous, stepsBy } from './ketamine-order.ts';
import type { OrderUnderReview } from './order.ts';

/** What is wrong with the speed: pushed in, a short infusion, or a long one that runs fast. */
export interface WrongSpeed {
  readonly kind: 'bolus' | 'short' | 'fast';
  readonly critical: boolean;
  readonly minutes?: number;
  /** The dose of a bolus, or the amount an hour of a long infusion. */
  readonly amount?: Excess;
}

export interface RateCircumstances {
  readonly weight: Known<Fact<Measurement>>;
  readonly forPain: boolean;
  readonly intensiveCare: boolean;
}

/** Judges the length and speed of every instruction by vein (`dose-ketamine-rate`); the worst finding is given. */
export function wrongSpeed(order: OrderUnderReview, of: RateCircumstances, limits: Thresholds): Truth<WrongSpeed> {
  const steps = stepsBy(mayBeIntravenous, order);
  if (steps.length === 0) return unknown([unreadableOrder(order.source)]);
  const found = anyOf(
    steps.flatMap((step) => checksOf(step, order, of, limits)),
    'the speed is within the usual range',
  );
  if (found.is !== 'yes') return found;
  const worst = found.value.find(({ critical }) => critical) ?? found.value[0];
  return worst ? yes(worst, found.because, found.notChecked) : no('the speed is within the usual range');
}

function checksOf(
  step: DoseStep,
  order: OrderUnderReview,
  { weight, forPain, intensiveCare }: RateCircumstances,
  limits: Thresholds,
): readonly Truth<WrongSpeed>[] {
  const { bolusMinutes, bolusPerKg, shortestMoodMinutes, warningPerKgHour, criticalPerKgHour } = limits.ketamineChecks;
  const minutes = minutesOf(step, weight);
  const timed = minutes === undefined ? {} : { minutes };
  const open = unknown([unreadableOrder(order.source)]);

  const large = aboveLimit(
    [doseOf(step)],
    order,
    weight,
    { warning: Number.POSITIVE_INFINITY, critical: bolusPerKg },
    limits,
  );
  const pushed = minutes === undefined || minutes < bolusMinutes;
  const bolus: Truth<WrongSpeed> = !pushed
    ? no('not a bolus')
    : large.is !== 'yes'
      ? large
      : minutes === undefined
        ? open
        : yes({ kind: 'bolus', critical: true, ...timed, amount: large.value }, large.because, large.notChecked);

  const short: Truth<WrongSpeed> = forPain
    ? no('no infusion for mood')
    : minutes === undefined
      ? open
      : minutes < shortestMoodMinutes
        ? yes({ kind: 'short', critical: false, ...timed }, [order.source])
        : no('not a short infusion');

  // A speed without a time may run for hours: it is judged as if it did.
  const isLong = minutes === undefined ? step.rate !== undefined : minutes > limits.ketamineDose.longestMinutes;
  if (!isLong) return [bolus, short];
  const warning = intensiveCare ? Number.POSITIVE_INFINITY : warningPerKgHour;
  const band = { warning, critical: criticalPerKgHour };
  const fast = aboveLimit([hourly(step, minutes)], order, weight, band, limits);
  return [
    fast.is === 'yes'
      ? yes(
          { kind: 'fast', critical: fast.value.critical, ...timed, amount: fast.value },
          fast.because,
          fast.notChecked,
        )
      : fast,
    bolus,
    short,
  ];
}

/** The length as stated or implied; where a dose and a rate differ in their unit, by the weight. */
export function minutesOf({ minutes, dose, rate }: DoseStep, weight: Known<Fact<Measurement>>): number | undefined {
  if (minutes !== undefined || !dose || !rate || weight.state !== 'known') return minutes;
  const kg = weight.value.value.value;
  if (dose.unit === 'mg' && rate.unit === 'mg/kg/h') return (dose.low / (rate.high * kg)) * 60;
  return dose.unit === 'mg/kg' && rate.unit === 'mg/h' ? ((dose.low * kg) / rate.high) * 60 : undefined;
}

/** The amount an hour: the rate as ordered, or what the dose comes to; the higher one where they disagree. */
export function hourly(step: DoseStep, minutes: number | undefined): Part {
  const { dose, perKg: beside, rate, unreadable } = step;
  const spread = (amount: number | undefined) =>
    amount === undefined || minutes === undefined ? [] : [(amount / minutes) * 60];
  const masses = [
    ...(rate?.unit === 'mg/h' ? [rate.high] : []),
    ...spread(dose?.unit === 'mg' ? dose.high : undefined),
  ];
  const byWeight = [
    ...(rate?.unit === 'mg/kg/h' ? [rate.high] : []),
    ...spread(dose?.unit === 'mg/kg' ? dose.high : beside?.high),
  ];
  return partOf(most(masses), most(byWeight), unreadable || isCounted(dose));
}

function most(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : Math.max(...values);
}
