import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv } from './csv.ts';

const lists = ['rxnorm-ingredients.csv', 'rxnorm-additions.csv'];

/** One RxNorm concept, with the ingredients the list files it under (a claim that its name must bear out). */
export interface RxConcept {
  readonly code: string;
  readonly tty: string;
  readonly name: string;
  readonly claims: ReadonlySet<string>;
}

export interface RxLists {
  readonly concepts: readonly RxConcept[];
  /** Code to name of every ingredient that heads a section of the list. */
  readonly ingredients: ReadonlyMap<string, string>;
}

/** Reads the product lists of a folder, one entry a code. */
export function readProducts(folder: string): RxLists {
  const concepts = new Map<string, RxConcept & { readonly claims: Set<string> }>();
  const ingredients = new Map<string, string>();
  for (const file of lists) {
    for (const row of readCsv(readFileSync(join(folder, file), 'utf8'), file)) {
      const {
        ingredient_rxcui: under = '',
        ingredient_name: heading = '',
        rxcui: code = '',
        tty = '',
        name = '',
      } = row;
      if (!/^\d+$/.test(code) || !/^\d+$/.test(under) || name === '')
        throw new Error(`${file}: bad line for "${name}"`);
      ingredients.set(under, heading);
      const known = concepts.get(code);
      if (known === undefined) concepts.set(code, { code, tty, name, claims: new Set([under]) });
      else if (known.name !== name || known.tty !== tty) throw new Error(`${file}: ${code} has two names or types`);
      else known.claims.add(under);
    }
  }
  return { concepts: [...concepts.values()].sort((a, b) => Number(a.code) - Number(b.code)), ingredients };
}
