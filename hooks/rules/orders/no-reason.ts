import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, yes } from '../../../src/picture/index.ts';
import { drafts } from '../../case/order.ts';
import { orderGrounds } from '../../case/order-grounds.ts';
import { therapyOrder } from '../../case/therapy-order.ts';
import { rule } from '../../rule.ts';

/**
 * `ord-no-reason`: a therapy order that names no reason: no code, no words, no reference. Only a line on a card of the
 * order review that exists for another reason [X]. Rules bound to an indication then use the reason of
 * the visit, and without one read the order as for mood.
 */
export const noReason = rule({
  id: 'ord-no-reason',
  plan: 'ord-no-reason',
  title: 'Order without a reason',
  basis: 'Indication-bound checks need the reason of the order.',
  group: 3,
  highest: 'info',
  lineOnly: true,
  needs: { drafts, orderGrounds },

  decide({ drafts: { orders }, orderGrounds: of }, { subject }) {
    const statement = allOf({
      order: therapyOrder(orders, subject),
      none: of.get(subject.key)?.given ? no('the order names a reason') : yes(undefined),
    });
    return verdict(statement, ({ order: { drug } }) => ({ facts: { drug }, indicator: 'info' }));
  },

  card: ({ drug }) => ({
    summary: `No reason on the draft order for ${drug}`,
    line: `No reason on the draft order for ${drug}: checks bound to an indication use the reason of the visit, or else read it as for mood`,
    found: [`Draft order for ${drug} without reason code or reference`],
    why: 'Checks bound to an indication can be more exact with the reason of the order.',
    options: ['consider adding the reason', 'continue as ordered and document the reason'],
    overrideReasons: 'OR-C',
  }),
});
