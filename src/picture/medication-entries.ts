import { compareDates, type PartialDate } from '../fhir/dates.ts';
import { RXNORM } from '../fhir/systems.ts';
import type { Ingredient, Member, Terminology, ValueSetName } from '../terminology/index.ts';
import { entryGap, memberOf, sourceOf } from './entry.ts';
import type { Gap } from './gap.ts';
import { type Drug, type MedicationEntry, medicationOf } from './medication-codes.ts';
import { type MedicationDates, medicationDates } from './medication-dates.ts';
import { isReported, type Standing, standingOf } from './medication-status.ts';
import { type Index, type Need, need } from './need.ts';
import type { RecordView } from './record.ts';
import type { InputKey, Source } from './source.ts';

/** The inputs in which drugs that were taken are recorded. */
export const medicationInputs = ['medicationRequests', 'medicationStatements', 'medicationAdministrations'] as const;

/** One entry that names a drug, read as far as no value set is needed. */
export interface MedicationFact extends MedicationDates {
  readonly key: InputKey;
  readonly resource: MedicationEntry;
  readonly drug: Drug;
  readonly standing: Standing;
  readonly source: Source;
  /** Taken or ordered now, by its own status and dates; a later "not taken" may still deny it. */
  readonly current: boolean;
}

/** Entries of the same drug, so that a value set is asked once for all of them. */
export interface DrugGroup {
  readonly drug: Extract<Drug, { ingredients: unknown }>;
  readonly entries: readonly MedicationFact[];
}

export interface MedicationEntries {
  readonly groups: readonly DrugGroup[];
  /** Entries of which nobody can say what drug they are. */
  readonly orphans: readonly MedicationFact[];
  /** Is the drug said not to be taken, later than this entry? */
  denied(entry: MedicationFact, ingredient: Ingredient): boolean;
  /** Is the drug said, not earlier than by this entry, not to have been taken on some of its days? */
  contradicted(entry: MedicationFact, ingredient: Ingredient): boolean;
}

/** An entry that says a drug is not taken, and from when that holds. */
interface Denial {
  readonly fact: MedicationFact;
  readonly saidOn: PartialDate;
}

/** All entries of the three medication inputs, grouped by drug. Read once a request. */
export const medicationEntries: Need<MedicationEntries> = need({
  name: 'medication entries',
  inputs: [...medicationInputs],
  read(record, at) {
    const facts = medicationInputs.flatMap((key) =>
      record.input(key).resources.flatMap((resource, index) => {
        const fact = isMedicationEntry(resource) ? readEntry(resource, key, index, record, at) : undefined;
        return fact && fact.standing !== 'never' ? [fact] : [];
      }),
    );
    const groups = new Map<string, { drug: DrugGroup['drug']; entries: MedicationFact[] }>();
    for (const fact of facts) {
      if (!('ingredients' in fact.drug)) continue;
      const key = JSON.stringify(fact.drug);
      const group = groups.get(key) ?? { drug: fact.drug, entries: [] };
      group.entries.push(fact);
      groups.set(key, group);
    }
    const denials = readDenials(facts, at);
    return Object.freeze({
      groups: [...groups.values()],
      orphans: facts.filter((fact) => fact.drug.state === 'orphan'),
      denied: (entry: MedicationFact, { code }: Ingredient) =>
        (denials.get(code) ?? []).some(({ saidOn }) => isBefore(entry.date, saidOn)),
      contradicted: (entry: MedicationFact, { code }: Ingredient) =>
        (denials.get(code) ?? []).some((denial) => contradicts(denial, entry)),
    });
  },
});

/** The ingredients by which a drug is in a value set; all of them if the set lists the product itself. */
export function ingredientsIn(
  set: ValueSetName,
  drug: DrugGroup['drug'],
  terminology: Terminology,
): { readonly ingredients: readonly Ingredient[]; readonly member: Member } | undefined {
  const members = drug.ingredients.map((ingredient) => terminology.member(set, RXNORM, ingredient.code));
  const [first] = members.filter((member) => member !== undefined);
  if (first)
    return { ingredients: drug.ingredients.filter((_one, index) => members[index] !== undefined), member: first };
  const product = drug.state === 'coded' ? memberOf(terminology, set, drug.codings) : undefined;
  return product && { ingredients: drug.ingredients, member: product };
}

/** What keeps a list of drugs from being the whole truth: missing inputs, and entries that could be any drug. */
export function medicationGaps(record: RecordView, concerns: (entry: MedicationFact) => boolean): readonly Gap[] {
  const orphans = record
    .read(medicationEntries)
    .orphans.filter((entry) => entry.standing !== 'denied' && concerns(entry));
  return [
    ...medicationInputs.flatMap((key) => record.input(key).gaps),
    ...orphans.map(({ drug, key, source }) => entryGap(drug.state === 'orphan' ? drug.why : 'unreadable', key, source)),
  ];
}

function readEntry(
  resource: MedicationEntry,
  key: InputKey,
  index: number,
  record: RecordView,
  at: Index,
): MedicationFact {
  const standing = standingOf(resource);
  const dates = medicationDates(resource, standing, at);
  const drug = medicationOf(resource, record);
  const over = dates.lastDay !== undefined && dates.lastDay.latest < at.today;
  const source = sourceOf(key, resource, index, {
    date: dates.date,
    trust: drug.state === 'named' ? 'uncoded' : 'stated',
  });
  return { ...dates, key, resource, drug, standing, source, current: standing === 'current' && !over };
}

/** Only coded entries may deny: a name alone is not enough to take a drug off the list. */
function readDenials(facts: readonly MedicationFact[], at: Index): ReadonlyMap<string, readonly Denial[]> {
  const denials = new Map<string, Denial[]>();
  for (const fact of facts) {
    const { resource, drug, standing, saidOn } = fact;
    const denies = isReported(resource) && (standing === 'denied' || standing === 'stopped');
    if (!denies || drug.state !== 'coded' || saidOn === undefined || saidOn.earliest > at.today) continue;
    for (const { code } of drug.ingredients) denials.set(code, [...(denials.get(code) ?? []), { fact, saidOn }]);
  }
  return denials;
}

/**
 * Is it said of some days of the entry that the drug was not taken? A "not taken" holds for its own days; one that gives
 * no beginning holds for all days before it. What was said later than the denial stands against it.
 */
function contradicts({ fact: denial, saidOn }: Denial, { start, end, saidOn: entrySaidOn }: MedicationFact): boolean {
  if (denial.standing !== 'denied' || start === undefined || isBefore(saidOn, entrySaidOn)) return false;
  const endsBefore = (denial.end ?? saidOn).latest <= start.earliest;
  const beginsAfter = end !== undefined && denial.start !== undefined && denial.start.earliest > end.latest;
  return !endsBefore && !beginsAfter;
}

/** Only a definitely later denial counts; where the order is unclear the drug stays on the list. */
function isBefore(first: PartialDate | undefined, second: PartialDate | undefined): boolean {
  return first !== undefined && second !== undefined && compareDates(first, second) === 'before';
}

function isMedicationEntry(resource: { readonly resourceType: string }): resource is MedicationEntry {
  return ['MedicationRequest', 'MedicationStatement', 'MedicationAdministration'].includes(resource.resourceType);
}
