import type { Appointment, CodeableConcept, Coding, Resource } from '@medplum/fhirtypes';
import { type PartialDate, readDate } from '../../src/fhir/dates.ts';
import { codingsOf, listOf, saysSomething, textOf } from '../../src/fhir/elements.ts';
import {
  type Gap,
  memberOf,
  type Need,
  need,
  type RecordView,
  type Source,
  sourceOf,
} from '../../src/picture/index.ts';
import type { Drug } from './drug.ts';
import { textsOf } from './order-words.ts';
import { drugsNamed } from './session-named.ts';

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
  const { codings, names, remarks } = partsOfVisit(resource, record);
  const words = [...names, ...remarks];
  const drugs = drugsNamed(codings, words, record.terminology);
  const isInfusion = memberOf(record.terminology, 'infusion-procedure', codings) !== undefined;
  return Object.freeze({
    key: `${source.type}/${source.id}`,
    resource,
    drugs,
    mayBeSession: drugs.length === 0 && (isInfusion || !saysSomething(codings, words)),
    ...(start && { start }),
    source,
  });
}

/** The codes and words of an Appointment, with those of the order or the reason it points at. */
export interface PartsOfVisit {
  readonly codings: readonly Readonly<Coding>[];
  /** What the visit, its order or its drug is called. */
  readonly names: readonly string[];
  /** What else is written on it, which may be about anything. */
  readonly remarks: readonly string[];
  /** The entries it is based on or made for. */
  readonly behind: readonly Resource[];
}

export function partsOfVisit(resource: Appointment, record: RecordView): PartsOfVisit {
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
  const names = [
    textOf(resource.description),
    ...concepts.map(({ text }) => textOf(text)),
    ...codings.map(({ display }) => display),
    ...behind.flatMap((one) => namesIn(one, record)),
  ];
  const remarks = [resource.comment, resource.patientInstruction];
  return {
    codings,
    names: names.flatMap((text) => text ?? []),
    remarks: remarks.flatMap((text) => textOf(text) ?? []),
    behind,
  };
}

function namesIn(resource: Resource, record: RecordView): readonly string[] {
  return resource.resourceType === 'ServiceRequest' || resource.resourceType === 'MedicationRequest'
    ? textsOf(resource, record)
    : [];
}
