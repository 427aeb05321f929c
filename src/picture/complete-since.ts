import type { Resource } from '@medplum/fhirtypes';
import { type PartialDate, readDate, readPeriod } from '../fhir/dates.ts';
import { textOf } from '../fhir/elements.ts';
import { addDays, type PlainDate } from '../fhir/plain-date.ts';
import { isObject } from '../protocol/is-object.ts';

/** The date a server sorts each type by when asked for the newest first, and the search parameters that mean it. */
const sorted: Readonly<Record<string, { readonly elements: readonly string[]; readonly sorts: readonly string[] }>> = {
  Observation: { elements: ['effectiveDateTime', 'effectiveInstant', 'effectivePeriod'], sorts: ['-date'] },
  MedicationRequest: { elements: ['authoredOn'], sorts: ['-authoredon', '-date'] },
  MedicationStatement: { elements: ['effectiveDateTime', 'effectivePeriod'], sorts: ['-effective'] },
  MedicationAdministration: { elements: ['effectiveDateTime', 'effectivePeriod'], sorts: ['-effective-time'] },
  Procedure: { elements: ['performedDateTime', 'performedPeriod'], sorts: ['-date'] },
  Encounter: { elements: ['period'], sorts: ['-date'] },
  QuestionnaireResponse: { elements: ['authored'], sorts: ['-authored'] },
  ServiceRequest: { elements: ['authoredOn'], sorts: ['-authored'] },
  Condition: { elements: ['recordedDate'], sorts: ['-recorded-date'] },
};

/** Does the `self` link say that the server sorted by the date of the resource, newest first? */
export function saysNewestFirst(self: string | undefined, type: string): boolean {
  const sort = /[?&]_sort=([^&]*)/.exec(self ?? '')?.[1]?.split(',')[0];
  return sort !== undefined && (sorted[type]?.sorts.includes(sort) ?? false);
}

/**
 * The day from which on a list is complete, though more pages follow (architecture 4, "long lists"): the day after its
 * last entry, if the entries really come newest first. Undefined where an entry has no date or the order is another.
 *
 * @param resources one page, in the order in which the server sent it
 */
export function completeSince(resources: readonly Resource[], zone: string): PlainDate | undefined {
  let last: PartialDate | undefined;
  for (const resource of resources) {
    const date = sortedBy(resource, zone);
    if (date === undefined || (last !== undefined && date.earliest > last.latest)) return undefined;
    last = date;
  }
  return last && addDays(last.latest, 1);
}

function sortedBy(resource: Resource, zone: string): PartialDate | undefined {
  const elements = resource as unknown as Readonly<Record<string, unknown>>;
  for (const name of sorted[resource.resourceType]?.elements ?? []) {
    const element = elements[name];
    if (textOf(element) !== undefined) return readDate(element, zone);
    if (isObject(element)) return readPeriod(element, zone)?.start;
  }
  return undefined;
}
