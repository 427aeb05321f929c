import type {
  Coding,
  Medication,
  MedicationAdministration,
  MedicationRequest,
  MedicationStatement,
} from '@medplum/fhirtypes';
import { compareText } from '../fhir/compare-text.ts';
import { codingsOf, listOf, textOf } from '../fhir/elements.ts';
import { canonicalSystem, RXNORM } from '../fhir/systems.ts';
import type { Ingredient, Product, Terminology } from '../terminology/index.ts';
import type { RecordView } from './record.ts';

/** An entry that names a drug. */
export type MedicationEntry = MedicationRequest | MedicationStatement | MedicationAdministration;

/**
 * What an entry says the drug is.
 *
 * - `coded`: a code we know. `product` is there if the codes agree on one
 * - `named`: no code we know, but a name from the curated list; entries of this kind are "uncoded"
 * - `unknown-code`: it could be read, and is none of the drugs this service knows
 * - `orphan`: nothing says what it is: the reference leads nowhere, or there is a code we can't read and no name.
 *   That is a gap, not "no drug": EHRs retire drug records while orders still point at them
 */
export type Drug =
  | {
      readonly state: 'coded';
      readonly ingredients: readonly Ingredient[];
      readonly product?: Product;
      readonly codings: readonly Readonly<Coding>[];
    }
  | { readonly state: 'named'; readonly ingredients: readonly Ingredient[] }
  | { readonly state: 'unknown-code' }
  | { readonly state: 'orphan'; readonly why: 'orphan-reference' | 'unreadable' };

interface Written {
  readonly codings: readonly Readonly<Coding>[];
  readonly names: readonly string[];
  /** Names of ingredients that carry no code we know. */
  readonly parts: readonly string[];
  readonly lost: boolean;
}

/** Reads the drug of an entry wherever the sender put it: inline, contained, in the same Bundle, or behind a reference. */
export function medicationOf(entry: MedicationEntry, record: RecordView): Drug {
  const { codings, names, parts, lost } = written(entry, record);
  const coded = fromCodes(codings, record.terminology);
  const added = namedIn(parts, record.terminology).filter(
    ({ code }) => !coded?.ingredients.some((known) => known.code === code),
  );
  if (coded !== undefined && added.length === 0) return coded;
  const named = distinct([...(coded?.ingredients ?? namedIn(names, record.terminology)), ...added]);
  if (named.length > 0) return Object.freeze({ state: 'named', ingredients: named });
  if (lost) return Object.freeze({ state: 'orphan', why: 'orphan-reference' });
  // An RxNorm code outside our lists is some other drug; a code of another system says nothing without a name.
  const readable = names.length > 0 || parts.length > 0 || codings.some(isRxNorm);
  return Object.freeze(readable ? { state: 'unknown-code' } : { state: 'orphan', why: 'unreadable' });
}

function written(entry: MedicationEntry, record: RecordView): Written {
  const [inline] = listOf(entry.medicationCodeableConcept);
  const codings = codingsOf(inline);
  const [reference] = listOf(entry.medicationReference);
  const target = reference && record.resolve(textOf(reference.reference), entry);
  const medication = target?.resourceType === 'Medication' ? target : undefined;
  const inside = medication ? inMedication(medication, record) : [];
  const all = [...codings, ...codingsOf(medication?.code), ...inside.flatMap((part) => part.codings)];
  const words = [inline?.text, medication?.code?.text, reference?.display, ...all.map((coding) => coding.display)];
  return {
    codings: all,
    names: words.flatMap((word) => textOf(word) ?? []),
    parts: inside.flatMap((part) => part.names),
    lost:
      (reference !== undefined && medication === undefined) || (!all.some(isRxNorm) && inside.some((one) => one.lost)),
  };
}

/** What a Medication's ingredients are called, for compounded drugs that have no code of their own. */
function inMedication(medication: Medication, record: RecordView): readonly Omit<Written, 'parts'>[] {
  return listOf(medication.ingredient).map(({ itemCodeableConcept, itemReference }) => {
    const target = record.resolve(textOf(itemReference?.reference), medication);
    const behind =
      target?.resourceType === 'Medication' || target?.resourceType === 'Substance' ? target.code : undefined;
    const concepts = [...listOf(itemCodeableConcept), ...listOf(behind)];
    const codings = codingsOf(concepts);
    const known = codings.some(({ system, code }) => record.terminology.product(system, code));
    const words = [...concepts.map(({ text }) => text), itemReference?.display, ...codings.map((one) => one.display)];
    const names = known ? [] : words.flatMap((word) => textOf(word) ?? []);
    return { codings, names, lost: codings.length + names.length === 0 };
  });
}

function isRxNorm({ system, code }: Readonly<Coding>): boolean {
  return canonicalSystem(system ?? '') === RXNORM && code !== undefined;
}

function namedIn(texts: readonly string[], terminology: Terminology): readonly Ingredient[] {
  return texts.flatMap((text) => terminology.ingredientsNamed(text));
}

/** Several codes of one drug (product, ingredient, brand) are read together; products that disagree leave only ingredients. */
function fromCodes(
  codings: readonly Readonly<Coding>[],
  terminology: Terminology,
): Extract<Drug, { readonly state: 'coded' }> | undefined {
  const products = codings.flatMap(({ system, code }) => terminology.product(system, code) ?? []);
  if (products.length === 0) return undefined;
  const detailed = products.filter((product) => product.ingredients.some(({ strength }) => strength !== undefined));
  const candidates = new Map(
    (detailed.length > 0 ? detailed : products).map((one) => [JSON.stringify(one.ingredients), one]),
  );
  const [product, ...others] = [...candidates.values()];
  return Object.freeze({
    state: 'coded',
    ingredients: distinct(products.flatMap(({ ingredients }) => ingredients)),
    ...(product && others.length === 0 && { product }),
    codings,
  });
}

function distinct(ingredients: readonly Ingredient[]): readonly Ingredient[] {
  const byCode = new Map(ingredients.map(({ code, name }) => [code, Object.freeze({ code, name })]));
  return [...byCode.values()].toSorted((a, b) => compareText(a.code, b.code));
}
