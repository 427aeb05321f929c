import type { Quantity } from '@medplum/fhirtypes';
import { numberOf, textOf } from './elements.ts';
import { canonicalSystem, UCUM } from './systems.ts';

/**
 * What each kind of quantity may be written in, and the factor to the unit that names the kind. Closed (REL-36): a unit
 * that is not listed is unknown, however plausible. Keys are UCUM codes and the few other spellings servers really use.
 */
const units = {
  'mm[Hg]': { 'mm[Hg]': 1, mmHg: 1, 'mm Hg': 1, kPa: 7.50062 },
  kg: { kg: 1, g: 0.001, '[lb_av]': 0.45359237, lb: 0.45359237, lbs: 0.45359237, '[oz_av]': 0.028349523125 },
  mg: { mg: 1, ug: 0.001, mcg: 0.001, µg: 0.001, μg: 0.001, g: 1000 },
  'mg/kg': { 'mg/kg': 1, 'ug/kg': 0.001, 'mcg/kg': 0.001, 'µg/kg': 0.001, 'μg/kg': 0.001, 'g/kg': 1000 },
  '/min': {
    '/min': 1,
    '{beats}/min': 1,
    '{Beats}/min': 1,
    'beats/min': 1,
    'beats/minute': 1,
    bpm: 1,
    '{breaths}/min': 1,
  },
  '%': { '%': 1, '%{Oxygen}': 1, percent: 1 },
  'U/L': { 'U/L': 1, '[IU]/L': 1, 'IU/L': 1 },
  'mg/dL': { 'mg/dL': 1, 'umol/L': 1 / 17.1, 'µmol/L': 1 / 17.1, 'μmol/L': 1 / 17.1 },
  'm[IU]/mL': { 'm[IU]/mL': 1, 'mIU/mL': 1, '[IU]/L': 1, 'IU/L': 1, 'U/L': 1, 'mU/mL': 1 },
  'm[IU]/L': { 'm[IU]/L': 1, 'mIU/L': 1, 'mU/L': 1, 'u[IU]/mL': 1, 'uIU/mL': 1, 'µIU/mL': 1, 'μIU/mL': 1, 'uU/mL': 1 },
  cm: { cm: 1, m: 100, '[in_i]': 2.54, in: 2.54 },
  'kg/m2': { 'kg/m2': 1, 'kg/m²': 1 },
  score: { '{score}': 1, score: 1, '{points}': 1, points: 1, '1': 1 },
} as const satisfies Record<string, Readonly<Record<string, number>>>;

/** A kind of quantity, named by the unit in which it is given back. `mg/dL` converts µmol/L as for bilirubin only. */
export type QuantityKind = keyof typeof units;

/** Why a quantity is no number of its kind. A value with a comparator (`<5`) is a bound, not a number. */
export type QuantityFault = 'unknown-unit' | 'not-a-number';

const factors: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(units).map(([kind, row]) => [kind, new Map(Object.entries(row))]),
);

/**
 * The value of a Quantity in the unit of its kind, or why there is none. The UCUM code decides; the printed unit is read
 * only where there is no such code. A missing unit is never guessed, except that a score has none.
 */
export function readQuantity(value: Quantity | null | undefined, kind: QuantityKind): number | QuantityFault {
  if (typeof value !== 'object' || value === null) return 'not-a-number';
  const amount = numberOf(value.value);
  if (amount === undefined || textOf(value.comparator) !== undefined) return 'not-a-number';
  const factor = factorOf(unitOf(value), kind);
  return factor === undefined ? 'unknown-unit' : amount * factor;
}

/** The factor from a unit to the unit of the kind; undefined for a unit that is missing or not in the table. */
function factorOf(unit: string | undefined, kind: QuantityKind): number | undefined {
  if (unit === undefined) return kind === 'score' ? 1 : undefined;
  return factors.get(kind)?.get(unit);
}

/** The unit as written: the code if it is UCUM (or doesn't say what it is), else the printed unit. */
export function unitOf(value: Quantity): string | undefined {
  const system = textOf(value.system);
  const code = system === undefined || canonicalSystem(system) === UCUM ? textOf(value.code) : undefined;
  return code ?? textOf(value.unit);
}

/** A number written as such or as a plain decimal string (`"12"`); nothing else in a string is a number. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value !== 'string') return numberOf(value);
  return /^\s*[+-]?\d{1,9}(\.\d{1,9})?\s*$/.test(value) ? Number(value) : undefined;
}
