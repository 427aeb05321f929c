import {
  type DoseStep,
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
import { standInWeight } from '../policy/limits/orders.ts';
import type { Thresholds } from '../policy/thresholds.ts';
import type { OrderUnderReview } from './order.ts';

/** What one instruction gives on one occasion (or, for a speed, in an hour), by its upper end. */
export interface Part {
  readonly mg?: number;
  /** mg/kg as ordered. */
  readonly perKg?: number;
  /** All that was written could be read. */
  readonly clear: boolean;
}

/** A dose (or speed) above a limit, as far as the order and the weight say. */
export interface Excess {
  readonly critical: boolean;
  readonly mg?: number;
  /** mg/kg, rounded to two decimals as the limits are meant. */
  readonly perKg?: number;
  /** Some parts are in mg and others by weight, and no weight joins them: both stand for a part of it. */
  readonly mixed: boolean;
  readonly kg?: number;
  readonly weighed?: Source;
  /** Judged by the limit in mg; `unread` where a weight may be on record and could not be read. */
  readonly unweighed?: 'none' | 'unread';
  /** That limit. */
  readonly limitMg?: number;
}

/** Limits in mg/kg (or mg/kg/h). */
export interface Band {
  readonly warning: number;
  readonly critical: number;
}

/**
 * Is the sum of the parts above a limit by body weight?
 *
 * Safer readings: an ordered and a calculated amount that disagree count by the higher one; an amount that cannot be read
 * is unknown unless the rest is too much already. Without a weight the limits become mg by the weight that the mg limits
 * of `dose-ketamine-high` stand for, at most 120 kg for a warning and 125 kg for critical [X]. Where a weight may exist but
 * could not be read, less than that is unknown too, unless it is low for every plausible adult.
 */
export function aboveLimit(
  parts: readonly Part[],
  { source }: OrderUnderReview,
  weight: Known<Fact<Measurement>>,
  band: Band,
  limits: Thresholds,
): Truth<Excess> {
  const massed = parts.some(({ mg }) => mg !== undefined);
  const known = massed && weight.state === 'known' ? weight.value : undefined;
  const kg = known?.value.value;
  const unweighed = massed && kg === undefined;
  const standIn = standInFor(limits);
  const perKgAt = (heavy: number) =>
    unweighed ? tidy(perKgOf(parts, heavy), 6) : tidy(perKgOf(parts, kg ?? heavy), 2);
  const open: readonly Gap[] = unweighed && weight.state === 'gap' ? weight.gaps : [];
  const because = [source, ...(known ? [known.from] : [])];

  const critical = perKgAt(standIn.critical) > band.critical;
  if (critical || perKgAt(standIn.warning) > band.warning) {
    const limitMg = critical ? band.critical * standIn.critical : band.warning * standIn.warning;
    const rest: Pick<Excess, 'unweighed' | 'limitMg'> = unweighed
      ? { unweighed: open.length > 0 ? 'unread' : 'none', limitMg: tidy(limitMg, 1) }
      : {};
    return yes(
      { critical, ...amounts(parts, kg), ...(known && kg && { kg, weighed: known.from }), ...rest },
      because,
      open,
    );
  }
  if (parts.some(({ clear }) => !clear)) return unknown([unreadableOrder(source)]);
  const lowForAnyone = perKgOf(parts, limits.weight.lowest) <= Math.min(band.warning, band.critical);
  return open.length > 0 && !lowForAnyone ? unknown(open) : no('within the usual range', because);
}

/** kg by which a limit becomes mg without a weight: what the mg limits of the site stand for, and never more. */
function standInFor({ ketamineDose }: Thresholds): { readonly warning: number; readonly critical: number } {
  const { warningMg, warningPerKg, criticalMg, criticalPerKg } = ketamineDose;
  return {
    warning: Math.min(standInWeight.warning, warningMg / warningPerKg),
    critical: Math.min(standInWeight.critical, criticalMg / criticalPerKg),
  };
}

/** One dose of an instruction: what is written, and what a rate comes to over the stated time. */
export function doseOf(step: DoseStep): Part {
  const { dose, perKg: beside, unreadable } = step;
  const mg = highest(dose?.unit === 'mg' ? dose.high : undefined, flowing(step, 'mg/h'));
  const perKg = highest(dose?.unit === 'mg/kg' ? dose.high : beside?.high, flowing(step, 'mg/kg/h'));
  return partOf(mg, perKg, unreadable || isCounted(dose));
}

/** In mL, pieces or sprays that no strength turns into mg: how much it is stays open, whatever a rate comes to. */
export function isCounted(amount: DoseStep['dose']): boolean {
  return amount !== undefined && amount.unit !== 'mg' && amount.unit !== 'mg/kg';
}

/** A part of what could be read; none of it is not a clear part. */
export function partOf(mg: number | undefined, perKg: number | undefined, unreadable: boolean): Part {
  return {
    ...(mg !== undefined && { mg }),
    ...(perKg !== undefined && { perKg }),
    clear: !unreadable && (mg !== undefined || perKg !== undefined),
  };
}

export function unreadableOrder(source: Source): Gap {
  return { input: 'context', reason: 'unreadable', source };
}

/** The sum in mg/kg, each part by the higher of what is ordered by weight and what its mg come to. */
export function perKgOf(parts: readonly Part[], kg: number): number {
  return parts.reduce((sum, { mg = 0, perKg = 0 }) => sum + Math.max(perKg, mg / kg), 0);
}

function amounts(parts: readonly Part[], kg: number | undefined): Pick<Excess, 'mg' | 'perKg' | 'mixed'> {
  const masses = parts.flatMap(({ mg }) => mg ?? []);
  const byWeight = parts.flatMap(({ perKg }) => perKg ?? []);
  const read = parts.filter(({ mg, perKg }) => mg !== undefined || perKg !== undefined).length;
  const mixed = kg === undefined && masses.length < read && byWeight.length < read;
  const perKg = kg !== undefined ? perKgOf(parts, kg) : mixed || byWeight.length === read ? sum(byWeight) : 0;
  return {
    mixed,
    ...((mixed || masses.length === read) && { mg: tidy(sum(masses), 2) }),
    ...(perKg > 0 && { perKg: tidy(perKg, 2) }),
  };
}

/** What a rate comes to over the stated time: a rate and a dose that disagree are a mistake in one of them. */
function flowing({ rate, plannedMinutes }: DoseStep, unit: 'mg/h' | 'mg/kg/h'): number | undefined {
  return rate?.unit === unit && plannedMinutes !== undefined ? tidy((rate.high * plannedMinutes) / 60, 2) : undefined;
}

function highest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** Takes binary dust away. */
export function tidy(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
