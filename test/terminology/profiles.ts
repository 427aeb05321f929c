import { readdirSync, readFileSync } from 'node:fs';
import type { ValueSet, ValueSetComposeInclude } from '@medplum/fhirtypes';
import { loadTerminology } from '../../src/terminology/index.ts';

/** The artefacts that ship. */
export const profiles = new URL('../../fhir-profiles/', import.meta.url);
export const terminology = loadTerminology(profiles);

export const valueSets: readonly ValueSet[] = readdirSync(new URL('value-sets/', profiles)).map((file) =>
  JSON.parse(readFileSync(new URL(`value-sets/${file}`, profiles), 'utf8')),
);

export const curated = valueSets.filter((set) => set.meta?.tag?.some((tag) => tag.code === 'curated'));

export function parts(set: ValueSet): readonly ValueSetComposeInclude[] {
  return [...(set.compose?.include ?? []), ...(set.compose?.exclude ?? [])];
}

/** Every code and heading that stands in a set, with its system. */
export function codesOf(set: ValueSet): readonly { set: string; system: string; code: string }[] {
  return parts(set).flatMap(({ system = '', concept = [], filter = [] }) => [
    ...concept.map(({ code = '' }) => ({ set: set.id ?? '', system, code })),
    ...filter.filter((f) => f.op === 'is-a').map((f) => ({ set: set.id ?? '', system, code: f.value ?? '' })),
  ]);
}
