import type { CodeSystem, CodeSystemConcept } from '@medplum/fhirtypes';
import { RXNORM } from '../fhir/systems.ts';
import type { JsonFile } from './files.ts';
import type { Ingredient, Product, Strength } from './terminology.ts';
import { wordsOf } from './tokens.ts';

/** Longest name that is looked for in text, in words. */
const longestName = 4;
const namedTypes = new Set(['IN', 'PIN', 'BN']);
const strengthText = /^(\d+) ([\d.]+) ([^/]+)(?:\/(.+))?$/;

export interface Products {
  readonly byCode: ReadonlyMap<string, Product>;
  /** The code system of an ingredient that RxNorm does not name; its code is a word, so no RxNorm code is taken for it. */
  readonly ownSystem: ReadonlyMap<string, string>;
  readonly named: (text: string) => readonly Ingredient[];
}

/** Reads the drug code systems: products with their ingredients, and the names that may stand for an ingredient in text. */
export function readProducts(files: readonly JsonFile[]): Products {
  const all = files.flatMap(({ file, content }) => conceptsOf(file, content));
  // Supplements add names to concepts that must be there first.
  const concepts = [...all.filter((c) => !c.supplement), ...all.filter((c) => c.supplement)];
  const names = new Map(all.filter((c) => !c.supplement).map(({ concept }) => [concept.code, concept.display]));
  const byCode = new Map<string, Product>();
  const byName = new Map<string, readonly Ingredient[]>();
  const ownSystem = new Map<string, string>();

  for (const { file, supplement, concept, system } of concepts) {
    if (!supplement && byCode.has(concept.code ?? '')) throw new Error(`${file}: ${concept.code} stands there twice`);
    const product = supplement ? byCode.get(concept.code ?? '') : productOf(concept, names, file);
    if (product === undefined) throw new Error(`${file}: ${concept.code} is in no code system`);
    if (!supplement) byCode.set(concept.code ?? '', product);
    if (!supplement && system !== RXNORM) ownSystem.set(concept.code ?? '', system);
    for (const name of textNames(concept, supplement)) {
      const key = wordsOf(name).join(' ');
      if (product.ingredients.length > 0 && !byName.has(key)) byName.set(key, product.ingredients.map(bare));
    }
  }

  function named(text: string): readonly Ingredient[] {
    const words = wordsOf(text);
    const found = new Map<string, Ingredient>();
    for (let i = 0; i < words.length; i++) {
      for (let length = Math.min(longestName, words.length - i); length > 0; length--) {
        const ingredients = byName.get(words.slice(i, i + length).join(' '));
        if (ingredients === undefined) continue;
        for (const ingredient of ingredients) found.set(ingredient.code, ingredient);
        // The longest name takes its words: a salt or an isomer is not the plain ingredient inside its name.
        i += length - 1;
        break;
      }
    }
    return Object.freeze([...found.values()]);
  }
  return { byCode, ownSystem, named };
}

function conceptsOf(
  file: string,
  content: unknown,
): { file: string; system: string; supplement: boolean; concept: CodeSystemConcept }[] {
  const system = content as Partial<CodeSystem> | null;
  if (system?.resourceType !== 'CodeSystem') throw new Error(`${file}: not a CodeSystem`);
  const supplement = system.content === 'supplement';
  const url = system.url ?? '';
  return (system.concept ?? []).map((concept) => ({ file, system: url, supplement, concept }));
}

function productOf(
  concept: CodeSystemConcept,
  names: ReadonlyMap<string | undefined, string | undefined>,
  file: string,
): Product {
  const { code, display, property = [] } = concept;
  if (code === undefined || display === undefined) throw new Error(`${file}: a concept without code or display`);
  const form = property.find((p) => p.code === 'form')?.valueString;
  const strengths = new Map(
    property.filter((p) => p.code === 'strength').map((p) => strengthOf(p.valueString ?? '', `${file}: ${code}`)),
  );
  const ingredients = property.flatMap((p) => {
    if (p.code !== 'ingredient' || p.valueCode === undefined) return [];
    const name = names.get(p.valueCode);
    if (name === undefined) throw new Error(`${file}: ${code} has the ingredient ${p.valueCode}, which is not there`);
    const strength = strengths.get(p.valueCode);
    return [Object.freeze({ code: p.valueCode, name, ...(strength === undefined ? {} : { strength }) })];
  });
  return Object.freeze({
    name: display,
    ...(form === undefined ? {} : { form }),
    ingredients: Object.freeze(ingredients),
  });
}

function strengthOf(text: string, where: string): [string, Strength] {
  const [, ingredient, value, unit, per] = strengthText.exec(text) ?? [];
  if (ingredient === undefined || unit === undefined) throw new Error(`${where}: strength "${text}"`);
  const amount = { value: Number(value), unit };
  return [ingredient, Object.freeze(per === undefined ? amount : { ...amount, per: { value: 1, unit: per } })];
}

/** Names of clinical drugs are no names of ingredients, and a brand that is an ordinary word proves nothing. */
function textNames(
  { display, designation = [], property = [] }: CodeSystemConcept,
  supplement: boolean,
): readonly string[] {
  const others = designation.flatMap((d) => d.value ?? []);
  if (supplement) return others;
  const type = property.find((p) => p.code === 'tty')?.valueCode ?? '';
  const ordinary = property.some((p) => p.code === 'ordinary' && p.valueBoolean === true);
  return namedTypes.has(type) && !ordinary && display !== undefined ? [display, ...others] : [];
}

function bare({ code, name }: Ingredient): Ingredient {
  return Object.freeze({ code, name });
}
