import type { Subject } from '../../../src/engine/index.ts';
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
  readonly from: readonly Source[];
}

export interface InfusionsAtHand {
  /** Of each draft and each proposed visit, by its key. */
  readonly bySubject: ReadonlyMap<string, Truth<InfusionAtHand>>;
  /** The visit that begins is coded as an infusion. */
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
        ...record.read(drafts).orders.map((order) => [order.key, ofOrder(order, reasons, at)] as const),
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

function ofOrder(order: OrderUnderReview, reasons: ReadonlyMap<string, OrderReason>, at: Index): Truth<InfusionAtHand> {
  const { drug, source, routes, plannedFor } = order;
  if (drug !== 'ketamine') return no('the order is not for ketamine', [source], other);
  if (isForPain(order, reasons)) return no(forPain, [source], other);
  if (!mayBeIntravenous(routes)) return no('the order is for another route', [source], other);
  const moments = momentsOf(order, at);
  return yes({ moments, dayless: plannedFor === undefined, named: true, from: [source] }, [source]);
}

function ofVisit(visit: VisitUnderReview, record: RecordView, at: Index): Truth<InfusionAtHand> {
  const { resource, drugs, mayBeSession, start, source } = visit;
  if (!drugs.includes('ketamine') && !mayBeSession) return no('the visit is for no infusion', [source], other);
  if (start === undefined) return no('the visit has no date yet', [source]);
  if (isPainNamed(purposeOf(resource, record))) return no(forPain, [source], other);
  const { codings } = partsOfVisit(resource, record);
  const named = drugs.includes('ketamine') || memberOf(record.terminology, 'infusion-procedure', codings) !== undefined;
  return yes({ moments: [momentOf(start, at)], dayless: false, named, from: [source] }, [source]);
}

function ofEncounter(record: RecordView, at: Index): Truth<InfusionAtHand> {
  const visit = record.read(encounterNow);
  if (visit.state !== 'known') return no('no infusion begins', [], other);
  const { types, serviceTypes, reasons, start } = visit.value;
  if (memberOf(record.terminology, 'infusion-procedure', [...types, ...serviceTypes]) === undefined)
    return no('no infusion begins', visit.from, other);
  if (isPainNamed(purposeIn(reasons, record))) return no(forPain, visit.from, other);
  // What was given since the visit began is this session, and not the one before it.
  return yes({ moments: [momentOf(start, at)], dayless: false, named: true, from: visit.from }, visit.from);
}

/** By a reason; a pain clinic gives infusions for mood too, and these rules would keep still about them. */
function isPainNamed({ reason }: Purpose): boolean {
  return reason.pain && !reason.mood;
}
