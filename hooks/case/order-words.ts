import type {
  CodeableConcept,
  Condition,
  MedicationRequest,
  Procedure,
  Resource,
  ServiceRequest,
} from '@medplum/fhirtypes';
import { readDate } from '../../src/fhir/dates.ts';
import { codingsOf, listOf, textOf } from '../../src/fhir/elements.ts';
import { LOINC } from '../../src/fhir/systems.ts';
import type { Index, RecordView } from '../../src/picture/index.ts';
import { routesOf } from './route.ts';

/** What a hook may carry that orders no drug. */
const noOrders: readonly string[] = [
  ...['DeviceRequest', 'NutritionOrder', 'VisionPrescription', 'SupplyRequest', 'CommunicationRequest'],
  ...['Task', 'Medication', 'Substance', 'Device', 'Location', 'HealthcareService', 'Organization', 'Practitioner'],
  ...[
    'PractitionerRole',
    'Patient',
    'RelatedPerson',
    'Encounter',
    'EpisodeOfCare',
    'Coverage',
    'Claim',
    'ClaimResponse',
  ],
  ...[
    'Condition',
    'Observation',
    'Procedure',
    'Specimen',
    'DocumentReference',
    'Questionnaire',
    'QuestionnaireResponse',
  ],
  ...['Provenance', 'Appointment', 'OperationOutcome', 'ImmunizationRecommendation', 'Goal', 'CareTeam'],
];

/** Is this something a hook may carry that orders no drug? Of any other type nobody here can tell what it orders. */
export function ordersNoDrug({ resourceType }: Resource): boolean {
  return noOrders.includes(resourceType);
}

/** A route that is written, but neither in a code we know nor with a word for the nose. */
export function hasUnclearRoute(order: MedicationRequest | ServiceRequest, record: RecordView): boolean {
  if (order.resourceType !== 'MedicationRequest') return false;
  return listOf(order.dosageInstruction).some(({ route }) => {
    const codings = codingsOf(route);
    const words = [...listOf(route).map(({ text }) => textOf(text)), ...codings.map(({ display }) => display)];
    const written = route !== undefined && route !== null;
    return (
      written &&
      routesOf(codings, record.terminology).length === 0 &&
      !words.some((word) => word !== undefined && /\b(nasal|intranasal|nasally|nose|nostrils?)\b/i.test(word))
    );
  });
}

/** What the drug of an order, or its service, is called in words. */
export function textsOf(order: MedicationRequest | ServiceRequest, record: RecordView): readonly string[] {
  const reference = order.resourceType === 'MedicationRequest' ? listOf(order.medicationReference)[0] : undefined;
  const target = reference && record.resolve(textOf(reference.reference), order);
  const concepts: readonly CodeableConcept[] =
    order.resourceType === 'ServiceRequest'
      ? [...listOf(order.code), ...listOf(order.orderDetail)].filter(
          (concept) => !codingsOf(concept).some(({ system }) => system === LOINC),
        )
      : [
          ...listOf(order.medicationCodeableConcept),
          ...(target?.resourceType === 'Medication' ? listOf(target.code) : []),
        ];
  const words = [
    reference?.display,
    ...concepts.flatMap(({ text }) => text),
    ...codingsOf(concepts).map((one) => one.display),
  ];
  return words.flatMap((word) => textOf(word) ?? []);
}

/** A Condition that is refuted, or an error, is no reason for anything. */
export function isDenied({ verificationStatus }: Condition): boolean {
  return codingsOf(verificationStatus).some(({ code }) => code === 'refuted' || code === 'entered-in-error');
}

/** When the drug or the service is first planned, as written. */
export function plannedStart(order: MedicationRequest | ServiceRequest): unknown {
  if (order.resourceType === 'ServiceRequest') return order.occurrenceDateTime ?? order.occurrencePeriod?.start;
  const timing = listOf(order.dosageInstruction)[0]?.timing;
  return listOf(timing)[0]?.event?.[0] ?? timing?.repeat?.boundsPeriod?.start;
}

/** A procedure that is over cannot be what a new order is for, though an order may point at it. */
export function isDone({ status, performedDateTime, performedPeriod }: Procedure, { today, zone }: Index): boolean {
  const date = readDate(performedDateTime ?? performedPeriod?.end ?? performedPeriod?.start, zone);
  if (date !== undefined) return date.latest < today;
  return !['preparation', 'in-progress'].includes(status as string);
}
