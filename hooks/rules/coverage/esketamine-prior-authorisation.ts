import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { coverageNow } from '../../case/coverage.ts';
import { drafts } from '../../case/order.ts';
import { therapyOrder } from '../../case/therapy-order.ts';
import { rule } from '../../rule.ts';

/**
 * `cov-esketamine-pa`: an order for esketamine as therapy while a coverage is active: what payers usually ask for. Plans
 * differ, and nothing of the patient is compared with it. Without active coverage it is silent (`cov-unknown`).
 *
 * Coverage is neutral: it changes no order and no clinical card (`cov-neutral`).
 */
export const esketaminePriorAuthorisation = rule({
  id: 'cov-esketamine-pa',
  plan: 'cov-esketamine-pa',
  title: 'Prior authorisation of esketamine',
  basis: 'Knowing what is usually asked for saves the patient a delay.',
  group: 6,
  highest: 'info',
  needs: { drafts, coverageNow },

  decide({ drafts: { orders }, coverageNow: coverage }, { subject }) {
    const statement = allOf({ order: therapyOrder(orders, subject, 'esketamine'), coverage });
    return verdict(statement, ({ coverage: active }) => ({ facts: { active }, indicator: 'info' }));
  },

  card: ({ active }, words) => ({
    summary: 'Esketamine usually needs prior authorisation: commonly requested items listed',
    line: 'Esketamine is ordered and a coverage is active: prior authorisation is usual',
    found: active.map(words.entry),
    why: 'Criteria differ between plans; check the plan. Supervised visits and monitoring may be billed apart: ask the plan.',
    options: [
      'consider having ready: age 18 or over, major depression, 2 or more antidepressants (often of different classes, 4–8 weeks or more each) with a baseline score',
      'consider having ready: psychiatrist involvement, REMS site, PDMP check; some plans ask for augmentation, or 25 % improvement or less; re-authorisation for a response',
      'no change: document the reason',
    ],
    overrideReasons: 'OR-C',
  }),
});
