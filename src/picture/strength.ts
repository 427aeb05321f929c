import type { Product } from '../terminology/index.ts';
import { type Amount, hoursIn, readUnit } from './dose-units.ts';

/** How much of one ingredient is in one of something: 50 mg a piece, 10 mg a mL, 0.025 mg an hour from a patch. */
export interface Strength {
  readonly mg: number;
  readonly per: 'piece' | 'mL' | 'actuation' | 'hour';
}

/**
 * The strength of a product in one ingredient; without an ingredient, that of a product with only one. Two ingredients
 * and no choice between them is no strength.
 */
export function strengthOf(product: Product | undefined, ingredient?: string): Strength | undefined {
  const parts = product?.ingredients ?? [];
  const part =
    ingredient === undefined
      ? parts.length === 1
        ? parts[0]
        : undefined
      : parts.find((one) => one.code === ingredient);
  const strength = part?.strength;
  if (strength === undefined) return undefined;
  const unit = readUnit(strength.unit);
  if (unit?.unit !== 'mg' || unit.hours !== undefined) return undefined;
  const mg = strength.value * unit.factor;
  if (strength.per === undefined) return { mg, per: 'piece' };
  const { value, unit: below } = strength.per;
  const hours = hoursIn(below);
  if (hours !== undefined) return { mg: mg / (value * hours), per: 'hour' };
  const counted = readUnit(below);
  if (counted?.unit !== 'piece' && counted?.unit !== 'mL' && counted?.unit !== 'actuation') return undefined;
  return { mg: mg / (value * counted.factor), per: counted.unit };
}

/** The amount in mg where the strength says how; otherwise as it was. A patch gives mg an hour, never mg. */
export function inMilligrams(amount: Amount, strength: Strength | undefined): Amount {
  if (strength === undefined) return amount;
  if (amount.unit === strength.per)
    return { low: amount.low * strength.mg, high: amount.high * strength.mg, unit: 'mg' };
  if (amount.unit === 'mL/kg' && strength.per === 'mL') {
    return { low: amount.low * strength.mg, high: amount.high * strength.mg, unit: 'mg/kg' };
  }
  return amount;
}
