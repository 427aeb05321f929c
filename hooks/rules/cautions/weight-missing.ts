import { verdict } from '../../../src/engine/index.ts';
import { allOf, known, no, not, type Truth } from '../../../src/picture/index.ts';
import { dosing, oneDrug } from '../../case/dosing.ts';
import { isByWeight, mayBeInjected } from '../../case/injection.ts';
import type { OrderUnderReview } from '../../case/order.ts';
import { weightForDose } from '../../case/weight.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-weight-missing`: no valid weight in the last 90 days [X] when a ketamine therapy order is signed that is written by
 * weight, or is for a vein, a muscle or under the skin. Only orders are asked about. Cleared by a new weight. Also stands
 * for the checklist item "weight" (`mon-weight`).
 *
 * Safer readings: an order without a readable route is read as intravenous, and so is a service order for ketamine. A
 * weight that could not be read, and may be the latest, leaves it open: it is neither there nor missing.
 */
export const weightMissing = rule({
  id: 'ca-weight-missing',
  plan: 'ca-weight-missing',
  title: 'Weight missing or old',
  basis: 'A dose by weight is only as right as the weight.',
  group: 2,
  highest: 'warning',
  needs: { dosing, weightForDose },

  decide({ dosing, weightForDose: weight }, { subject, site }) {
    const { days } = site.thresholds.weight;
    const statement = allOf({
      order: orderNeedingWeight(oneDrug(dosing, subject, 'ketamine')),
      missing: not(
        known(weight, `no weight in the last ${days} days`),
        `a weight of the last ${days} days is on record`,
      ),
    });
    return verdict(statement, ({ order: { byWeight } }) => ({ facts: { byWeight, days }, indicator: 'warning' }));
  },

  card: ({ byWeight, days }) => ({
    summary: `No weight in ${days} days: needed ${byWeight ? 'for a mg/kg ketamine order' : 'to check the dose of injected ketamine'}`,
    line: `No usable weight in the last ${days} days, and the draft order ${byWeight ? 'is written by weight' : 'is for an injection or infusion'}`,
    found: [`No usable weight in the last ${days} days`],
    why: 'Doses of injected ketamine are reckoned by weight; without one a dose check has to rest on limits in mg.',
    options: [
      'consider measuring the weight before the dose',
      'consider a note of the weight the dose was reckoned with',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a weight recorded in a known unit',
    overrideReasons: 'OR-B',
  }),
});

function orderNeedingWeight(concerned: Truth<OrderUnderReview | undefined>): Truth<{ readonly byWeight: boolean }> {
  if (concerned.is !== 'yes') return concerned;
  const { value: order } = concerned;
  if (order === undefined) return no('asked only about orders', undefined, 'not-applicable');
  const byWeight = isByWeight(order);
  if (!byWeight && !mayBeInjected(order))
    return no('the order is neither by weight nor for an injection or infusion', undefined, 'not-applicable');
  return { ...concerned, value: { byWeight }, because: [order.source] };
}
