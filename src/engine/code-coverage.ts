import type { CodeableConcept, Coding, Resource } from '@medplum/fhirtypes';
import { compareText } from '../fhir/compare-text.ts';
import { codingsOf, listOf } from '../fhir/elements.ts';
import { canonicalCode, canonicalSystem } from '../fhir/systems.ts';
import type { Input } from '../picture/record.ts';
import type { InputKey } from '../picture/source.ts';
import type { Terminology } from '../terminology/index.ts';

/** Codes of one system that no value set knows: what a site may have to map. */
export interface UnmappedSystem {
  readonly system: string;
  /** Codings, listed or not. */
  readonly count: number;
  /** The most frequent first; a tie by code. */
  readonly codes: readonly { readonly code: string; readonly count: number }[];
}

/** How many codes of a system are listed. */
const listedAtMost = 50;
/** What a code looks like. Anything else in its place may be a sentence about a patient, and is only counted. */
const codeLike = /^[A-Za-z0-9._:+^-]{1,40}$/;
const systemLike = /^[\x21-\x7e]{1,200}$/;

/**
 * How much of the record no value set could place: entries without any code, by input, and codes that are in no set, by
 * system. An observation search that lists its codes brings none of these; one by category may.
 */
export function codeCoverage(
  inputs: ReadonlyMap<InputKey, Input>,
  terminology: Terminology,
): { readonly uncoded: Readonly<Record<string, number>>; readonly unmapped: readonly UnmappedSystem[] } {
  const uncoded = new Map<string, number>();
  const unmapped = new Map<string, Map<string, number>>();
  const seen = new Set<string>();
  for (const { key, resources } of inputs.values()) {
    for (const resource of resources) {
      for (const concept of conceptsOf(resource)) {
        const codings = codingsOf(concept).filter(({ code }) => code !== undefined);
        if (codings.length === 0) add(uncoded, key);
        else if (!wasSeen(resource, seen) && !codings.some(({ system, code }) => terminology.knows(system, code))) {
          for (const coding of codings) addCoding(unmapped, coding);
        }
      }
      if (resource.id !== undefined) seen.add(`${resource.resourceType}/${resource.id}`);
    }
  }
  return {
    uncoded: Object.fromEntries([...uncoded].sort(([a], [b]) => compareText(a, b))),
    unmapped: [...unmapped].sort(([a], [b]) => compareText(a, b)).map(([system, codes]) => listed(system, codes)),
  };
}

/** The same resource often stands under several keys. */
function wasSeen({ resourceType, id }: Resource, seen: ReadonlySet<string>): boolean {
  return id !== undefined && seen.has(`${resourceType}/${id}`);
}

function addCoding(unmapped: Map<string, Map<string, number>>, { system, code = '' }: Readonly<Coding>): void {
  const canonical = canonicalSystem(system ?? '');
  const name = system === undefined ? 'no system' : systemLike.test(canonical) ? canonical : 'unreadable system';
  const codes = unmapped.get(name) ?? new Map<string, number>();
  add(codes, canonicalCode(canonical, code));
  unmapped.set(name, codes);
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function listed(system: string, counts: ReadonlyMap<string, number>): UnmappedSystem {
  const codes = [...counts]
    .filter(([code]) => codeLike.test(code))
    .sort(([a, m], [b, n]) => n - m || compareText(a, b))
    .slice(0, listedAtMost)
    .map(([code, count]) => ({ code, count }));
  return { system, count: [...counts.values()].reduce((sum, count) => sum + count, 0), codes };
}

/** What an entry is about. One that should say so and does not has an empty concept. */
function conceptsOf(resource: Resource): readonly CodeableConcept[] {
  switch (resource.resourceType) {
    case 'Condition':
    case 'Procedure':
    case 'AllergyIntolerance':
    case 'Observation':
    case 'ServiceRequest':
      return [resource.code ?? {}];
    case 'MedicationRequest':
    case 'MedicationStatement':
    case 'MedicationAdministration':
      return resource.medicationReference ? [] : [resource.medicationCodeableConcept ?? {}];
    case 'Encounter':
      return [...listOf(resource.type), ...listOf(resource.serviceType)].filter(({ coding }) => coding !== undefined);
    default:
      return [];
  }
}
