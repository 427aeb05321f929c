import type { Quantity, Range } from '@medplum/fhirtypes';
import { numberOf, textOf } from '../fhir/elements.ts';

/** What an amount is counted in, after conversion. `piece` is one tablet, capsule or similar; `actuation` one spray or puff. */
export type DoseUnit = 'mg' | 'mg/kg' | 'mL' | 'mL/kg' | 'piece' | 'actuation' | 'patch';

/** An amount with both ends of its range; `low` equals `high` where a single number was recorded. */
export interface Amount<U extends string = DoseUnit> {
  readonly low: number;
  readonly high: number;
  readonly unit: U;
}

/** A unit as read: how many of our units one of it is and, for a rate, over how many hours. */
interface ReadUnit {
  readonly unit: DoseUnit;
  readonly factor: number;
  readonly hours?: number;
}

interface Basis {
  readonly unit: 'mg' | 'mL' | 'piece' | 'actuation' | 'patch';
  readonly factor: number;
}

const ucum = 'http://unitsofmeasure.org';

/** The closed table of dose units (REL-36), by their spelling in small letters without braces. */
const bases: ReadonlyMap<string, Basis> = new Map([
  ...spelt('mg', 1, 'mg milligram milligrams'),
  ...spelt('mg', 1000, 'g gm gram grams'),
  ...spelt('mg', 0.001, 'ug mcg µg μg microgram micrograms'),
  ...spelt('mg', 0.000001, 'ng nanogram nanograms'),
  ...spelt('mL', 1, 'ml milliliter milliliters millilitre millilitres cc'),
  ...spelt('mL', 1000, 'l liter liters litre litres'),
  ...spelt(
    'piece',
    1,
    'tablet tablets tab tabs tbl ortab ertab sltab chewtab ectab pill pills capsule capsules cap caps',
  ),
  ...spelt(
    'piece',
    1,
    'orcap ercap softgel softgels lozenge lozenges troche troches film films suppository suppositories supp kit kits',
  ),
  ...spelt('actuation', 1, 'actuat actuation actuations spray sprays spry puff puffs inhalation inhalations'),
  ...spelt('patch', 1, 'patch patches tpatch tpath24 tpath72'),
]);

const hoursByUnit: ReadonlyMap<string, number> = new Map([
  ...timed(1 / 3600, 's sec second seconds'),
  ...timed(1 / 60, 'min mins minute minutes'),
  ...timed(1, 'h hr hrs hour hours'),
  ...timed(24, 'd day days'),
  ...timed(168, 'wk week weeks'),
  ...timed(730, 'mo month months'),
  ...timed(8760, 'a year years'),
]);

/** Hours in one of a unit of time (`min`, `h`, `d` …). */
export function hoursIn(unit: unknown): number | undefined {
  return typeof unit === 'string' ? hoursByUnit.get(unit.toLowerCase()) : undefined;
}

/** Reads a unit such as `mg`, `mg/kg`, `ug/kg/min`, `mg/(kg.h)`, `{tablet}/d`. Anything outside the table is undefined. */
export function readUnit(text: string | undefined): ReadUnit | undefined {
  const [head, ...below] = (text ?? '')
    .toLowerCase()
    .replace(/[{}()\s]/g, '')
    .split(/[/.]/);
  const basis = bases.get(head ?? '');
  if (basis === undefined) return undefined;
  let perKg = false;
  let hours: number | undefined;
  let times = 1;
  for (const part of below) {
    const [, count, name = ''] = /^(\d*)([a-z]*)$/.exec(part) ?? [];
    const time = hoursByUnit.get(name);
    if (count) times *= Number(count);
    if (name === 'kg' && !perKg) perKg = true;
    else if (time !== undefined && hours === undefined) hours = time;
    else if (name !== '' || !count) return undefined;
  }
  if (perKg && basis.unit !== 'mg' && basis.unit !== 'mL') return undefined;
  if (times !== 1 && hours === undefined) return undefined;
  const unit: DoseUnit = perKg && (basis.unit === 'mg' || basis.unit === 'mL') ? `${basis.unit}/kg` : basis.unit;
  return { unit, factor: basis.factor, ...(hours !== undefined && { hours: hours * times }) };
}

/**
 * The unit of a quantity. UCUM codes count before words; other code systems and bare words are read by the same table.
 * A code and a word that disagree are no unit at all: one of them is a mistake.
 */
function unitOf(quantity: Quantity | undefined): ReadUnit | undefined {
  const coded = readUnit(textOf(quantity?.code));
  const worded = readUnit(textOf(quantity?.unit));
  if (quantity?.system === ucum && textOf(quantity.code) !== undefined && coded === undefined) return undefined;
  if (coded && worded && JSON.stringify(coded) !== JSON.stringify(worded)) return undefined;
  return coded ?? worded;
}

/** A quantity or range in our units, or `unreadable` when there is a number that can't be used. */
export function readAmount(
  given: Quantity | Range | undefined,
): (Amount & { hours?: number }) | 'unreadable' | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const ends = 'low' in given || 'high' in given ? [given.low ?? given.high, given.high ?? given.low] : [given, given];
  const [low, high] = ends as [Quantity, Quantity];
  const values = [numberOf(low?.value), numberOf(high?.value)];
  if (values.every((value) => value === undefined)) return undefined;
  const unit = unitOf(low);
  const [a = 0, b = 0] = values;
  if (unit === undefined || JSON.stringify(unit) !== JSON.stringify(unitOf(high))) return 'unreadable';
  if (a <= 0 || b < a || low.comparator !== undefined || high.comparator !== undefined) return 'unreadable';
  const amount = { low: a * unit.factor, high: b * unit.factor, unit: unit.unit };
  return unit.hours === undefined ? amount : { ...amount, hours: unit.hours };
}

/** The amount times a number, or times a range. */
export function scale<U extends string>(amount: Amount<U>, low: number, high = low): Amount<U> {
  return Object.freeze({ low: tidy(amount.low * low), high: tidy(amount.high * high), unit: amount.unit });
}

/** Sums need one unit; a mixture has no sum. */
export function sum<U extends string>(amounts: readonly Amount<U>[]): Amount<U> | undefined {
  return fold(amounts, (a, b) => ({ low: tidy(a.low + b.low), high: tidy(a.high + b.high), unit: a.unit }));
}

/** The range that holds all of them; none if their units differ. */
export function span<U extends string>(amounts: readonly Amount<U>[]): Amount<U> | undefined {
  return fold(amounts, (a, b) => ({ low: Math.min(a.low, b.low), high: Math.max(a.high, b.high), unit: a.unit }));
}

function fold<U extends string>(amounts: readonly Amount<U>[], join: (a: Amount<U>, b: Amount<U>) => Amount<U>) {
  const [first, ...rest] = amounts;
  if (first === undefined || rest.some((amount) => amount.unit !== first.unit)) return undefined;
  return Object.freeze(rest.reduce(join, first));
}

/** Takes away what binary fractions add: 0.1 × 3 is 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(10));
}

function spelt(unit: Basis['unit'], factor: number, words: string): (readonly [string, Basis])[] {
  return words.split(' ').map((word) => [word, { unit, factor }]);
}

function timed(hours: number, words: string): (readonly [string, number])[] {
  return words.split(' ').map((word) => [word, hours]);
}
