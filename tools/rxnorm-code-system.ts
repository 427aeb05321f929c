import type { CodeSystem, CodeSystemConcept, CodeSystemConceptProperty } from '@medplum/fhirtypes';
import { ordinaryWords } from './ordinary-words.ts';
import { copyrightFor, origin, release } from './release.ts';
import { type IngredientNames, ingredientNames, ingredientsOf } from './rxnorm-ingredients.ts';
import { type Component, type DrugName, readDrugName } from './rxnorm-name.ts';
import type { RxConcept, RxLists } from './rxnorm-rows.ts';

const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const id = 'rxnorm-products';

/**
 * The part of RxNorm that the lists hold, with ingredients and strengths read from the names. The list files a product
 * under every ingredient that shares a brand or a search with it, so its own word for the ingredient is not taken:
 * a product has the ingredients its name states, and a brand those that all its products share.
 */
export function rxnormCodeSystem(lists: RxLists): CodeSystem {
  const names = ingredientNames(lists);
  const brands = brandIngredients(lists, names);
  const concepts = withMissingIngredients(lists);
  const copyright = copyrightFor([rxnorm]);
  return {
    resourceType: 'CodeSystem',
    id,
    meta: { tag: [{ system: origin.system, code: origin.imported }] },
    url: rxnorm,
    version: release.version,
    name: 'RxNormProducts',
    title: 'RxNorm products and their ingredients',
    status: 'active',
    experimental: false,
    date: release.date,
    publisher: release.publisher,
    description:
      'A fragment of RxNorm: ingredients, brands, clinical drugs and packs of the medicines that the value sets name. ' +
      'Ingredients and strengths were read from the names: a strength is as labelled (of the salt where the name gives the salt), ' +
      'strengths of two salts of one ingredient are added, and what the name does not state is absent. ' +
      'Only ingredients that head a section of the source lists are named.',
    ...(copyright === undefined ? {} : { copyright }),
    content: 'fragment',
    count: concepts.length,
    property: [
      { code: 'tty', type: 'code', description: 'RxNorm term type' },
      { code: 'ingredient', type: 'code', description: 'RxNorm code of an ingredient, itself a concept here' },
      {
        code: 'strength',
        type: 'string',
        description: '"<ingredient> <value> <UCUM unit>", or with "/<UCUM unit>" per mL, hour or spray',
      },
      { code: 'form', type: 'string', description: 'Dose form as in the name' },
      { code: 'ordinary', type: 'boolean', description: 'The name is also an ordinary word: never looked for in text' },
    ],
    concept: concepts.map((c) => conceptOf(c, names, brands)),
  };
}

function conceptOf(c: RxConcept, names: IngredientNames, brands: ReadonlyMap<string, Set<string>>): CodeSystemConcept {
  const property: CodeSystemConceptProperty[] = [{ code: 'tty', valueCode: c.tty }];
  if (c.tty === 'IN') property.push({ code: 'ingredient', valueCode: c.code });
  else if (c.tty === 'BN') {
    for (const code of brands.get(c.name.toLowerCase()) ?? []) property.push({ code: 'ingredient', valueCode: code });
  } else {
    const drug = readDrugName(c.name);
    const found = ingredientsOf(drug, names);
    for (const code of found.keys()) property.push({ code: 'ingredient', valueCode: code });
    for (const [code, parts] of found) {
      const strength = total(parts);
      if (strength !== undefined) property.push({ code: 'strength', valueString: `${code} ${strength}` });
    }
    if (drug.form !== undefined) property.push({ code: 'form', valueString: drug.form });
  }
  if (ordinaryWords.has(c.name.toLowerCase())) property.push({ code: 'ordinary', valueBoolean: true });
  return { code: c.code, display: c.name, property };
}

/** Two salts of one ingredient count together if both are stated in the same unit; else the strength is unknown. */
function total(parts: readonly Component[]): string | undefined {
  const [first] = parts;
  if (first?.strength === undefined) return undefined;
  const { unit, per } = first.strength;
  let sum = 0;
  for (const { strength } of parts) {
    if (strength?.unit !== unit || strength.per !== per) return undefined;
    sum += strength.value;
  }
  return `${Number(sum.toPrecision(12))} ${unit}${per === undefined ? '' : `/${per}`}`;
}

/** Ingredients that every product of a brand has. A brand of many mixtures may have none. */
function brandIngredients({ concepts, ingredients }: RxLists, names: IngredientNames): Map<string, Set<string>> {
  const brands = new Map<string, Set<string>>();
  for (const { name } of concepts) {
    const drug = readDrugName(name);
    const brand = brandKey(drug);
    if (brand === undefined) continue;
    const own = new Set(ingredientsOf(drug, names).keys());
    const before = brands.get(brand);
    brands.set(brand, before === undefined ? own : new Set([...before].filter((code) => own.has(code))));
  }
  for (const { tty, name, claims } of concepts) {
    const [only] = claims;
    if (tty !== 'BN' || only === undefined || claims.size !== 1 || brands.has(name.toLowerCase())) continue;
    const code = names.of(ingredients.get(only) ?? '');
    if (code !== undefined) brands.set(name.toLowerCase(), new Set([code]));
  }
  return brands;
}

function brandKey({ brand, pack }: DrugName): string | undefined {
  return pack ? undefined : brand?.toLowerCase();
}

/** Every ingredient named by a product is a concept, whatever line it came from. */
function withMissingIngredients({ concepts, ingredients }: RxLists): readonly RxConcept[] {
  const known = new Set(concepts.map((c) => c.code));
  const missing = [...ingredients].filter(([code, name]) => !known.has(code) && !name.includes(' / '));
  const added = missing.map(([code, name]) => ({ code, tty: 'IN', name, claims: new Set([code]) }));
  return [...concepts, ...added].sort((a, b) => Number(a.code) - Number(b.code));
}
