import { readFileSync } from 'node:fs';
import type { Bundle, Patient, Resource } from '@medplum/fhirtypes';
import { WrongUse } from './wrong-use.ts';

/** Reads a JSON file. Throws `WrongUse` if it is not there, not readable or not JSON. */
function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : `it could not be read (${code})`;
    throw new WrongUse(`${path}: ${why}. Give the path of a FHIR R4 Bundle in JSON.`, { cause });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new WrongUse(
      `${path} is not valid JSON: ${(cause as Error).message}. Convert the record to FHIR JSON first.`,
      { cause },
    );
  }
}

/** A Bundle with a Patient in it. Throws `WrongUse` for a CDS request or a bare resource, and says what it is. */
export function readRecord(path: string): Bundle {
  const value = readJson(path);
  const { resourceType, hook, entry } = (value ?? {}) as { resourceType?: unknown; hook?: unknown; entry?: unknown };
  if (hook !== undefined) {
    throw new WrongUse(`${path} is a CDS Hooks request, not a record. Post it to the service, for instance with curl.`);
  }
  if (resourceType !== 'Bundle') {
    const found = typeof resourceType === 'string' ? `a ${resourceType}` : 'no FHIR resource';
    throw new WrongUse(`${path} holds ${found}. Give a FHIR R4 Bundle with the patient and their record.`);
  }
  if (entry !== undefined && !Array.isArray(entry)) throw new WrongUse(`${path}: "entry" of the Bundle is not a list.`);
  const patients = patientsOf(value as Bundle);
  if (patients.length === 0) throw new WrongUse(`${path} holds no Patient. Add the Patient resource to the Bundle.`);
  return value as Bundle;
}

/** Draft orders of a file: one order, a list of them, or a Bundle, as the hook's `draftOrders` carry them. */
export function readOrders(path: string): Bundle {
  return readEntries(path, {
    types: ['MedicationRequest', 'ServiceRequest', 'Medication'],
    none: 'holds no order. Give a MedicationRequest or ServiceRequest, a list of them, or a Bundle.',
  });
}

/** Proposed visits of a file: one Appointment, a list of them, or a Bundle, as the hook's `appointments` carry them. */
export function readVisits(path: string): Bundle {
  return readEntries(path, {
    types: ['Appointment'],
    none: 'holds no visit. Give an Appointment, a list of them, or a Bundle.',
  });
}

function readEntries(path: string, { types, none }: { types: readonly string[]; none: string }): Bundle {
  const value = readJson(path);
  const bundle = (value as Bundle | null)?.resourceType === 'Bundle' ? (value as Bundle) : undefined;
  if (bundle) return bundle;
  const entries = (Array.isArray(value) ? value : [value]) as (Resource | null)[];
  const strange = entries.find((entry) => !types.includes(entry?.resourceType ?? ''));
  if (strange !== undefined || entries.length === 0) throw new WrongUse(`${path} ${none}`);
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: entries.flatMap((resource) => (resource ? [{ resource }] : [])),
  };
}

function patientsOf(bundle: Bundle): readonly Patient[] {
  return (bundle.entry ?? []).flatMap(({ resource }) => (resource?.resourceType === 'Patient' ? [resource] : []));
}
