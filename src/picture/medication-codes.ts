import type {
  Coding,
  Medication,
  MedicationAdministration,
  MedicationRequest,
  MedicationStatement,
} from '@medplum/fhirtypes';
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
  readonly lost: boolean;
}

/** Reads the drug of an entry wherever the sender put it: inline, contained, in the same Bundle, or behind a reference. */
export function medicationOf(entry: MedicationEntry, record: RecordView): Drug {
  const { codings, names, lost } = written(entry, record);
  const coded = fromCodes(codings, record.terminology);
  if (coded !== undefined) return coded;
  const named = distinct(names.flatMap((name) => record.terminology.ingredientsNamed(name)));
  if (named.length > 0) return Object.freeze({ state: 'named', ingredients: named });
  if (lost) return Object.freeze({ state: 'orphan', why: 'orphan-reference' });
  // An RxNorm code outside our lists is some other drug; a code of another system says nothing without a name.
  const readable =
    names.length > 0 ||
    codings.some(({ system, code }) => canonicalSystem(system ?? '') === RXNORM && code !== undefined);
  return Object.freeze(readable ? { state: 'unknown-code' } : { state: 'orphan', why: 'unreadable' });
}

function written(entry: MedicationEntry, record: RecordView): Written {
  const [inline] = listOf(entry.medicationCodeableConcept);
  const codings = codingsOf(inline);
  const [reference] = listOf(entry.medicationReference);
  const target = reference && record.resolve(textOf(reference.reference), entry);
  const medication = target?.resourceType === 'Medication' ? target : undefined;
  const inside = medication ? inMedication(medication, record) : [];
  const all = [...codings, ...codingsOf(medication?.code), ...inside];
  const words = [inline?.text, medication?.code?.text, reference?.display, ...all.map((coding) => coding.display)];
  return {
    codings: all,
    names: words.flatMap((word) => textOf(word) ?? []),
    lost: reference !== undefined && medication === undefined,
  };
}

/** The codes of a Medication's ingredients, for compounded drugs that have no code of their own. */
function inMedication(medication: Medication, record: RecordView): readonly Readonly<Coding>[] {
  return listOf(medication.ingredient).flatMap((part) => {
    const target = record.resolve(textOf(part.itemReference?.reference), medication);
    return [
      ...codingsOf(part.itemCodeableConcept),
      ...(target?.resourceType === 'Medication' || target?.resourceType === 'Substance' ? codingsOf(target.code) : []),
    ];
  });
}

/** Several codes of one drug (product, ingredient, brand) are read together; products that disagree leave only ingredients. */
function fromCodes(codings: readonly Readonly<Coding>[], terminology: Terminology): Drug | undefined {
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
  return [...byCode.values()].toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}
