import type { Subject } from '../../src/engine/index.ts';
import { no, type Truth, yes } from '../../src/picture/index.ts';
import type { Drug } from './drug.ts';
import { orderOf } from './gate.ts';
import type { OrderUnderReview } from './order.ts';

/** A draft that orders this drug, or either, as therapy: a medicine, or a session as a service. */
export function therapyOrder(
  orders: readonly OrderUnderReview[],
  subject: Subject,
  drug: Drug | 'either' = 'either',
): Truth<OrderUnderReview> {
  const order = orderOf(orders, subject);
  if (order === undefined || order.drug === 'other' || (drug !== 'either' && order.drug !== drug))
    return no(`the order is not for ${drug === 'either' ? 'ketamine or esketamine' : drug}`, [], 'not-applicable');
  return order.use === 'anaesthetic'
    ? no('ordered for anaesthesia, a procedure or emergency care', [], 'not-applicable')
    : yes(order, [order.source]);
}

/** The same for an order of a medicine, which says how much and how it is handed out; a service order says neither. */
export function therapyPrescription(
  orders: readonly OrderUnderReview[],
  subject: Subject,
  drug: Drug | 'either' = 'either',
): Truth<OrderUnderReview> {
  const order = therapyOrder(orders, subject, drug);
  return order.is === 'yes' && order.value.dose === undefined
    ? no('a service order names no dose and hands nothing out', [], 'not-applicable')
    : order;
}
