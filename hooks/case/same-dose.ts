import type { Exposure, Fact } from '../../src/picture/index.ts';
import { HOUR_MS } from './last-hours.ts';

/** A moment without a length may have been charted so many hours before or after the infusion it is about. */
const CHARTED_HOURS = 1;

/** Two clinics round the same dose differently. */
const ROUNDED = 0.02;

interface Dose {
  readonly fact: Fact<Exposure>;
  readonly mg?: number;
  readonly from?: number;
  readonly to?: number;
}

/**
 * The doses of a day, each once: two clinics may record the same one. Of two entries the one that names
 * an amount is kept, then the one with the longer recorded length.
 *
 * Entries are one dose where their amounts agree, or one names none, and their times say they may be: a time of day is
 * missing, they overlap for most of the shorter one, or a moment without a length lies in the other or within an hour
 * of it. What follows one another is added up, as in a bag change. So are two bare moments that differ: they may be boluses
 * given again, and a session must not be made of anaesthesia; the sum may then leave the day unclassified, which is said.
 */
export function dosesOnce(facts: readonly Fact<Exposure>[], kg: number | undefined): readonly Fact<Exposure>[] {
  const doses = facts.map((fact) => doseOf(fact, kg)).toSorted((a, b) => rankOf(b) - rankOf(a));
  const kept: Dose[] = [];
  for (const dose of doses) if (!kept.some((one) => isSame(one, dose))) kept.push(dose);
  return kept.map(({ fact }) => fact);
}

/** Milligrams of one administration, reckoned from the weight where only those per kilogram were recorded, and those. */
export function amountsOf(
  { dose: { dose, perKg } }: Exposure,
  kg: number | undefined,
): { readonly mg?: number; readonly perKg?: number } {
  const relative = perKg?.high ?? (dose?.unit === 'mg/kg' ? dose.high : undefined);
  const reckoned = relative !== undefined && kg !== undefined ? relative * kg : undefined;
  const mg = dose?.unit === 'mg' ? dose.high : reckoned;
  return { ...(mg !== undefined && { mg }), ...(relative !== undefined && { perKg: relative }) };
}

function doseOf(fact: Fact<Exposure>, kg: number | undefined): Dose {
  const { start, end } = fact.value;
  const { mg } = amountsOf(fact.value, kg);
  const from = start?.instant ?? end?.instant;
  const to = end?.instant ?? start?.instant;
  return {
    fact,
    ...(mg !== undefined && { mg }),
    ...(from !== undefined && to !== undefined && { from, to: Math.max(from, to) }),
  };
}

/** What names an amount comes first, then the longest; what has no time of day comes after a moment. */
function rankOf({ from, to, mg }: Dose): number {
  const length = from === undefined || to === undefined ? -1 : to - from;
  return length + (mg === undefined ? 0 : Number.MAX_SAFE_INTEGER / 2);
}

function isSame(a: Dose, b: Dose): boolean {
  const alike = a.mg === undefined || b.mg === undefined || Math.abs(a.mg - b.mg) <= ROUNDED * Math.max(a.mg, b.mg);
  return alike && mayBeSameTime(a, b);
}

function mayBeSameTime(a: Dose, b: Dose): boolean {
  if (a.from === undefined || a.to === undefined || b.from === undefined || b.to === undefined) return true;
  const shorter = Math.min(a.to - a.from, b.to - b.from);
  const longer = Math.max(a.to - a.from, b.to - b.from);
  const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  if (shorter > 0) return shared > shorter / 2;
  return longer > 0 ? shared >= -CHARTED_HOURS * HOUR_MS : shared === 0;
}
