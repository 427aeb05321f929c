import type { Subject } from '../../src/engine/index.ts';
import { derive, type Index, type Need, no, type Truth, yes } from '../../src/picture/index.ts';
import type { Hook } from '../../src/protocol/types.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import type { Drug } from './drug.ts';
import { orderOf } from './gate.ts';
import { drafts, type OrderUnderReview } from './order.ts';
import { onDrug } from './therapy.ts';
import { type VisitUnderReview, visits } from './visit.ts';

/** What doses are under review: draft orders, proposed visits, and the therapy the patient is on. */
export interface Dosing {
  readonly orders: readonly OrderUnderReview[];
  readonly visits: readonly VisitUnderReview[];
  readonly therapy: Readonly<Record<Drug, Truth<unknown>>>;
}

export const dosing: Need<Dosing, SitePolicy> = derive(
  'doses under review',
  { drafts, visits, ketamine: onDrug.ketamine, esketamine: onDrug.esketamine },
  ({ drafts: { orders }, visits, ketamine, esketamine }) => ({
    orders,
    visits: visits.visits,
    therapy: { ketamine, esketamine },
  }),
);

/**
 * Does a rule about one of the two drugs, as therapy, concern this subject? An order by its drug; a visit by the drug it
 * names; a visit that names none, and the patient as a whole, by the therapy the patient is on.
 */
export function oneDrug(
  { orders, visits, therapy }: Dosing,
  subject: Subject,
  drug: Drug,
): Truth<OrderUnderReview | undefined> {
  const order = orderOf(orders, subject);
  if (subject.kind === 'order') {
    if (order?.drug !== drug) return no(`the order is not for ${drug}`, [], 'not-applicable');
    return order.use === 'anaesthetic'
      ? no('ordered for anaesthesia, a procedure or emergency care', [], 'not-applicable')
      : yes(order);
  }
  const visit = visits.find(({ key }) => subject.kind === 'visit' && key === subject.key);
  if (visit?.drugs.includes(drug)) return yes(undefined);
  if (visit && visit.drugs.length > 0) return no(`the visit is not for ${drug}`, [], 'not-applicable');
  const on = therapy[drug];
  if (on.is === 'no') return no(`no ${drug} therapy`, [], 'not-applicable');
  return on.is === 'yes' ? yes(undefined, [], on.notChecked) : on;
}

/**
 * Is a dose close at hand, so that the vital signs of the last hours count: an order, a visit that begins, a visit booked
 * for today? A chart that is opened, or a visit booked for another day, is no dose.
 */
export function doseAtHand(
  { visits }: Pick<Dosing, 'visits'>,
  subject: Subject,
  { hook, at }: { readonly hook: Hook; readonly at: Index },
): Truth {
  if (subject.kind === 'order' || hook === 'encounter-start') return yes(undefined);
  const start = visits.find(({ key }) => subject.kind === 'visit' && key === subject.key)?.start;
  if (start !== undefined && start.earliest <= at.today && start.latest >= at.today) return yes(undefined);
  return no('no dose is at hand', [], 'not-applicable');
}
