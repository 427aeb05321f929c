import { canonicalCode, canonicalSystem, RXNORM } from '../fhir/systems.ts';
import { type MentionFinder, mentionFinder } from './mentions.ts';
import type { Products } from './products.ts';
import type { Terminology, ValueSetName } from './terminology.ts';
import type { AddedCodes, ValueSets } from './value-sets.ts';

/** What a terminology is made of. */
interface Parts {
  readonly version: string;
  readonly valueSets: ValueSets;
  readonly products: Products;
  /** By set, for those that have synonyms. */
  readonly finders: ReadonlyMap<ValueSetName, MentionFinder>;
}

const partsByTerminology = new WeakMap<Terminology, Parts>();

/** The parts of a terminology made here. */
export function partsOf(terminology: Terminology): Parts {
  const parts = partsByTerminology.get(terminology);
  if (parts === undefined) throw new Error('only a terminology that was loaded from files can be extended');
  return parts;
}

/** Puts value sets and products together. */
export function terminologyOf(version: string, valueSets: ValueSets, products: Products): Terminology {
  const finders = new Map<ValueSetName, MentionFinder>();
  for (const name of valueSets.names) {
    const { synonyms } = valueSets.get(name);
    if (synonyms.length > 0) finders.set(name, mentionFinder(synonyms));
  }
  return assemble({ version, valueSets, products, finders });
}

/** The same parts with further codes in the value sets. */
export function extend(terminology: Terminology, added: AddedCodes, version: string): Terminology {
  const parts = partsOf(terminology);
  return assemble({ ...parts, version, valueSets: parts.valueSets.with(added) });
}

function assemble(parts: Parts): Terminology {
  const { version, valueSets, products, finders } = parts;
  const terminology = Object.freeze({
    version,
    member(set, system, code) {
      if (system === undefined || code === undefined) {
        valueSets.get(set);
        return undefined;
      }
      // Readers ask about ingredients as RxNorm codes; the few without one stand in a code system of ours.
      const own = canonicalSystem(system) === RXNORM ? products.ownSystem.get(code) : undefined;
      return valueSets.member(set, own ?? system, code);
    },
    isEmpty: valueSets.isEmpty,
    words(set, text) {
      valueSets.get(set);
      return finders.get(set)?.(text);
    },
    hasWords(set) {
      return valueSets.get(set).synonyms.length > 0;
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
      const { url, version: ofSet, title } = valueSets.get(set);
      return { url, version: ofSet, title };
    },
  } satisfies Terminology);
  partsByTerminology.set(terminology, parts);
  return terminology;
}
