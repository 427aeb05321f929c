import type { Coding, Dosage, DosageDoseAndRate, Ratio } from '@medplum/fhirtypes';
import { codingsOf, listOf, numberOf, textOf } from '../fhir/elements.ts';
import { type Occasion, occasionOf } from './dose-occasion.ts';
import { plannedMinutes, timesPerDay } from './dose-timing.ts';
import { type Amount, type DoseUnit, hoursIn, readAmount, scale, span } from './dose-units.ts';
import { inMilligrams, type Strength } from './strength.ts';

/** How much was said in a form that can be computed with. `unknown-unit`: a number is there, its unit is not one we know. */
export type Given = 'structured' | 'unknown-unit' | 'text-only' | 'nothing';

/** A speed: an amount an hour. */
export type Rate = Amount<`${DoseUnit}/h`>;

/** One dosage instruction as read. */
export interface DoseStep {
  readonly given: Given;
  /**
   * One administration: in mg if the record or the product's strength allows it, else as recorded (mg/kg, mL, pieces). A
   * stated maximum above it is its upper end: that much may be given.
   */
  readonly dose?: Amount;
  /** Beside what was read stands another amount that could not be: it may be the one that is meant. */
  readonly unreadable: boolean;
  /** An amount was recorded as a mass, not counted in pieces, mL or sprays. */
  readonly recordedInMass: boolean;
  /** The same dose by body weight, where both were recorded. */
  readonly perKg?: Amount;
  readonly rate?: Rate;
  /** Length of one administration: recorded, implied by a rate ("175 mg in 3 h"), or dose ÷ rate; the shortest reading. */
  readonly minutes?: number;
  /** The length only as it was stated, alone or in a ratio; what a dose and a rate imply is not. */
  readonly plannedMinutes?: number;
  /** Amount a day; for as-needed use the most the instruction allows. */
  readonly perDay?: Amount;
  readonly asNeeded: boolean;
  readonly route: readonly Readonly<Coding>[];
  readonly occasion: Occasion;
}

interface Reading {
  readonly dose?: Amount & { readonly hours?: number };
  readonly minutes?: number;
}

/** The most useful unit first. */
const preferred: readonly DoseUnit[] = ['mg', 'mg/kg', 'mL', 'mL/kg', 'piece', 'actuation', 'patch'];

/** Reads one instruction. Only structured parts count; the words of a sig are never parsed. */
export function readStep(dosage: Dosage, strength: Strength | undefined): DoseStep {
  const parts = listOf(dosage.doseAndRate);
  const written = parts.flatMap((part) => [readAmount(part.doseQuantity), readAmount(part.doseRange)]);
  const doses = readings(written);
  const rates = parts.map(readRate);
  const speeds = readings(rates.map((rate) => (rate === 'unreadable' ? rate : rate?.dose)));
  const allowed = readAmount(dosage.maxDosePerAdministration);
  const recorded = doses.map((dose) => inMilligrams(dose, strength));
  const most = best(readings([allowed]).map((dose) => inMilligrams(dose, strength)));
  const inMg = [...recorded, ...(most ? [most] : [])];
  const asked = best(inMg);
  const perKg = inMg.filter((dose) => dose.unit === 'mg/kg');
  const speed = best(speeds.map((rate) => perHour(inMilligrams(rate, strength), rate.hours)));
  const rate = speed && rateOf(speed);

  const planned =
    plannedMinutes(dosage.timing) ?? rates.flatMap((one) => (typeof one === 'object' && one.minutes) || [])[0];
  const flow = speed && planned !== undefined ? scale(speed, planned / 60) : undefined;
  const dose = asked ?? flow;
  const regular = best(recorded) ?? flow ?? asked;
  const minutes = planned ?? (regular && speed?.unit === regular.unit ? (regular.low / speed.high) * 60 : undefined);
  const perDay = dailyAmount(dosage, regular, best(doses), speeds, strength);
  const numbers = parts.some((part) => hasNumber(part));
  return Object.freeze({
    given: dose || rate ? 'structured' : numbers ? 'unknown-unit' : textOf(dosage.text) ? 'text-only' : 'nothing',
    ...(dose && { dose }),
    unreadable: [...written, ...rates, allowed].includes('unreadable') || apart(best(recorded), most),
    recordedInMass: [...doses, ...speeds].some(inMass),
    ...(dose?.unit === 'mg' && perKg.length > 0 && { perKg: span(perKg) as Amount }),
    ...(rate && { rate }),
    ...(minutes !== undefined && { minutes: Math.round(minutes * 100) / 100 }),
    ...(planned !== undefined && { plannedMinutes: planned }),
    ...(perDay && { perDay }),
    asNeeded: isAsNeeded(dosage),
    route: codingsOf(dosage.route),
    occasion: occasionOf(dosage),
  });
}

