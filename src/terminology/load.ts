import { readFiles } from './files.ts';
import { terminologyOf } from './parts.ts';
import { readProducts } from './products.ts';
import type { Terminology } from './terminology.ts';
import { compileValueSets } from './value-sets.ts';

/**
 * Loads `value-sets/` and `code-systems/` of a folder. Throws with a sentence that names the file on anything wrong:
 * bad JSON, a code twice in one list, an include of a set that is not there, a filter we cannot evaluate.
 */
export function loadTerminology(folder: URL | string): Terminology {
  const { valueSets, codeSystems, hash } = readFiles(folder);
  return terminologyOf(hash, compileValueSets(valueSets), readProducts(codeSystems));
}
