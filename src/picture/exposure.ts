import type { Coding } from '@medplum/fhirtypes';
import type { PartialDate } from '../fhir/dates.ts';
import { listOf, textOf } from '../fhir/elements.ts';
import { addDays } from '../fhir/plain-date.ts';
import type { Ingredient, Product } from '../terminology/index.ts';
import { type DoseReading, doseGiven, readDose } from './dose.ts';
import type { Amount } from './dose-units.ts';
import type { MedicationEntry } from './medication-codes.ts';
import { type DrugGroup, type MedicationFact, medicationEntries } from './medication-entries.ts';
import type { Standing } from './medication-status.ts';
import type { Index } from './need.ts';
import type { RecordView } from './record.ts';

/** A daily dose: `value` is the most it can be (as-needed use included), `low` the least. */
export interface DailyDose {
  readonly value: number;
  readonly low: number;
  /** `mg`, or what the record counts in (`piece`, `mL`, `mg/kg` …). */
  readonly unit: string;
}

/** What an entry says of one of its ingredients. */
export interface IngredientDose {
  readonly ingredient: Ingredient;
  readonly perDay?: DailyDose;
  /** Without as-needed instructions. */
  readonly scheduledPerDay?: DailyDose;
}

/** One entry saying that a drug was taken, given or ordered to be taken. Errors, wishes and "not taken" are no exposures. */
export interface Exposure {
  readonly ingredients: readonly Ingredient[];
  readonly product?: Product;
  readonly via: 'request' | 'statement' | 'administration';
  /** The status as recorded. */
  readonly status: string;
  readonly standing: Standing;
  readonly current: boolean;
  /** Current by its status, ordered more than a year ago, with no end of its dosage: to be confirmed. */
  readonly stale: boolean;
  /** It is over, though `end` may be unknown. */
  readonly ended: boolean;
  /** Another entry says, not earlier, that it was not taken on some of these days, or on any. */
  readonly contradicted: boolean;
  readonly asNeeded: boolean;
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  readonly dose: DoseReading;
  /** Daily dose of the only ingredient; none if it is not known or there are several. */
  readonly perDay?: DailyDose;
  readonly scheduledPerDay?: DailyDose;
  readonly perIngredient: readonly IngredientDose[];
  readonly route?: readonly Readonly<Coding>[];
  /** The entry itself, for readers that need a reason or a visit. Nothing of it may be shown. */
  readonly entry: MedicationEntry;
}

/** After how many days an order without an end is asked about. */
const staleDays = 365;

const via = {
  MedicationRequest: 'request',
  MedicationStatement: 'statement',
  MedicationAdministration: 'administration',
} as const;

/** The exposure an entry amounts to. */
export function readExposure(entry: MedicationFact, drug: DrugGroup['drug'], record: RecordView, at: Index): Exposure {
  const { resource, standing, start, end, lastDay } = entry;
  const product = drug.state === 'coded' ? drug.product : undefined;
  const current = entry.current && !saidOfAll('denied', entry, drug.ingredients, record);
  const on = end !== undefined && end.latest < at.today ? end.latest : at.today;
  const readFor = (ingredient?: string) => {
    const context = { zone: at.zone, product, ingredient, on };
    if (resource.resourceType === 'MedicationAdministration') return doseGiven(resource, context);
    return readDose(
      resource.resourceType === 'MedicationRequest' ? resource.dosageInstruction : resource.dosage,
      context,
    );
  };
  const dose = readFor();
  const [only, ...others] = drug.ingredients;
  const perIngredient = drug.ingredients.map((ingredient) =>
    ingredientDose(ingredient, others.length === 0 ? dose : inOneOf(readFor(ingredient.code), product)),
  );
  const daily = only !== undefined && others.length === 0 ? perIngredient[0] : undefined;
  return Object.freeze({
    ingredients: drug.ingredients,
    ...(product && { product }),
    via: via[resource.resourceType],
    status: textOf(resource.status) ?? '',
    standing,
    current,
    stale: current && resource.resourceType === 'MedicationRequest' && lastDay === undefined && isOld(entry.date, at),
    ended: standing === 'stopped' || standing === 'completed' || (end !== undefined && end.latest < at.today),
    contradicted: saidOfAll('contradicted', entry, drug.ingredients, record),
    asNeeded: dose.asNeeded,
    ...(start && { start }),
    ...(end && { end }),
    dose,
    ...(daily?.perDay && { perDay: daily.perDay }),
    ...(daily?.scheduledPerDay && { scheduledPerDay: daily.scheduledPerDay }),
    perIngredient,
    ...(listOf(dose.route).length > 0 && { route: dose.route }),
    entry: resource,
  });
}

/** Do other entries deny, or contradict, this one for each of its ingredients? */
function saidOfAll(
  what: 'denied' | 'contradicted',
  entry: MedicationFact,
  ingredients: readonly Ingredient[],
  record: RecordView,
): boolean {
  const entries = record.read(medicationEntries);
  return ingredients.length > 0 && ingredients.every((ingredient) => entries[what](entry, ingredient));
}

function ingredientDose(
  ingredient: Ingredient,
  { perDay, scheduledPerDay }: Pick<DoseReading, 'perDay' | 'scheduledPerDay'>,
) {
  return Object.freeze({
    ingredient,
    ...(perDay && { perDay: dailyDose(perDay) }),
    ...(scheduledPerDay && { scheduledPerDay: dailyDose(scheduledPerDay) }),
  });
}

/** In a product of several drugs an amount in mg does not say of which; only counted units times a strength do. */
function inOneOf(reading: DoseReading, product: Product | undefined): Pick<DoseReading, 'perDay' | 'scheduledPerDay'> {
  return product === undefined || reading.steps.some((step) => step.recordedInMass) ? {} : reading;
}

function dailyDose({ low, high, unit }: Amount): DailyDose {
  return Object.freeze({ value: high, low, unit });
}

function isOld(date: PartialDate | undefined, { today }: Index): boolean {
  return date !== undefined && date.latest < addDays(today, -staleDays);
}
