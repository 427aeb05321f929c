import type { Subject } from '../../../src/engine/index.ts';
import type { Index, Truth } from '../../../src/picture/index.ts';
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
  { subject, at }: { readonly subject: Subject; readonly at: Index },
): Truth<unknown> {
  if (induction.is !== 'yes') return induction;
  const { drug, range, by, state } = induction.value;
  const [from, usual] = range;
  const days = state === 'running' ? { from, to: usual >= at.today ? usual : by } : { from };
  return noSessionPlanned(hand, { bookings, drug, days }, subject, at);
}
