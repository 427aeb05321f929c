import type { Subject } from '../../../src/engine/index.ts';
import {
  type Index,
  type Need,
  need,
  no,
  type PlainDate,
  type RecordView,
  type Source,
  type Truth,
  yes,
} from '../../../src/picture/index.ts';
import { mayBeIntravenous, stepsBy } from '../ketamine-order.ts';
import { drafts, type OrderUnderReview } from '../order.ts';
import { momentOf, momentsOf } from '../order-moments.ts';
import { type OrderReason, orderReasons } from '../order-reason.ts';
import { type VisitUnderReview, visits } from '../visit.ts';
import { purposeOf } from './purpose.ts';

/** An infusion for pain that is ordered or booked, or may be. */
export interface PainInfusion {
  /** The day it is planned for; today where nothing is said. */
  readonly day: PlainDate;
  readonly plan: 'order' | 'visit';
  /** It names a pain reason; else it only may be for pain. */
  readonly named: boolean;
  /** Hours a day it takes, as far as the order says for all of its instructions; a visit's length says nothing of it. */
  readonly hours?: number;
  readonly from: readonly Source[];
}

const other = 'not-applicable';
const forMood = 'it is for mood, where pain courses do not count';

/**
 * Infusions for pain at hand, of each draft and each proposed visit, by its key. Safer readings: without a reason it may be
 * for pain, without a route by vein, without a day it is of today. Esketamine is one only by vein: the nasal product is not.
 */
export const painInfusionsAtHand: Need<ReadonlyMap<string, Truth<PainInfusion>>> = need({
  name: 'pain infusions at hand',
  inputs: ['context'],
  softens: ['encounter', 'serviceRequests'],
  read(record, at) {
    const reasons = record.read(orderReasons);
    return new Map([
      ...record.read(drafts).orders.map((order) => [order.key, ofOrder(order, reasons.get(order.key), at)] as const),
      ...record.read(visits).visits.map((visit) => [visit.key, ofVisit(visit, record, at)] as const),
    ]);
  },
});

/** The one a rule is asked about; none where it is asked about the patient as a whole. */
export function painInfusionOf(all: ReadonlyMap<string, Truth<PainInfusion>>, { key }: Subject): Truth<PainInfusion> {
  return all.get(key) ?? no('asked only about orders and proposed visits', [], other);
}

/**
 * The other ones of the same signing or booking, for rules that count courses. One that names no pain reason counts only
 * beside one that names none either.
 */
export function otherPainInfusions(
  all: ReadonlyMap<string, Truth<PainInfusion>>,
  { key }: Subject,
): readonly PainInfusion[] {
  const asked = all.get(key);
  const isNamed = asked?.is === 'yes' && asked.value.named;
  const others = [...all].flatMap(([other, one]) => (other !== key && one.is === 'yes' ? [one.value] : []));
  return others.filter(({ named }) => named || !isNamed);
}

function ofOrder(order: OrderUnderReview, reason: OrderReason | undefined, at: Index): Truth<PainInfusion> {
  const { drug, routes, stepRoutes, unclearRoute, source } = order;
  const all = stepRoutes.length > 0 ? stepRoutes : [routes];
  const byVein = drug === 'ketamine' ? unclearRoute || all.some(mayBeIntravenous) : routes.includes('iv');
  if (drug === 'other' || !byVein) return no('the order is for no infusion', [source], other);
  if (reason?.mood && !reason.pain && reason.unread === undefined) return no(forMood, [source], other);
  const hours = hoursOf(order);
  return yes({
    day: momentsOf(order, at)[0]?.day ?? at.today,
    plan: 'order',
    named: reason?.pain === true,
    ...(hours !== undefined && { hours }),
    from: [source],
  });
}

/** Hours a day; unknown as soon as one instruction does not say, or repeats in a way nobody can count. */
function hoursOf(order: OrderUnderReview): number | undefined {
  const steps = stepsBy(mayBeIntravenous, order);
  const minutes = steps.map(({ minutes: once, dose, perDay }) => {
    if (once === undefined) return Number.NaN;
    const times = dose && perDay && dose.unit === perDay.unit && dose.low > 0 ? perDay.high / dose.low : 1;
    return once * Math.max(1, times);
  });
  const sum = minutes.reduce((total, one) => total + one, 0);
  return steps.length === 0 || Number.isNaN(sum) ? undefined : sum / 60;
}

function ofVisit(visit: VisitUnderReview, record: RecordView, at: Index): Truth<PainInfusion> {
  const { resource, drugs, mayBeSession, start, source } = visit;
  if (!drugs.includes('ketamine') && !mayBeSession) return no('the visit is for no infusion', [source], other);
  const { reason, service } = purposeOf(resource, record);
  const named = reason.pain || service.pain;
  const mood = reason.mood || service.mood;
  if (mood && !named) return no(forMood, [source], other);
  return yes({ day: momentOf(start, at).day, plan: 'visit', named, from: [source] });
}
