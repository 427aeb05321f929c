import type { Ingredient, Member, ValueSetName } from '../terminology/index.ts';
import { entryGap } from './entry.ts';
import type { DailyDose, Exposure } from './exposure.ts';
import { type Fact, type FactList, factList } from './facts.ts';
import type { Gap } from './gap.ts';
import { interned } from './interned.ts';
import { ingredientsIn, medicationEntries, medicationGaps, medicationInputs } from './medication-entries.ts';
import { exposureOf, medicationCompleteness } from './medications.ts';
import { type Need, need } from './need.ts';
import type { Source } from './source.ts';
import { nothingMapped } from './unmapped.ts';

/** One drug the patient takes now, however many entries say so. */
export interface Medicine {
  readonly ingredient: Ingredient;
  /** The current entries, newest first. */
  readonly exposures: readonly Exposure[];
  readonly asNeededOnly: boolean;
  /** Every entry is an order of more than a year ago without an end: ask whether it is still taken. */
  readonly stale: boolean;
  /** Of all products together; a product ordered again counts once, by its newest order. */
  readonly perDay?: DailyDose;
  readonly scheduledPerDay?: DailyDose;
  /** Some entry has no readable daily dose, so the true dose may be higher: say "at least". */
  readonly atLeast: boolean;
}

interface Taken {
  readonly ingredient: Ingredient;
  readonly member: Member;
  readonly entries: { readonly exposure: Exposure; readonly from: Source }[];
}

const medicineNeeds = interned<Need<FactList<Medicine>>>();

/**
 * The drugs of a value set that are current (knowledge 0.3), one item an ingredient. A later "not taken" or "stopped"
 * ends it. Its `from` is the newest entry, coded ones before names. Entries of which the drug or the status cannot be
 * read are gaps if they could be current.
 */
export function currentMedicines(set: ValueSetName): Need<FactList<Medicine>> {
  const name = `current medicines ${set}`;
  return medicineNeeds(name, () =>
    need({
      name,
      inputs: [...medicationInputs],
      read(record) {
        if (record.terminology.isEmpty(set)) return nothingMapped(medicationInputs);
        const { groups, denied } = record.read(medicationEntries);
        const taken = new Map<string, Taken>();
        const unclear: Gap[] = [];
        for (const { drug, entries } of groups) {
          const match = ingredientsIn(set, drug, record.terminology);
          if (match === undefined) continue;
          for (const entry of entries) {
            const shown = { name: match.member.display };
            const from = Object.freeze({ ...entry.source, shown, set: match.member.set });
            if (entry.standing === 'unknown') unclear.push(entryGap('unknown-status', entry.key, from));
            if (!entry.current) continue;
            for (const ingredient of match.ingredients.filter((one) => !denied(entry, one))) {
              const { member } = match;
              const known = taken.get(ingredient.code) ?? { ingredient, member, entries: [] };
              known.entries.push({ exposure: exposureOf(record, entry, drug), from: named(from, ingredient) });
              taken.set(ingredient.code, known);
            }
          }
        }
        const gaps = [...medicationGaps(record, (entry) => entry.current || entry.standing === 'unknown'), ...unclear];
        const items = [...taken.values()].flatMap(medicine);
        return factList({ items, complete: medicationCompleteness(record), gaps, looked: [...medicationInputs] });
      },
    }),
  );
}

function named(from: Source, { name }: Ingredient): Source {
  return Object.freeze({ ...from, shown: { name } });
}

function medicine({ ingredient, entries }: Taken): readonly Fact<Medicine>[] {
  const sorted = entries.toSorted((a, b) => rank(b.from).localeCompare(rank(a.from), 'en'));
  const [first] = sorted;
  if (first === undefined) return [];
  const exposures = sorted.map((entry) => entry.exposure);
  const doses = takenTogether(sorted).map((exposure) =>
    exposure.perIngredient.find((dose) => dose.ingredient.code === ingredient.code),
  );
  const perDay = total(doses.map((dose) => dose?.perDay));
  const scheduledPerDay = total(doses.map((dose) => dose?.scheduledPerDay));
  const value: Medicine = Object.freeze({
    ingredient,
    exposures,
    asNeededOnly: exposures.every((exposure) => exposure.asNeeded),
    stale: exposures.every((exposure) => exposure.stale),
    ...(perDay && { perDay }),
    ...(scheduledPerDay && { scheduledPerDay }),
    atLeast: doses.some((dose) => dose?.perDay?.unit !== 'mg'),
  });
  return [Object.freeze({ value, from: first.from })];
}

/** Coded before named, then newest; the id settles the rest, so that no order of entries matters. */
function rank(from: Source): string {
  return [from.trust === 'stated' ? 1 : 0, from.date?.latest ?? '', from.date?.instant ?? '', from.type, from.id].join(
    ' ',
  );
}

/**
 * Orders of one product on different days repeat each other, so the newest day counts; different dosages ordered on the
 * same day ("one in the morning", "two at night"), and different products of one drug, add up.
 */
function takenTogether(newestFirst: Taken['entries']): readonly Exposure[] {
  const dayOf = new Map<string, string | undefined>();
  const together = new Map<string, Exposure>();
  for (const { exposure, from } of newestFirst) {
    if (exposure.via === 'administration') continue;
    const product = exposure.product?.name ?? '';
    if (!dayOf.has(product)) dayOf.set(product, from.date?.latest);
    if (dayOf.get(product) !== from.date?.latest) continue;
    const key = JSON.stringify([product, exposure.perIngredient]);
    if (!together.has(key)) together.set(key, exposure);
  }
  return [...together.values()];
}

/** What can be added up in mg; none if nothing can. */
function total(doses: readonly (DailyDose | undefined)[]): DailyDose | undefined {
  const known = doses.filter((dose) => dose?.unit === 'mg') as DailyDose[];
  if (known.length === 0) return undefined;
  const value = known.reduce((sum, dose) => sum + dose.value, 0);
  return Object.freeze({ value, low: Math.max(...known.map((dose) => dose.low)), unit: 'mg' });
}
