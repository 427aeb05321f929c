import type { Bundle, Patient, Reference, Resource } from '@medplum/fhirtypes';
import type { Terminology } from '../../src/terminology/index.ts';
import type { RecordEntries } from './case.ts';
import { moment, TODAY, withMoments } from './dates.ts';
import { allergy, condition, ENCOUNTER_ID, encounter, procedure, serviceRequest } from './entries.ts';
import { medicine, type Places } from './medicines.ts';
import { observations } from './observations.ts';
import { scores } from './scores.ts';
import { session } from './sessions.ts';
import { appointment, coverage, form } from './visits.ts';

/** Whose record it is, and what an error calls it. */
export interface Owner {
  readonly patientId: string;
  readonly mrn: string;
  /** Such as `case "a name"`. */
  readonly called: string;
}

interface Entry {
  id?: string;
  subject?: string;
}

/** Builds each entry of a list, under an id of its place where it has none. Throws, naming the entry, on what it cannot build. */
export function entriesOf<E extends Entry>(
  list: readonly E[] | undefined,
  name: string,
  build: (entry: E, places: Places) => Resource[],
  { patientId, called, terminology }: Owner & { readonly terminology: Terminology },
  usual = name.replaceAll(' ', '-'),
): Resource[] {
  return (list ?? []).flatMap((entry, place) => {
    const subject: Reference = { reference: `Patient/${entry.subject ?? patientId}` };
    try {
      return build(entry, { terminology, subject, id: entry.id ?? `${usual}-${place + 1}` });
    } catch (cause) {
      throw new Error(`${called}, ${name} ${place + 1}: ${(cause as Error).message}`, { cause });
    }
  });
}

/** The whole record as FHIR R4 resources, the way a US EHR would send them. */
export function recordOf(entries: RecordEntries, owner: Owner, terminology: Terminology): Resource[] {
  const each = <E extends Entry>(
    list: readonly E[] | undefined,
    name: string,
    build: (entry: E, places: Places) => Resource[],
  ) => entriesOf(list, name, build, { ...owner, terminology });
  return [
    patient(entries, owner),
    ...each(entries.conditions, 'condition', condition),
    ...each(entries.medications, 'medication', medicine),
    ...each(entries.sessions, 'session', session),
    ...each(entries.observations, 'observation', observations),
    ...each(entries.scores, 'score', scores),
    ...each(entries.questionnaires, 'questionnaire', form),
    ...each(entries.allergies, 'allergy', allergy),
    ...each(entries.procedures, 'procedure', procedure),
    ...each(entries.serviceRequests, 'service-request', serviceRequest),
    ...each(entries.encounters, 'encounter', encounter),
    ...each(entries.coverage, 'coverage', coverage),
    ...each(entries.booked, 'booked', appointment('booked')),
    ...each(entries.encounter && [{ ...entries.encounter, id: ENCOUNTER_ID }], 'hook encounter', encounter),
    ...(entries.resources ?? []).map((resource) => withMoments(resource) as unknown as Resource),
  ];
}

/** A Bundle of them, each under the URL that others refer to it by. */
export function collection(resources: readonly Resource[]): Bundle {
  const text = JSON.stringify(resources);
  const fullUrl = ({ resourceType, id }: Resource) =>
    text.includes(`"urn:uuid:${id}"`) ? `urn:uuid:${id}` : `https://ehr.example.org/fhir/${resourceType}/${id}`;
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ fullUrl: fullUrl(resource), resource })),
  } as Bundle;
}

function patient({ patient: entry }: RecordEntries, { patientId, mrn }: Owner): Patient {
  if (entry.age !== undefined && entry.birthDate !== undefined)
    throw new Error('a patient has an age or a birthDate, not both');
  const year = Number(TODAY.slice(0, 4));
  const born =
    entry.birthDate === 'none'
      ? undefined
      : entry.birthDate !== undefined
        ? moment(entry.birthDate)
        : `${year - (entry.age ?? 40)}-03-15`;
  const { deceased, sex, given = 'Golden', family = 'Example' } = entry;
  return {
    resourceType: 'Patient',
    id: patientId,
    identifier: [{ system: 'http://hospital.example.org/mrn', value: mrn }],
    name: [{ family, given: [given] }],
    ...(sex === 'none' ? {} : { gender: sex ?? 'unknown' }),
    ...(born === undefined ? {} : { birthDate: born }),
    ...(deceased === undefined
      ? {}
      : typeof deceased === 'boolean'
        ? { deceasedBoolean: deceased }
        : { deceasedDateTime: moment(deceased) }),
  };
}
