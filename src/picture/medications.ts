import type { Ingredient, Member, ValueSetName } from '../terminology/index.ts';
import { completenessOf } from './completeness.ts';
import { entryGap } from './entry.ts';
import { type Exposure, readExposure } from './exposure.ts';
import { type Completeness, type Fact, type FactList, factList } from './facts.ts';
import type { Gap } from './gap.ts';
import { interned } from './interned.ts';
import {
  type DrugGroup,
  ingredientsIn,
  type MedicationFact,
  medicationEntries,
  medicationGaps,
  medicationInputs,
} from './medication-entries.ts';
import { type Need, need } from './need.ts';
import type { RecordView } from './record.ts';

export type { DailyDose, Exposure, IngredientDose } from './exposure.ts';

/** One maker of exposures a request, so that an entry is read once however many value sets ask for it. */
const exposures: Need<(entry: MedicationFact, drug: DrugGroup['drug']) => Exposure> = need({
  name: 'exposures',
  inputs: [...medicationInputs],
  read(record, at) {
    const made = new Map<MedicationFact, Exposure>();
    return function exposureOf(entry, drug) {
      const exposure = made.get(entry) ?? readExposure(entry, drug, record, at);
      made.set(entry, exposure);
      return exposure;
    };
  },
});

/** Every exposure to any drug we know. */
export const medicationHistory: Need<FactList<Exposure>> = exposureList('medication history', (group) => ({
  ingredients: group.drug.ingredients,
}));

const exposureNeeds = interned<Need<FactList<Exposure>>>();

/** Every exposure to drugs of a value set, whatever its status, ever: what trials and sessions are computed from. */
export function exposuresTo(set: ValueSetName): Need<FactList<Exposure>> {
  const name = `exposures to ${set}`;
  return exposureNeeds(name, () =>
    exposureList(name, ({ drug }, record) => ingredientsIn(set, drug, record.terminology)),
  );
}

/** The exposure an entry amounts to, read once a request. */
export function exposureOf(record: RecordView, entry: MedicationFact, drug: DrugGroup['drug']): Exposure {
  return record.read(exposures)(entry, drug);
}

/** How much of the three medication lists was seen. */
export function medicationCompleteness(record: RecordView): Completeness {
  return completenessOf(medicationInputs, record);
}

type Choose = (
  group: DrugGroup,
  record: RecordView,
) => { readonly ingredients: readonly Ingredient[]; readonly member?: Member } | undefined;

function exposureList(name: string, choose: Choose): Need<FactList<Exposure>> {
  return need({
    name,
    inputs: [...medicationInputs],
    read(record) {
      const items: Fact<Exposure>[] = [];
      const unclear: Gap[] = [];
      for (const group of record.read(medicationEntries).groups) {
        const chosen = choose(group, record);
        if (chosen === undefined || chosen.ingredients.length === 0) continue;
        const shown = { name: chosen.member?.display ?? chosen.ingredients.map((one) => one.name).join(' / ') };
        for (const entry of group.entries) {
          const from = Object.freeze({ ...entry.source, shown, ...(chosen.member && { set: chosen.member.set }) });
          if (entry.standing === 'denied') continue;
          if (entry.standing === 'unknown') unclear.push(entryGap('unknown-status', entry.key, from));
          else items.push(Object.freeze({ value: exposureOf(record, entry, group.drug), from }));
        }
      }
      const gaps = [...medicationGaps(record, () => true), ...unclear];
      return factList({ items, complete: medicationCompleteness(record), gaps, looked: [...medicationInputs] });
    },
  });
}
