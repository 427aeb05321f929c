import type { Resource } from '@medplum/fhirtypes';
import { listOf, textOf } from '../fhir/elements.ts';
import { isPatient, type Resolve } from '../fhir/references.ts';
import { isObject } from '../protocol/is-object.ts';
import { idOf } from './entry.ts';

/**
 * Does a resource belong to the patient of the request (PRE-30)? One that names nobody does: it came in answer to a
 * search for this patient. One that names somebody else, or somebody who cannot be identified, does not.
 */
export function belongsTo(patientId: string, resolve: Resolve, resource: Resource): boolean {
  if (resource.resourceType === 'Patient') return (idOf(resource) ?? patientId) === patientId;
  const named = patientsNamed(resource);
  return named.length === 0 || named.some((reference) => isPatient(reference, patientId, resolve, resource));
}

/** The references by which a resource says whose it is. */
export function patientsNamed(resource: Resource): readonly string[] {
  const elements = resource as unknown as Readonly<Record<string, unknown>>;
  if (resource.resourceType === 'Appointment') {
    return listOf(resource.participant)
      .flatMap(({ actor }) => textOf(actor?.reference) ?? [])
      .filter((reference) => /(^|\/)Patient\/|^urn:/.test(reference));
  }
  for (const name of ['subject', 'patient', 'beneficiary']) {
    const element = elements[name];
    const reference = isObject(element) ? textOf(element.reference) : undefined;
    if (reference !== undefined) return [reference];
  }
  return [];
}
