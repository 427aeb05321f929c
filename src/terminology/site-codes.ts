import { createHash } from 'node:crypto';
import { compareText } from '../fhir/compare-text.ts';
import { canonicalCode, canonicalSystem } from '../fhir/systems.ts';
import type { Entry } from './code-matcher.ts';
import { extend, partsOf } from './parts.ts';
import type { Terminology, ValueSetName } from './terminology.ts';
import type { AddedCodes, ValueSets } from './value-sets.ts';

/** A code as a site writes it into its policy. */
export interface SiteCode {
  readonly system?: string;
  readonly code?: string;
}

/**
 * The same terminology with a hospital's own codes added to value sets, empty or not. They count in every set that
 * includes or excludes such a set. What our files say of a code is not changed; a code that only the site lists bears
 * the title of the set. Throws a sentence on an unknown set and on a coding that no record could ever match.
 */
export function withSiteCodes(
  terminology: Terminology,
  codes: Readonly<Record<ValueSetName, readonly SiteCode[]>>,
): Terminology {
  const { valueSets } = partsOf(terminology);
  const added = new Map<ValueSetName, ReadonlyMap<string, Entry>>();
  for (const [set, list] of Object.entries(codes).toSorted(([a], [b]) => compareText(a, b))) {
    const entries = entriesOf(set, list, valueSets);
    if (entries.size > 0) added.set(set, entries);
  }
  if (added.size === 0) return terminology;
  return extend(terminology, added, versionOf(terminology.version, added));
}

function entriesOf(set: ValueSetName, list: readonly SiteCode[], valueSets: ValueSets): ReadonlyMap<string, Entry> {
  const { title } = valueSets.get(set);
  return new Map(
    list.map((coding): [string, Entry] => {
      const lacks = (what: string): never => {
        throw new Error(`a site code of "${set}" has no ${what}: ${JSON.stringify(coding)}`);
      };
      const system = canonicalSystem(coding.system?.trim() || lacks('system'));
      const code = canonicalCode(system, coding.code?.trim() || lacks('code'));
      return [`${system}|${code}`, { display: title, says: 'any' }];
    }),
  );
}

/** Other codes, other answers: the mapping is part of what a decision record names as its terminology. */
function versionOf(version: string, added: AddedCodes): string {
  const mapping = [...added].map(([set, entries]) => [set, [...entries.keys()].toSorted(compareText)]);
  return createHash('sha256')
    .update(`${version}\n${JSON.stringify(mapping)}`)
    .digest('hex');
}
