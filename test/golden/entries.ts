import type { Resource } from '@medplum/fhirtypes';
import type { AllergyEntry, ConditionEntry, EncounterEntry, ProcedureEntry, ServiceRequestEntry } from './case.ts';
import { codeable, SYSTEMS, statusOf } from './concepts.ts';
import { moment } from './dates.ts';
import type { Places } from './medicines.ts';

/** The id of the encounter the hook fires in. */
export const ENCOUNTER_ID = 'encounter-now';

/** A diagnosis or problem, confirmed, active and on the problem list unless the case says otherwise. */
export function condition(entry: ConditionEntry, { subject, id }: Places): Resource[] {
  const clinical = statusOf('condition-clinical', entry.clinical, 'active');
  const verification = statusOf('condition-ver-status', entry.verification, 'confirmed');
  const category = statusOf('condition-category', entry.category, 'problem-list-item');
  const code = codeable(entry);
  const dates = [
    ['onsetDateTime', entry.onset],
    ['abatementDateTime', entry.abated],
    ['recordedDate', entry.recorded],
  ] as const;
  return [
    {
      resourceType: 'Condition',
      id,
      // con-5: an entry recorded in error carries no clinical status.
      ...(clinical && entry.verification !== 'entered-in-error' ? { clinicalStatus: clinical } : {}),
      ...(verification ? { verificationStatus: verification } : {}),
      ...(category ? { category: [category] } : {}),
      ...(code ? { code } : {}),
      subject,
      ...(entry.encounter ? { encounter: { reference: `Encounter/${entry.encounter}` } } : {}),
      ...Object.fromEntries(
        dates.flatMap(([name, at]) => (at === undefined || at === 'none' ? [] : [[name, moment(at)]])),
      ),
    } as Resource,
  ];
}

/** An allergy or intolerance, to a drug by name or to anything by code. */
export function allergy(entry: AllergyEntry, { subject, id, terminology }: Places): Resource[] {
  const clinical = statusOf('allergyintolerance-clinical', entry.clinical, 'active');
  const verification = statusOf('allergyintolerance-verification', entry.verification, 'confirmed');
  const ingredient = entry.drug === undefined ? undefined : terminology.ingredientsNamed(entry.drug)[0];
  if (entry.drug !== undefined && !ingredient)
    throw new Error(`"${entry.drug}" is not an ingredient of the RxNorm list`);
  const code = ingredient
    ? { coding: [{ system: SYSTEMS.rxnorm, code: ingredient.code, display: ingredient.name }] }
    : codeable(entry);
  const manifestation = (entry.manifestations ?? []).flatMap((one) => codeable(one) ?? []);
  return [
    {
      resourceType: 'AllergyIntolerance',
      id,
      ...(clinical && entry.verification !== 'entered-in-error' ? { clinicalStatus: clinical } : {}),
      ...(verification ? { verificationStatus: verification } : {}),
      ...(entry.type ? { type: entry.type } : {}),
      ...(entry.criticality ? { criticality: entry.criticality } : {}),
      ...(code ? { code } : {}),
      patient: subject,
      ...(entry.recorded === undefined ? {} : { recordedDate: moment(entry.recorded) }),
      ...(manifestation.length > 0 ? { reaction: [{ manifestation }] } : {}),
    } as Resource,
  ];
}

/** Something done, completed unless the case says otherwise. */
export function procedure(entry: ProcedureEntry, { subject, id }: Places): Resource[] {
  const code = codeable(entry);
  const reason = codeable(entry.reason);
  const on = entry.on === 'none' ? undefined : moment(entry.on ?? '0d');
  const performed =
    entry.until === undefined
      ? { performedDateTime: on }
      : { performedPeriod: { start: on, end: moment(entry.until) } };
  return [
    {
      resourceType: 'Procedure',
      id,
      status: entry.status ?? 'completed',
      ...(code ? { code } : {}),
      subject,
      ...(on === undefined ? {} : performed),
      ...(reason ? { reasonCode: [reason] } : {}),
    } as Resource,
  ];
}

/** A referral or service order of the record. */
export function serviceRequest(entry: ServiceRequestEntry, { subject, id }: Places): Resource[] {
  const code = codeable(entry);
  const reason = codeable(entry.reason);
  const performer = codeable(entry.specialty);
  return [
    {
      resourceType: 'ServiceRequest',
      id,
      status: entry.status ?? 'active',
      intent: entry.intent ?? 'order',
      ...(code ? { code } : {}),
      ...(performer ? { performerType: performer } : {}),
      subject,
      ...(entry.authored === 'none' ? {} : { authoredOn: moment(entry.authored ?? '0d') }),
      ...(entry.at === undefined ? {} : { occurrenceDateTime: moment(entry.at) }),
      ...(reason ? { reasonCode: [reason] } : {}),
    } as Resource,
  ];
}

/** A visit: of the record, or the one of the hook. */
export function encounter(entry: EncounterEntry, { subject, id }: Places): Resource[] {
  const type = codeable(entry.type);
  const serviceType = codeable(entry.serviceType);
  const reason = codeable(entry.reason);
  const until = entry.until === undefined ? {} : { end: moment(entry.until) };
  return [
    {
      resourceType: 'Encounter',
      id,
      status: entry.status ?? (id === ENCOUNTER_ID ? 'in-progress' : 'finished'),
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: entry.class ?? 'AMB' },
      ...(type ? { type: [type] } : {}),
      ...(serviceType ? { serviceType } : {}),
      subject,
      ...(entry.appointment ? { appointment: [{ reference: `Appointment/${entry.appointment}` }] } : {}),
      period: { start: moment(entry.on ?? '0d'), ...until },
      ...(reason ? { reasonCode: [reason] } : {}),
    } as Resource,
  ];
}
