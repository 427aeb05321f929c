import type {
  Appointment,
  CodeableConcept,
  Coding,
  MedicationRequest,
  Reference,
  Resource,
  ServiceRequest,
} from '@medplum/fhirtypes';
import { codingsOf, listOf, saysSomething, textOf } from '../../../src/fhir/elements.ts';
import { medicationOf, memberOf, type RecordView } from '../../../src/picture/index.ts';
import { circumstancesOf } from '../administration-context.ts';
import type { Drug } from '../drug.ts';
import { talk } from '../encounter-names.ts';
import { type UseEvidence, useOf } from '../order-use.ts';
import { isDenied, textsOf } from '../order-words.ts';
import { type Route, routesOf } from '../route.ts';
import { drugsAmong, drugsNamed, isEsketamineVisit } from '../session-named.ts';
import { partsOfVisit } from '../visit.ts';

/** What an entry plans a session of: either drug, or an infusion that names no drug; empty: no session. */
export type PlannedSessions = readonly (Drug | 'infusion')[];

/** By which route each drug is given at a session. Other routes are exposures and no sessions of a course. */
export const sessionRoutes: Readonly<Record<Drug, Route>> = { ketamine: 'iv', esketamine: 'nasal' };

/** Codes of what is no session, whatever drug it is about. */
const otherServices = [
  ...['psychotherapy', 'referral-psychotherapy', 'referral-psychiatry', 'referral-to-psychiatrist'],
  'referral-pain-management',
];
/** All that an infusion may be called before its name tells of a drug or a purpose, which may be any. */
const plain =
  /^([^\p{L}]|\b(iv|i\.v|intravenous|continuous|infusions?|therapy|treatment|session|visit|appointment|chair|cent(er|re)|clinic|service|outpatient|procedure|hours?|h|min|of|in|at|for|the|and|or)\b)*$/iu;

/**
 * Which sessions an Appointment of the record, a service request or an order of a drug plans, for therapy; `unreadable`
 * where it doesn't say what it is for. Safer readings: words that also speak of a consultation, a follow-up or the like
 * name no session; what a visit is called counts, its comment and the instructions for the patient don't; an infusion
 * without either drug is one only if nothing says what else it is of.
 */
export function sessionsPlannedBy(resource: Resource, record: RecordView): PlannedSessions | 'unreadable' {
  switch (resource.resourceType) {
    case 'Appointment':
      return inAppointment(resource, record);
    case 'ServiceRequest':
      return inServiceRequest(resource, record);
    case 'MedicationRequest':
      return inOrder(resource, record);
    default:
      return [];
  }
}

function inAppointment(visit: Appointment, record: RecordView): PlannedSessions | 'unreadable' {
  const { codings, names, remarks, behind } = partsOfVisit(visit, record);
  if (!saysSomething(codings, [...names, ...remarks])) return 'unreadable';
  return namedSessions(codings, names, record, {
    ...reasonsOf(visit.reasonCode, behind),
    procedures: codings,
    encounterClass: undefined,
    serviceTypes: codings,
  });
}

function inServiceRequest(request: ServiceRequest, record: RecordView): PlannedSessions | 'unreadable' {
  const codings = codingsOf([...listOf(request.code), ...listOf(request.orderDetail)]);
  const names = textsOf(request, record);
  if (!saysSomething(codings, names)) return 'unreadable';
  return namedSessions(codings, names, record, {
    ...reasonsOf(request.reasonCode, resolved(request.reasonReference, request, record)),
    procedures: codings,
    encounterClass: undefined,
    serviceTypes: codingsOf([...listOf(request.category), ...listOf(request.performerType)]),
  });
}

function inOrder(order: MedicationRequest, record: RecordView): PlannedSessions | 'unreadable' {
  const drug = medicationOf(order, record);
  if (drug.state === 'orphan') return 'unreadable';
  if (!('ingredients' in drug)) return [];
  const { reason, visit } = circumstancesOf(order, record);
  const use = useOf(
    {
      ...reasonsOf(order.reasonCode, resolved(order.reasonReference, order, record)),
      procedures: resolved(order.basedOn, order, record).flatMap((one) =>
        one.resourceType === 'ServiceRequest' ? codingsOf(one.code) : [],
      ),
      encounterClass: undefined,
      serviceTypes: [],
    },
    record.terminology,
  );
  if (use === 'anaesthetic' || (visit === 'acute' && reason === 'none')) return [];
  const routes = routesOf(
    codingsOf(listOf(order.dosageInstruction).flatMap(({ route }) => listOf(route))),
    record.terminology,
  );
  return drugsAmong(drug.ingredients, record.terminology).filter(
    (one) => routes.length === 0 || routes.includes(sessionRoutes[one]),
  );
}

function namedSessions(
  codings: readonly Readonly<Coding>[],
  names: readonly string[],
  { terminology }: RecordView,
  evidence: UseEvidence,
): PlannedSessions {
  const isIn = (set: string) => memberOf(terminology, set, codings) !== undefined;
  if (isEsketamineVisit(codings, terminology)) return ['esketamine'];
  if (otherServices.some(isIn) || useOf(evidence, terminology) === 'anaesthetic') return [];
  const told = names.filter((name) => !talk.test(name));
  const drugs = drugsNamed([], told, terminology);
  const isPlain = isIn('infusion-procedure') && names.every((name) => plain.test(name));
  return drugs.length === 0 && isPlain ? ['infusion'] : drugs;
}

function reasonsOf(
  reasonCode: readonly CodeableConcept[] | undefined,
  behind: readonly Resource[],
): Pick<UseEvidence, 'reasons' | 'words'> {
  const concepts = [
    ...listOf(reasonCode),
    ...behind.flatMap((one) => (one.resourceType === 'Condition' && !isDenied(one) ? listOf(one.code) : [])),
  ];
  return { reasons: codingsOf(concepts), words: concepts.flatMap(({ text }) => textOf(text) ?? []) };
}

function resolved(
  references: readonly Reference[] | undefined,
  from: Resource,
  record: RecordView,
): readonly Resource[] {
  return listOf(references).flatMap(({ reference }) => record.resolve(textOf(reference), from) ?? []);
}
