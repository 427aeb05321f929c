import type { Reference, Resource } from '@medplum/fhirtypes';
import type { Subject } from '../../../src/engine/index.ts';
import { listOf, textOf } from '../../../src/fhir/elements.ts';
import {
  encounterNow,
  type Index,
  memberOf,
  type Need,
  need,
  no,
  type RecordView,
  type Source,
  type Truth,
  yes,
} from '../../../src/picture/index.ts';
import { encounterNames } from '../encounter-names.ts';
import { isForPain, mayBeIntravenous } from '../ketamine-order.ts';
import { drafts, type OrderUnderReview } from '../order.ts';
import { type Moment, momentOf, momentsOf } from '../order-moments.ts';
import { type OrderReason, orderReasons } from '../order-reason.ts';
import { partsOfVisit, type VisitUnderReview, visits } from '../visit.ts';
import { type Purpose, purposeIn, purposeOf } from './purpose.ts';

/** A ketamine infusion for mood that is ordered, booked or about to begin. */
export interface InfusionAtHand {
  /** When it is to be given; the moment of asking where nothing is said. */
  readonly moments: readonly Moment[];
  /** An order that names no day: on the day of a session it is the next one, signed early. */
  readonly dayless: boolean;
  /** It names the drug or an infusion; any other visit only may be one. */
  readonly named: boolean;
  /** A visit, and no order. */
  readonly isVisit: boolean;
  /** `Type/id` of the entries it was made from: the same infusion, planned earlier. */
  readonly behind: readonly string[];
  readonly from: readonly Source[];
}

export interface InfusionsAtHand {
  /** Of each draft and each proposed visit, by its key. */
  readonly bySubject: ReadonlyMap<string, Truth<InfusionAtHand>>;
  /** The visit that begins is coded as an infusion, or its words or the appointment behind it name ketamine. */
  readonly begins: Truth<InfusionAtHand>;
}

const other = 'not-applicable';
const forPain = 'it is for pain, where sessions may be daily';

/**
 * The infusions for mood at hand. Safer readings: ketamine without a reason is for mood, without a route by vein; a visit
 * that says nothing may be a session. Esketamine has limits of its own, infusions for pain have none.
 */
export const infusionsAtHand: Need<InfusionsAtHand> = need({
  name: 'infusions at hand',
  inputs: ['context'],
  softens: ['encounter', 'serviceRequests'],
  read(record, at) {
    const reasons = record.read(orderReasons);
    return {
      bySubject: new Map([
        ...record.read(drafts).orders.map((order) => [order.key, ofOrder(order, reasons, record, at)] as const),
        ...record.read(visits).visits.map((visit) => [visit.key, ofVisit(visit, record, at)] as const),
      ]),
      begins: ofEncounter(record, at),
    };
  },
});

/** The one a rule is asked about; of the patient as a whole, the visit that begins. */
export function infusionOf({ bySubject, begins }: InfusionsAtHand, { kind, key }: Subject): Truth<InfusionAtHand> {
  return kind === 'patient' ? begins : (bySubject.get(key) ?? no('no infusion is planned', [], other));
}

function ofOrder(
  order: OrderUnderReview,
  reasons: ReadonlyMap<string, OrderReason>,
  record: RecordView,
  at: Index,
): Truth<InfusionAtHand> {
  const { drug, source, routes, plannedFor, resource } = order;
  if (drug !== 'ketamine') return no('the order is not for ketamine', [source], other);
  if (isForPain(order, reasons)) return no(forPain, [source], other);
  if (!mayBeIntravenous(routes)) return no('the order is for another route', [source], other);
  const moments = momentsOf(order, at);
  return yes(
    {
      moments,
      dayless: plannedFor === undefined,
      named: true,
      isVisit: false,
      behind: behind(resource, record),
      from: [source],
    },
    [source],
  );
}

function ofVisit(visit: VisitUnderReview, record: RecordView, at: Index): Truth<InfusionAtHand> {
  const { resource, drugs, mayBeSession, start, source } = visit;
  if (!drugs.includes('ketamine') && !mayBeSession) return no('the visit is for no infusion', [source], other);
  if (start === undefined) return no('the visit has no date yet', [source]);
  if (isPainNamed(purposeOf(resource, record))) return no(forPain, [source], other);
  const { codings } = partsOfVisit(resource, record);
  const named = drugs.includes('ketamine') || memberOf(record.terminology, 'infusion-procedure', codings) !== undefined;
  return yes(
    {
      moments: [momentOf(start, at)],
      dayless: false,
      named,
      isVisit: true,
      behind: behind(resource, record),
      from: [source],
    },
    [source],
  );
}

function ofEncounter(record: RecordView, at: Index): Truth<InfusionAtHand> {
  const visit = record.read(encounterNow);
  if (visit.state !== 'known') return no('no infusion begins', [], other);
  const { types, serviceTypes, reasons, start } = visit.value;
  const coded = memberOf(record.terminology, 'infusion-procedure', [...types, ...serviceTypes]) !== undefined;
  const encounter = record.input('encounter').resources.find(({ resourceType }) => resourceType === 'Encounter');
  const made = encounter ? behind(encounter, record) : [];
  if (!coded && !record.read(encounterNames).sessions.includes('ketamine'))
    return no('no infusion begins', visit.from, other);
  const own = purposeIn(reasons, record);
  const booked =
    encounter?.resourceType !== 'Encounter'
      ? []
      : listOf<Reference>(encounter.appointment)
          .flatMap(({ reference }) => record.resolve(textOf(reference), encounter) ?? [])
          .map((one) => purposeOf(one, record));
  const isOwn = own.reason.mood || own.reason.pain;
  if (isOwn ? isPainNamed(own) : booked.length > 0 && booked.every(isPainNamed)) return no(forPain, visit.from, other);
  // What was given since the visit began is this session, and not the one before it.
  return yes(
    { moments: [momentOf(start, at)], dayless: false, named: true, isVisit: true, behind: made, from: visit.from },
    visit.from,
  );
}

/** What a plan was made from, or replaces. */
function behind(resource: Resource, record: RecordView): readonly string[] {
  return linksOf(resource)
    .flatMap(({ reference }) => record.resolve(textOf(reference), resource) ?? [])
    .map(({ resourceType, id }) => `${resourceType}/${id}`);
}

function linksOf(resource: Resource): readonly Reference[] {
  switch (resource.resourceType) {
    case 'Appointment':
      return listOf<Reference>(resource.basedOn);
    case 'MedicationRequest':
      return [...listOf<Reference>(resource.basedOn), ...listOf<Reference>(resource.priorPrescription)];
    case 'ServiceRequest':
      return [...listOf<Reference>(resource.basedOn), ...listOf<Reference>(resource.replaces)];
    case 'Encounter':
      return [...listOf<Reference>(resource.basedOn), ...listOf<Reference>(resource.appointment)];
    default:
      return [];
  }
}

/** By a reason; a pain clinic gives infusions for mood too, and these rules would keep still about them. */
function isPainNamed({ reason }: Purpose): boolean {
  return reason.pain && !reason.mood;
}
