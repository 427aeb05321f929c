import type { Bundle, Patient, Reference, Resource } from '@medplum/fhirtypes';
import type { Terminology } from '../../src/terminology/index.ts';
import type { GoldenCase } from './case.ts';
import { moment, TODAY, withMoments } from './dates.ts';
import { allergy, condition, ENCOUNTER_ID, encounter, procedure, serviceRequest } from './entries.ts';
import { draftOrder, medicine, type Places } from './medicines.ts';
import { observations } from './observations.ts';

const PATIENT_ID = 'golden-patient';

/** A case as FHIR: the record as one Bundle, and what the hook itself carries. */
export interface BuiltCase {
  readonly bundle: Bundle;
  readonly context: {
    readonly userId: string;
    readonly patientId: string;
    readonly encounterId?: string;
    readonly draftOrders?: Bundle;
  };
}

/** Turns a case into FHIR R4 resources, the way a US EHR would send them. Throws, naming the entry, on what it cannot build. */
export function buildCase(golden: GoldenCase, terminology: Terminology): BuiltCase {
  const entries: Resource[] = [patient(golden)];
  const each = <E extends { id?: string; subject?: string }>(
    list: readonly E[] | undefined,
    name: string,
    build: (entry: E, places: Places) => Resource[],
  ) => {
    for (const [place, entry] of (list ?? []).entries()) {
      const subject: Reference = { reference: `Patient/${entry.subject ?? PATIENT_ID}` };
      try {
        entries.push(...build(entry, { terminology, subject, id: entry.id ?? `${name}-${place + 1}` }));
      } catch (cause) {
        throw new Error(`case "${golden.name}", ${name} ${place + 1}: ${(cause as Error).message}`, { cause });
      }
    }
  };
  each(golden.conditions, 'condition', condition);
  each(golden.medications, 'medication', medicine);
  each(golden.observations, 'observation', observations);
  each(golden.allergies, 'allergy', allergy);
  each(golden.procedures, 'procedure', procedure);
  each(golden.serviceRequests, 'service-request', serviceRequest);
  each(golden.encounters, 'encounter', encounter);
  if (golden.encounter) each([{ ...golden.encounter, id: ENCOUNTER_ID }], 'hook encounter', encounter);
  entries.push(...(golden.resources ?? []).map((resource) => withMoments(resource) as unknown as Resource));

  const orders = [...(golden.order ? [golden.order] : []), ...(golden.orders ?? [])];
  const drafts: Resource[] = [];
  for (const [place, order] of orders.entries()) {
    const places = {
      terminology,
      subject: { reference: `Patient/${PATIENT_ID}` },
      id: order.id ?? `draft-${place + 1}`,
    };
    try {
      drafts.push(...draftOrder(order, places));
    } catch (cause) {
      throw new Error(`case "${golden.name}", order ${place + 1}: ${(cause as Error).message}`, { cause });
    }
  }
  if (golden.hook === 'order-sign' && drafts.length === 0)
    throw new Error(`case "${golden.name}" is at order-sign without an order`);
  if (golden.hook === 'patient-view' && drafts.length > 0)
    throw new Error(`case "${golden.name}" has an order at patient-view`);
  return {
    bundle: collection(entries),
    context: {
      userId: 'Practitioner/example',
      patientId: PATIENT_ID,
      ...(golden.encounter ? { encounterId: ENCOUNTER_ID } : {}),
      ...(drafts.length > 0 ? { draftOrders: collection(drafts) } : {}),
    },
  };
}

function collection(resources: readonly Resource[]): Bundle {
  const text = JSON.stringify(resources);
  const fullUrl = ({ resourceType, id }: Resource) =>
    text.includes(`"urn:uuid:${id}"`) ? `urn:uuid:${id}` : `https://ehr.example.org/fhir/${resourceType}/${id}`;
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ fullUrl: fullUrl(resource), resource })),
  } as Bundle;
}

function patient({ patient: entry }: GoldenCase): Patient {
  if (entry.age !== undefined && entry.birthDate !== undefined)
    throw new Error('a patient has an age or a birthDate, not both');
  const year = Number(TODAY.slice(0, 4));
  const born =
    entry.birthDate === 'none'
      ? undefined
      : entry.birthDate !== undefined
        ? moment(entry.birthDate)
        : `${year - (entry.age ?? 40)}-03-15`;
  const { deceased, sex } = entry;
  return {
    resourceType: 'Patient',
    id: PATIENT_ID,
    identifier: [{ system: 'http://hospital.example.org/mrn', value: 'MRN-0001' }],
    name: [{ family: 'Example', given: ['Golden'] }],
    ...(sex === 'none' ? {} : { gender: sex ?? 'unknown' }),
    ...(born === undefined ? {} : { birthDate: born }),
    ...(deceased === undefined
      ? {}
      : typeof deceased === 'boolean'
        ? { deceasedBoolean: deceased }
        : { deceasedDateTime: moment(deceased) }),
  };
}
