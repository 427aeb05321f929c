import type { Appointment, CodeableConcept, Resource } from '@medplum/fhirtypes';
import { type PartialDate, readDate } from '../../src/fhir/dates.ts';
import { codingsOf, listOf, saysSomething, textOf } from '../../src/fhir/elements.ts';
import { RXNORM } from '../../src/fhir/systems.ts';
import {
  type Gap,
  memberOf,
  type Need,
  need,
  type RecordView,
  type Source,
  sourceOf,
} from '../../src/picture/index.ts';
import { type Drug, drugSets } from './drug.ts';
import { textsOf } from './order-words.ts';

/** One proposed visit of the hook, read once for all rules. */
export interface VisitUnderReview {
  /** `Type/id`: the key of the subject that stands for it. */
  readonly key: string;
  readonly resource: Appointment;
  /** Drugs its codes, its words or the order behind it name. */
  readonly drugs: readonly Drug[];
  /** It names neither drug, but is an infusion, or says nothing of what it is for: for a patient on therapy it may be a session. */
  readonly mayBeSession: boolean;
  readonly start?: PartialDate;
  readonly source: Source;
}

/** The visits of the hook, and entries nobody can read. */
export interface Visits {
  readonly visits: readonly VisitUnderReview[];
  readonly unreadable: readonly Gap[];
}

const over: readonly unknown[] = ['cancelled', 'noshow', 'entered-in-error', 'fulfilled'];

/** All proposed visits of the hook's context; empty where the hook carries none. */
export const visits: Need<Visits> = need({
  name: 'proposed visits',
  inputs: ['context'],
  softens: ['serviceRequests'],
  read(record, at) {
    const { resources, gaps } = record.input('context');
    const found = resources.flatMap((resource, index): VisitUnderReview[] => {
      if (resource.resourceType !== 'Appointment' || over.includes(resource.status)) return [];
      const start = readDate(resource.start ?? listOf(resource.requestedPeriod)[0]?.start, at.zone);
      const source = sourceOf('context', resource, index, { date: start, shown: { name: 'Proposed visit' } });
      return [readVisit(resource, source, start, record)];
    });
    return Object.freeze({ visits: found, unreadable: gaps });
  },
});

function readVisit(
  resource: Appointment,
  source: Source,
  start: PartialDate | undefined,
  record: RecordView,
): VisitUnderReview {
  const behind = [...listOf(resource.basedOn), ...listOf(resource.reasonReference)].flatMap(
    ({ reference }) => record.resolve(textOf(reference), resource) ?? [],
  );
  const concepts: readonly CodeableConcept[] = [
    ...listOf(resource.serviceType),
    ...listOf(resource.appointmentType),
    ...listOf(resource.specialty),
    ...listOf(resource.serviceCategory),
    ...listOf(resource.reasonCode),
    ...behind.flatMap((one) => (one.resourceType === 'ServiceRequest' ? listOf(one.code) : [])),
  ];
  const codings = codingsOf(concepts);
  const words = [
    ...[resource.description, resource.comment, resource.patientInstruction].flatMap((text) => textOf(text) ?? []),
    ...concepts.flatMap(({ text }) => textOf(text) ?? []),
    ...codings.flatMap(({ display }) => display ?? []),
    ...behind.flatMap((one) => namesIn(one, record)),
  ];
  const isIn = (set: string) => memberOf(record.terminology, set, codings) !== undefined;
  const ingredients = words.flatMap((text) => record.terminology.ingredientsNamed(text));
  const drugs = (['ketamine', 'esketamine'] as const).filter(
    (drug) =>
      ingredients.some(({ code }) => record.terminology.member(drugSets[drug], RXNORM, code)) ||
      (drug === 'esketamine' && (isIn('esketamine-visit') || isIn('esketamine-drug'))),
  );
  return Object.freeze({
    key: `${source.type}/${source.id}`,
    resource,
    drugs,
    mayBeSession: drugs.length === 0 && (isIn('infusion-procedure') || !saysSomething(codings, words)),
    ...(start && { start }),
    source,
  });
}

function namesIn(resource: Resource, record: RecordView): readonly string[] {
  return resource.resourceType === 'ServiceRequest' || resource.resourceType === 'MedicationRequest'
    ? textsOf(resource, record)
    : [];
}
