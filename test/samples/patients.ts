import { readdirSync, readFileSync } from 'node:fs';
import type { Appointment, Bundle, Encounter, MedicationRequest } from '@medplum/fhirtypes';
import { addDays, type PlainDate } from '../../src/fhir/plain-date.ts';

const folder = new URL('../data/patients/', import.meta.url);

/** A patient nobody here wrote, and the day after the last thing that happened to them. */
export interface SamplePatient {
  readonly name: string;
  readonly bundle: Bundle;
  readonly today: PlainDate;
}

/** The index names a last event for most; for the others the day of the golden cases serves. */
const lastEvents = new Map(
  readFileSync(new URL('index.csv', folder), 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [file, day] = [line.split(',', 1)[0], /,(?:yes|no),(\d{4}-\d{2}-\d{2})?,/.exec(line)?.[1]];
      return file && day ? [[file, day] as const] : [];
    }),
);

export const samplePatients: readonly SamplePatient[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => ({
    name: file.replace('.json', ''),
    bundle: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Bundle,
    today: lastEvents.has(file) ? addDays(lastEvents.get(file)!, 1) : '2026-06-15',
  }));

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const HCPCS = 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets';
const UCUM = 'http://unitsofmeasure.org';

/** What the clinician is about to sign: esketamine 56 mg nasal, and ketamine 35 mg IV over 40 min, for depression. */
export function drafts(patientId: string): Bundle {
  const order = (id: string, code: string, route: string, milligrams: number, minutes?: number): MedicationRequest => ({
    resourceType: 'MedicationRequest',
    id,
    status: 'draft',
    intent: 'order',
    medicationCodeableConcept: { coding: [{ system: RXNORM, code }] },
    subject: { reference: `Patient/${patientId}` },
    reasonCode: [{ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'F33.2' }] }],
    dosageInstruction: [
      {
        ...(minutes === undefined ? {} : { timing: { repeat: { duration: minutes, durationUnit: 'min' } } }),
        route: { coding: [{ system: 'http://snomed.info/sct', code: route }] },
        doseAndRate: [{ doseQuantity: { value: milligrams, unit: 'mg', system: UCUM, code: 'mg' } }],
      },
    ],
  });
  const resources = [order('esketamine', '2119365', '46713006', 56), order('ketamine', '6130', '47625008', 35, 40)];
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) };
}

/** The visit that begins: an ambulatory one for esketamine of up to 56 mg, as it is billed. */
export function sessionNow(patientId: string, today: PlainDate): Encounter {
  return {
    resourceType: 'Encounter',
    id: 'session',
    status: 'in-progress',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
    type: [{ coding: [{ system: HCPCS, code: 'G2082' }] }],
    subject: { reference: `Patient/${patientId}` },
    period: { start: `${today}T14:45:00Z` },
  };
}

/** The visit about to be booked: an esketamine session the next morning. */
export function sessionTomorrow(patientId: string, today: PlainDate): Bundle {
  const day = addDays(today, 1);
  const visit: Appointment = {
    resourceType: 'Appointment',
    id: 'session',
    status: 'proposed',
    serviceType: [{ text: 'Esketamine treatment session' }],
    start: `${day}T14:00:00Z`,
    end: `${day}T16:00:00Z`,
    participant: [{ actor: { reference: `Patient/${patientId}` }, status: 'needs-action' }],
  };
  return { resourceType: 'Bundle', type: 'collection', entry: [{ resource: visit }] };
}