/** A dose in mL and a maximum in mg, or the reverse, with no strength to compare them by. */
function apart(dose: Amount | undefined, most: Amount | undefined): boolean {
  return dose !== undefined && most !== undefined && inMass(dose) !== inMass(most);
}

function inMass({ unit }: Amount): boolean {
  return unit === 'mg' || unit === 'mg/kg';
}

/** As needed, by either form of the element. */
function isAsNeeded(dosage: Dosage): boolean {
  return dosage.asNeededBoolean === true || listOf(dosage.asNeededCodeableConcept).length > 0;
}

function readings<A extends Amount>(values: readonly (A | 'unreadable' | undefined)[]): readonly A[] {
  return values.filter((value): value is A => typeof value === 'object');
}

/** Ordered and calculated amounts say the same in different units: the best unit counts, as a range if they differ. */
function best(amounts: readonly Amount[]): Amount | undefined {
  const unit = preferred.find((one) => amounts.some((amount) => amount.unit === one));
  return span(
    amounts.filter((amount) => amount.unit === unit).map(({ low, high, unit: same }) => ({ low, high, unit: same })),
  );
}

function readRate(part: DosageDoseAndRate): Reading | 'unreadable' | undefined {
  if (part.rateRatio) return readRatio(part.rateRatio);
  const rate = readAmount(part.rateQuantity ?? part.rateRange);
  if (rate === undefined || rate === 'unreadable') return rate;
  return rate.hours === undefined ? 'unreadable' : { dose: rate };
}

/** "175 mg / 3 h" means the dose takes 3 hours; "450 mg / 1 h" is only a speed (Dosage.rateRatio in FHIR R4). */
function readRatio(ratio: Ratio): Reading | 'unreadable' {
  const amount = readAmount(ratio.numerator);
  const time = numberOf(ratio.denominator?.value) ?? 1;
  const hours = hoursIn(textOf(ratio.denominator?.code)) ?? hoursIn(textOf(ratio.denominator?.unit));
  if (typeof amount !== 'object' || amount.hours !== undefined || hours === undefined || time <= 0) return 'unreadable';
  return { dose: { ...amount, hours: time * hours }, ...(time !== 1 && { minutes: time * hours * 60 }) };
}

function perHour(amount: Amount, hours = 1): Amount {
  return scale(amount, 1 / hours);
}

function rateOf({ low, high, unit }: Amount): Rate {
  return Object.freeze({ low, high, unit: `${unit}/h` as const });
}

function dailyAmount(
  dosage: Dosage,
  dose: Amount | undefined,
  recorded: Amount | undefined,
  speeds: readonly (Amount & { readonly hours?: number })[],
  strength: Strength | undefined,
): Amount | undefined {
  // A patch is worn, not taken: what it gives a day does not depend on how often it is changed.
  if (recorded?.unit === 'patch')
    return strength?.per === 'hour' ? scale({ ...recorded, unit: 'mg' }, strength.mg * 24) : undefined;
  const often = timesPerDay(dosage.timing);
  const scheduled = dose && often && scale(dose, often.low, often.high);
  const byTheDay = speeds.filter(({ hours }) => hours !== undefined && hours >= 24);
  const allDay = best(byTheDay.map((rate) => scale(inMilligrams(rate, strength), 24 / (rate.hours ?? 24))));
  return capped(scheduled ?? allDay, mostPerDay(dosage.maxDosePerPeriod, strength), isAsNeeded(dosage));
}

/**
 * As needed, the stated maximum stands in for a frequency. It never raises what the frequency already gives; where a fixed
 * frequency gives more, the order contradicts itself, and either may be meant.
 */
function capped(amount: Amount | undefined, most: Amount | undefined, asNeeded: boolean): Amount | undefined {
  if (most === undefined) return amount;
  if (amount === undefined) return asNeeded ? most : undefined;
  if (amount.unit !== most.unit) return amount;
  return Object.freeze({
    low: Math.min(amount.low, most.high),
    high: asNeeded ? Math.min(amount.high, most.high) : amount.high,
    unit: amount.unit,
  });
}

function mostPerDay(ratio: Ratio | undefined, strength: Strength | undefined): Amount | undefined {
  const read = listOf(ratio).map(readRatio)[0];
  if (typeof read !== 'object' || read.dose === undefined) return undefined;
  return scale(inMilligrams(read.dose, strength), 24 / (read.dose.hours ?? 24));
}

function hasNumber(part: DosageDoseAndRate): boolean {
  const quantities = [
    part.doseQuantity,
    part.rateQuantity,
    part.doseRange?.high,
    part.doseRange?.low,
    part.rateRange?.low,
  ];
  return [...quantities, part.rateRange?.high, part.rateRatio?.numerator].some(
    (one) => numberOf(one?.value) !== undefined,
  );
}
