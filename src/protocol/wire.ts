/**
 * The one boundary between FHIR as clients write it (`fhir4` of @types/fhir) and FHIR as this service reads it
 * (@medplum/fhirtypes). Both describe FHIR R4, but neither is assignable to the other: they disagree on a few members
 * that this service does not use (Reference.type, DataRequirement.type). Nothing is converted; only the type changes.
 *
 * Whether the content is valid is not promised by either type. Readers check what they use.
 */
import type { Resource } from '@medplum/fhirtypes';
import type { FhirResource } from './types.ts';

type WireOf<T extends string> = Extract<FhirResource, { resourceType: T }>;
type RecordOf<T extends string> = Extract<Resource, { resourceType: T }>;

/** A wire resource as the service reads it. A resource that is already read so goes through unchanged. */
export function toRecord<T extends FhirResource['resourceType']>(resource: WireOf<T>): RecordOf<T>;
export function toRecord<R extends Resource>(resource: R): R;
export function toRecord(resource: unknown): unknown {
  return resource;
}

/** A resource of ours as it goes on the wire. */
export function toWire<T extends Resource['resourceType'] & FhirResource['resourceType']>(
  resource: RecordOf<T>,
): WireOf<T>;
export function toWire<R extends FhirResource>(resource: R): R;
export function toWire(resource: unknown): unknown {
  return resource;
}
