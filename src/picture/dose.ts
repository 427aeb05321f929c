import type { Coding, Dosage, MedicationAdministration } from '@medplum/fhirtypes';
import { readDate } from '../fhir/dates.ts';
import { listOf, numberOf } from '../fhir/elements.ts';
import type { PlainDate } from '../fhir/plain-date.ts';
import type { Product } from '../terminology/index.ts';
import { type DoseStep, type Given, type Rate, readStep } from './dose-step.ts';
import { type Amount, span, sum } from './dose-units.ts';
import { strengthOf } from './strength.ts';

export { mayCoincide } from './dose-occasion.ts';
export type { DoseStep, Given, Rate } from './dose-step.ts';
export type { Amount, DoseUnit } from './dose-units.ts';

/** What the dosage of an order, a statement or an administration says in numbers. Unknown parts are left out. */
export interface DoseReading {
  readonly given: Given;
  /** Only words were given. */
  readonly text: boolean;
  /** One administration; a range where instructions that apply together differ. */
  readonly dose?: Amount;
  readonly perKg?: Amount;
  readonly rate?: Rate;
  readonly minutes?: number;
  /** All that is taken in a day: `high` is the most allowed, as-needed use included. */
  readonly perDay?: Amount;
  /** The same without as-needed instructions; none where nothing is scheduled. */
  readonly scheduledPerDay?: Amount;
  /** Every instruction is as needed. */
  readonly asNeeded: boolean;
  readonly route: readonly Readonly<Coding>[];
  readonly steps: readonly DoseStep[];
}

/** What the numbers are read with. */
export interface DoseContext {
  readonly zone: string;
  /** The coded product: tablets, mL and sprays become mg by its strength. */
  readonly product?: Product | undefined;
  /** RxNorm code of the ingredient to read for, in products with several. */
  readonly ingredient?: string | undefined;
  /** The day asked about: of steps with their own bounds, those of that day count. */
  readonly on?: PlainDate | undefined;
}

/**
 * Reads structured dosage. Instructions without a `sequence`, or with the same, apply together and are added up; with
 * different ones they follow each other: then the one of the day asked about counts, else the range of all.
 */
export function readDose(
  dosages: readonly Dosage[] | undefined,
  { zone, product, ingredient, on }: DoseContext,
): DoseReading {
  const strength = strengthOf(product, ingredient);
  const all = listOf(dosages);
  const inForce = on === undefined ? [] : all.filter((dosage) => appliesOn(dosage, on, zone));
  const used = inForce.length > 0 ? inForce : all;
  const groups = Map.groupBy(used, (dosage) => numberOf(dosage.sequence));
  const days = [...groups.values()].map((group) => readGroup(group.map((dosage) => readStep(dosage, strength))));
  const steps = days.flatMap((day) => day.steps);
  return Object.freeze({
    given: worst(steps.map((step) => step.given)),
    text: worst(steps.map((step) => step.given)) === 'text-only',
    ...optional('dose', span(steps.flatMap((step) => step.dose ?? []))),
    ...optional('perKg', span(steps.flatMap((step) => step.perKg ?? []))),
    ...optional('rate', span(steps.flatMap((step) => step.rate ?? []))),
    ...optional('minutes', steps.length === 1 ? steps[0]?.minutes : undefined),
    ...optional('perDay', spanOfAll(days.map((day) => day.perDay))),
    ...optional('scheduledPerDay', spanOfAll(days.map((day) => day.scheduledPerDay))),
    asNeeded: steps.length > 0 && steps.every((step) => step.asNeeded),
    route: steps.flatMap((step) => step.route),
    steps,
  });
}

/** Reads what was given. Its length is the recorded period; without one, what the rate implies. */
export function doseGiven(given: MedicationAdministration, context: DoseContext): DoseReading {
  const [dosage] = listOf(given.dosage);
  if (dosage === undefined) return readDose(undefined, context);
  const { text, route, dose, rateQuantity, rateRatio } = dosage;
  const doseAndRate = {
    ...optional('doseQuantity', dose),
    ...optional('rateQuantity', rateQuantity),
    ...optional('rateRatio', rateRatio),
  };
  const reading = readDose(
    [{ ...optional('text', text), ...optional('route', route), doseAndRate: [doseAndRate] }],
    context,
  );
  const start = readDate(given.effectivePeriod?.start, context.zone)?.instant;
  const end = readDate(given.effectivePeriod?.end, context.zone)?.instant;
  if (start === undefined || end === undefined || end <= start) return reading;
  return Object.freeze({ ...reading, minutes: (end - start) / 60_000 });
}

function readGroup(steps: readonly DoseStep[]) {
  const scheduled = steps.filter((step) => !step.asNeeded && step.given !== 'nothing');
  const counted = steps.filter((step) => step.given !== 'nothing');
  return {
    steps,
    perDay: sumOfAll(counted.map((step) => (step.asNeeded && step.perDay ? { ...step.perDay, low: 0 } : step.perDay))),
    scheduledPerDay: sumOfAll(scheduled.map((step) => step.perDay)),
  };
}

function appliesOn(dosage: Dosage, day: PlainDate, zone: string): boolean {
  const bounds = dosage.timing?.repeat?.boundsPeriod;
  const start = readDate(bounds?.start, zone);
  const end = readDate(bounds?.end, zone);
  return (start === undefined || start.earliest <= day) && (end === undefined || end.latest >= day);
}

/** One unreadable part makes a total unknown: it is never counted as zero. */
function sumOfAll(amounts: readonly (Amount | undefined)[]): Amount | undefined {
  return sum(amounts.filter((amount) => amount !== undefined).length === amounts.length ? (amounts as Amount[]) : []);
}

function spanOfAll(amounts: readonly (Amount | undefined)[]): Amount | undefined {
  return span(amounts.filter((amount) => amount !== undefined).length === amounts.length ? (amounts as Amount[]) : []);
}

const byWeight: readonly Given[] = ['unknown-unit', 'structured', 'text-only'];

function worst(given: readonly Given[]): Given {
  return byWeight.find((one) => given.includes(one)) ?? 'nothing';
}

/** A property only if there is a value: absent is the one spelling of unknown. */
function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}
