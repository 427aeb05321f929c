import { verdict } from '../../../src/engine/index.ts';
import { allOf, no } from '../../../src/picture/index.ts';
import { coverageNow } from '../../case/coverage.ts';
import { mayBeIntravenous } from '../../case/ketamine-order.ts';
import { drafts } from '../../case/order.ts';
import { therapyOrder } from '../../case/therapy-order.ts';
import { rule } from '../../rule.ts';

/**
 * `cov-iv-ketamine`: an order for intravenous ketamine as therapy while a coverage is active: the use is off-label and
 * plans differ. No price and no estimate is ever shown. Without active coverage it is silent (`cov-unknown`). An order
 * without a readable route is read as intravenous.
 *
 * Coverage is neutral: it changes no order and no clinical card (`cov-neutral`).
 */
export const intravenousKetamine = rule({
  id: 'cov-iv-ketamine',
  plan: 'cov-iv-ketamine',
  title: 'Coverage of intravenous ketamine',
  basis: 'Off-label use is often not covered; the patient should hear of it before the first session.',
  group: 6,
  highest: 'info',
  needs: { drafts, coverageNow },

  decide({ drafts: { orders }, coverageNow: coverage }, { subject }) {
    const order = therapyOrder(orders, subject, 'ketamine');
    const other = no('by another route', [], 'not-applicable');
    const statement = allOf({
      order: order.is === 'yes' && !mayBeIntravenous(order.value.routes) ? other : order,
      coverage,
    });
    return verdict(statement, ({ coverage: active }) => ({ facts: { active }, indicator: 'info' }));
  },

  card: ({ active }, words) => ({
    summary: 'IV ketamine for this use is off-label; coverage varies by plan',
    line: 'Intravenous ketamine for psychiatric or pain use is off-label; coverage varies by plan',
    found: active.map(words.entry),
    why: 'Many plans do not cover it or decide case by case; many clinics are self-pay. Supervised visits and monitoring may be billed apart: ask the plan.',
    options: ['consider asking the plan before the session', 'no change: document the reason'],
    overrideReasons: 'OR-C',
  }),
});
