import { dayOf, instantRange } from '../../src/fhir/dates.ts';
import type { Index, PlainDate } from '../../src/picture/index.ts';
import type { OrderUnderReview } from './order.ts';

/** When an order can first be given, in epoch ms: the earliest and the latest moment it may mean. */
export interface OrderTime {
  readonly from: number;
  readonly to: number;
  /** The calendar day of the earliest. */
  readonly day: PlainDate;
}

/**
 * The planned first administration; without one, the moment of asking (knowledge 0.1). A planned day without a time
 * lasts from its first moment that is still to come to its end.
 */
export function orderTime({ plannedFor }: Pick<OrderUnderReview, 'plannedFor'>, at: Index): OrderTime {
  const now = at.instant.getTime();
  if (plannedFor === undefined) return { from: now, to: now, day: at.today };
  const range = instantRange(plannedFor, at.zone);
  const last = range.to - 1;
  const from = Math.max(range.from, Math.min(now, last));
  return { from, to: last, day: dayOf(from, at.zone) };
}
