import type { Bundle, Patient, Reference, Resource } from '@medplum/fhirtypes';
import type { Terminology } from '../../src/terminology/index.ts';
import type { GoldenCase } from './case.ts';
import { moment, TODAY, withMoments } from './dates.ts';
import { allergy, condition, ENCOUNTER_ID, encounter, procedure, serviceRequest } from './entries.ts';
import { draftOrder, medicine, type Places } from './medicines.ts';
import { observations } from './observations.ts';
import { appointment, coverage, form } from './visits.ts';

const PATIENT_ID = 'golden-patient';

/** A case as FHIR: the record as one Bundle, and what the hook itself carries. */
export interface BuiltCase {
  readonly bundle: Bundle;
  readonly context: {
    readonly userId: string;
    readonly patientId: string;
    readonly encounterId?: string;
    readonly selections?: readonly string[];
    readonly draftOrders?: Bundle;
    readonly appointments?: Bundle;
  };
}

/** Turns a case into FHIR R4 resources, the way a US EHR would send them. Throws, naming the entry, on what it cannot build. */
export function buildCase(golden: GoldenCase, terminology: Terminology): BuiltCase {
  const each = <E extends { id?: string; subject?: string }>(
    list: readonly E[] | undefined,
    name: string,
    build: (entry: E, places: Places) => Resource[],
    usual = name.replaceAll(' ', '-'),
  ): Resource[] =>
    (list ?? []).flatMap((entry, place) => {
      const subject: Reference = { reference: `Patient/${entry.subject ?? PATIENT_ID}` };
      try {
        return build(entry, { terminology, subject, id: entry.id ?? `${usual}-${place + 1}` });
      } catch (cause) {
        throw new Error(`case "${golden.name}", ${name} ${place + 1}: ${(cause as Error).message}`, { cause });
      }
    });
  const now = golden.encounter ?? (golden.hook === 'encounter-start' ? {} : undefined);
  const record: Resource[] = [
    patient(golden),
    ...each(golden.conditions, 'condition', condition),
    ...each(golden.medications, 'medication', medicine),
    ...each(golden.observations, 'observation', observations),
    ...each(golden.questionnaires, 'questionnaire', form),
    ...each(golden.allergies, 'allergy', allergy),
    ...each(golden.procedures, 'procedure', procedure),
    ...each(golden.serviceRequests, 'service-request', serviceRequest),
    ...each(golden.encounters, 'encounter', encounter),
    ...each(golden.coverage, 'coverage', coverage),
    ...each(golden.booked, 'booked', appointment('booked')),
    ...each(now && [{ ...now, id: ENCOUNTER_ID }], 'hook encounter', encounter),
    ...(golden.resources ?? []).map((resource) => withMoments(resource) as unknown as Resource),
  ];
  const orders = [...(golden.order ? [golden.order] : []), ...(golden.orders ?? [])];
  const drafts = each(orders, 'order', draftOrder, 'draft');
  const visits = each(golden.appointments, 'appointment', appointment('proposed'));
  refuseStray(golden, drafts, visits);
  return {
    bundle: collection(record),
    context: {
      userId: 'Practitioner/example',
      patientId: PATIENT_ID,
      ...(now ? { encounterId: ENCOUNTER_ID } : {}),
      ...(golden.hook === 'order-select' ? { selections: golden.selections ?? drafts.flatMap(selectable) } : {}),
      ...(drafts.length > 0 ? { draftOrders: collection(drafts) } : {}),
      ...(visits.length > 0 ? { appointments: collection(visits) } : {}),
    },
  };
}

/** Each hook carries what is its own, and nothing else: a key at the wrong hook would test nothing. */
function refuseStray({ name, hook, selections }: GoldenCase, drafts: Resource[], visits: Resource[]): void {
  const refuse = (why: string) => {
    throw new Error(`case "${name}" ${why}`);
  };
  const ordering = hook === 'order-sign' || hook === 'order-select';
  if (ordering && drafts.length === 0) refuse(`is at ${hook} without an order`);
  if (!ordering && drafts.length > 0) refuse(`has an order at ${hook}`);
  if (hook === 'appointment-book' && visits.length === 0) refuse(`is at ${hook} without appointments`);
  if (hook !== 'appointment-book' && visits.length > 0)
    refuse(`has appointments at ${hook}; write booked: for the record`);
  if (hook !== 'order-select' && selections) refuse(`has selections at ${hook}`);
  const there = drafts.flatMap(selectable);
  for (const one of selections ?? []) if (!there.includes(one)) refuse(`selects ${one}, which is no draft of it`);
}

/** Drugs ride along with the orders; only orders can be chosen. */
function selectable({ resourceType, id }: Resource): string[] {
  return resourceType === 'Medication' ? [] : [`${resourceType}/${id}`];
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
