import type { Component, DrugName } from './rxnorm-name.ts';
import type { RxLists } from './rxnorm-rows.ts';

/** Names of products that do not contain the name of their ingredient. */
const otherNames: Readonly<Record<string, string>> = {
  abobotulinumtoxina: 'botulinum toxin type a',
  'daxibotulinumtoxina-lanm': 'botulinum toxin type a',
  incobotulinumtoxina: 'botulinum toxin type a',
  'letibotulinumtoxina-wlbg': 'botulinum toxin type a',
  onabotulinumtoxina: 'botulinum toxin type a',
  'prabotulinumtoxina-xvfs': 'botulinum toxin type a',
};

/** Finds the ingredient that a substance name of a product stands for: `morphine sulfate` → morphine. */
export interface IngredientNames {
  readonly of: (words: string) => string | undefined;
}

/**
 * Names of ingredients and of their salts. The longest name wins, so that a salt that is an ingredient of its own
 * (`lithium carbonate`) is not taken for the shorter one.
 */
export function ingredientNames({ concepts, ingredients }: RxLists): IngredientNames {
  const byName = new Map<string, string>();
  for (const [code, name] of ingredients) {
    if (name.includes(' / ')) continue;
    byName.set(key(name), code);
    byName.set(key(name.replace(' (USP)', '')), code);
  }
  for (const { tty, name, claims } of concepts) {
    if (tty !== 'PIN') continue;
    const base = baseOf(name, claims, ingredients);
    if (base !== undefined) byName.set(key(name), base);
  }
  for (const [other, name] of Object.entries(otherNames)) {
    const code = byName.get(name);
    if (code !== undefined) byName.set(other, code);
  }
  const longest = Math.max(...[...byName.keys()].map((n) => n.split(' ').length));

  function ingredientOf(words: string): string | undefined {
    const parts = key(words).split(' ');
    for (let start = 0; start < parts.length; start++) {
      for (let end = Math.min(parts.length, start + longest); end > start; end--) {
        const code = byName.get(parts.slice(start, end).join(' '));
        if (code !== undefined) return code;
      }
    }
    return undefined;
  }
  return { of: ingredientOf };
}

/** A salt filed under itself and under its ingredient belongs to the ingredient. */
function baseOf(
  name: string,
  claims: ReadonlySet<string>,
  ingredients: ReadonlyMap<string, string>,
): string | undefined {
  const others = [...claims].filter((code) => key(ingredients.get(code) ?? '') !== key(name));
  return others.length === 1 ? others[0] : claims.size === 1 ? [...claims][0] : undefined;
}

function key(name: string): string {
  return name.toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Every ingredient of a product that is in our lists, with the components that hold it (two salts of one are two). */
export function ingredientsOf(drug: DrugName, names: IngredientNames): Map<string, Component[]> {
  const found = new Map<string, Component[]>();
  for (const component of drug.components) {
    const code = names.of(component.words);
    if (code !== undefined) found.set(code, [...(found.get(code) ?? []), component]);
  }
  return found;
}
