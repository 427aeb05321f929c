import type { Subject } from '../../../src/engine/index.ts';
import { addDays } from '../../../src/fhir/plain-date.ts';
import type { Index, Truth } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import { type AtHand, noSessionPlanned } from './at-hand.ts';
import type { Bookings } from './bookings.ts';
import type { InductionNow } from './induction-now.ts';

/**
 * Is the next session of the series not planned yet: in its usual range, once that is over before it is late, and once it
 * is late at any time?
 */
export function inductionUnplanned(
  induction: Truth<InductionNow>,
  { hand, bookings }: { readonly hand: AtHand; readonly bookings: Bookings },
  { subject, at, limits }: { readonly subject: Subject; readonly at: Index; readonly limits: Thresholds['timing'] },
): Truth<unknown> {
  if (induction.is !== 'yes') return induction;
  const { drug, range, last, state } = induction.value;
  const [from, usual] = range;
  const to = usual >= at.today ? usual : addDays(last, limits.lateAfterDays);
  const days = state === 'running' ? { from, to } : { from };
  return noSessionPlanned(hand, { bookings, drug, days }, subject, at);
}
