import type { Subject } from '../../src/engine/index.ts';
import { no, type Truth, yes } from '../../src/picture/index.ts';
import type { OrderUnderReview } from './order.ts';

/** The draft a rule is asked about; none where it is asked about the patient as a whole. */
export function orderOf(orders: readonly OrderUnderReview[], subject: Subject): OrderUnderReview | undefined {
  return subject.kind === 'order' ? orders.find((order) => order.key === subject.key) : undefined;
}

/**
 * Does a rule of scope "ketamine or esketamine, any use" concern this subject? Always where it is asked about the patient
 * or a visit: there the service decides whom it reviews and how loud it may be.
 */
export function eitherDrug(orders: readonly OrderUnderReview[], subject: Subject): Truth<OrderUnderReview | undefined> {
  const order = orderOf(orders, subject);
  if (subject.kind !== 'order') return yes(undefined);
  return order === undefined || order.drug === 'other'
    ? no('the order is for neither ketamine nor esketamine', [], 'not-applicable')
    : yes(order);
}

/** As `eitherDrug`, for rules that do not speak in anaesthesia, procedures and emergency care (scope KE, not ALL). */
export function eitherDrugAsTherapy(
  orders: readonly OrderUnderReview[],
  subject: Subject,
): Truth<OrderUnderReview | undefined> {
  const concerned = eitherDrug(orders, subject);
  return concerned.is === 'yes' && concerned.value?.use === 'anaesthetic'
    ? no('ordered for anaesthesia, a procedure or emergency care', [], 'not-applicable')
    : concerned;
}
