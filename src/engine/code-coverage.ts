import type { CodeableConcept, Resource } from '@medplum/fhirtypes';
import { compareText } from '../fhir/compare-text.ts';
import { codingsOf } from '../fhir/elements.ts';
import type { Input } from '../picture/record.ts';
import type { InputKey } from '../picture/source.ts';
import type { Terminology } from '../terminology/index.ts';

/**
 * How much of the record no value set could place: entries without any code, by input, and codes that are in no set, by
 * system. Searches by code list hold only what was asked for and are left out.
 */
export function codeCoverage(
  inputs: ReadonlyMap<InputKey, Input>,
  terminology: Terminology,
): {
  readonly uncoded: Readonly<Record<string, number>>;
  readonly unmapped: readonly { readonly system: string; readonly count: number }[];
} {
  const uncoded = new Map<string, number>();
  const unmapped = new Map<string, number>();
  const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { key, resources } of inputs.values()) {
    for (const resource of resources) {
      const concept = conceptOf(resource);
      if (!concept) continue;
      const codings = codingsOf(concept).filter(({ code }) => code !== undefined);
      if (codings.length === 0) add(uncoded, key);
      else if (!codings.some(({ system, code }) => terminology.knows(system, code))) {
        for (const { system } of codings) add(unmapped, system ?? 'no system');
      }
    }
  }
  const byName = (counts: Map<string, number>) => [...counts].sort(([a], [b]) => compareText(a, b));
  return {
    uncoded: Object.fromEntries(byName(uncoded)),
    unmapped: byName(unmapped).map(([system, count]) => ({ system, count })),
  };
}

function conceptOf(resource: Resource): CodeableConcept | undefined {
  switch (resource.resourceType) {
    case 'Condition':
    case 'Procedure':
    case 'AllergyIntolerance':
      return resource.code ?? {};
    case 'MedicationRequest':
    case 'MedicationStatement':
    case 'MedicationAdministration':
      return resource.medicationReference ? undefined : (resource.medicationCodeableConcept ?? {});
    default:
      return undefined;
  }
}
