import { canonicalCode, canonicalSystem, RXNORM } from '../fhir/systems.ts';
import { readFiles } from './files.ts';
import { type MentionFinder, mentionFinder } from './mentions.ts';
import { readProducts } from './products.ts';
import type { Terminology, ValueSetName } from './terminology.ts';
import { compileValueSets } from './value-sets.ts';

/**
 * Loads `value-sets/` and `code-systems/` of a folder. Throws with a sentence that names the file on anything wrong:
 * bad JSON, a code twice in one list, an include of a set that is not there, a filter we cannot evaluate.
 */
export function loadTerminology(folder: URL | string): Terminology {
  const { valueSets: files, codeSystems, hash } = readFiles(folder);
  const valueSets = compileValueSets(files);
  const products = readProducts(codeSystems);
  const finders = new Map<ValueSetName, MentionFinder>();
  for (const name of valueSets.names) finders.set(name, mentionFinder(valueSets.get(name).synonyms));

  return Object.freeze({
    version: hash,
    member(set, system, code) {
      if (system === undefined || code === undefined) {
        valueSets.get(set);
        return undefined;
      }
      return valueSets.member(set, system, code);
    },
    words(set, text) {
      valueSets.get(set);
      return finders.get(set)?.(text);
    },
    knows(system, code) {
      if (system === undefined || code === undefined) return false;
      if (canonicalSystem(system) === RXNORM && products.byCode.has(canonicalCode(RXNORM, code))) return true;
      return valueSets.mentions(system, code);
    },
    product(system, code) {
      if (system === undefined || code === undefined || canonicalSystem(system) !== RXNORM) return undefined;
      return products.byCode.get(canonicalCode(RXNORM, code));
    },
    ingredientsNamed: products.named,
    describe(set) {
      const { url, version, title } = valueSets.get(set);
      return { url, version, title };
    },
  } satisfies Terminology);
}
