import { verdict } from '../../../src/engine/index.ts';
import { allOf, no } from '../../../src/picture/index.ts';
import { drafts } from '../../case/order.ts';
import { duplicates } from '../../case/same-order.ts';
import { therapyPrescription } from '../../case/therapy-order.ts';
import { rule } from '../../rule.ts';

/**
 * `dose-order-duplicate`: another draft or active order of the same product for the same calendar day, or two repeating
 * orders that overlap by more than a day [X]. A course written as single-day orders is normal and silent.
 *
 * Safer readings: an order that plans no day is for the day it is signed; a repeating order without an end goes on; a
 * route that is not recorded may be the same one. An active order without any date leaves it open.
 */
export const orderDuplicate = rule({
  id: 'dose-order-duplicate',
  plan: 'dose-order-duplicate',
  title: 'Duplicate order',
  basis: 'Two orders for one session can become two doses.',
  group: 3,
  highest: 'warning',
  needs: { drafts, duplicates },

  decide({ drafts: { orders }, duplicates: of }, { subject }) {
    const order = therapyPrescription(orders, subject);
    const twice = of.get(subject.key) ?? no('not an order of a medicine', [], 'not-applicable');
    return verdict(allOf({ order, twice }), ({ order: { drug }, twice: { why, day, from } }) => ({
      facts: { drug, why, ...(day !== undefined && { day }), from },
      indicator: 'warning',
    }));
  },

  card({ drug, why, day, from }, words) {
    const when = why === 'overlap' ? 'repeating at the same time' : `for ${words.date(day)}`;
    return {
      summary: `Two orders for ${drug} ${when}: confirm that both are intended`,
      line: `Two orders for ${drug} ${when}: ${words.entries(from)}`,
      found: from.map(words.entry),
      why: 'Two orders of the same product for the same time can be given twice.',
      options: [
        'consider ending the order that is no longer intended',
        'consider another day',
        'continue as ordered and document the reason',
      ],
      clearedBy: 'one order for each day',
      overrideReasons: 'OR-B',
    };
  },
});
