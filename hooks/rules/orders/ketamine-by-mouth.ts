import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { orderOf } from '../../case/gate.ts';
import { highDayByMouth } from '../../case/ketamine-oral.ts';
import { isByMouth, ketamineBy } from '../../case/ketamine-order.ts';
import { drafts } from '../../case/order.ts';
import { weightForDose } from '../../case/weight.ts';
import { rule } from '../../rule.ts';

/**
 * `dose-ketamine-oral`: oral, sublingual or buccal ketamine above 150 mg a day is a warning. Cleared by a lower daily
 * amount. Use without supervision is `ord-compounded-home` alone.
 *
 * Safer readings: on a day on which it is taken at least one dose counts, also where it is taken weekly; as-needed use counts
 * by the most allowed; without a frequency one dose above the limit fires, and a smaller one is unknown.
 */
export const ketamineByMouth = rule({
  id: 'dose-ketamine-oral',
  plan: 'dose-ketamine-oral',
  title: 'Ketamine by mouth',
  basis: 'Above the doses studied by mouth little is known, and the effect of a bite or a swallow differs.',
  group: 3,
  highest: 'warning',
  needs: { drafts, weightForDose },

  decide({ drafts: { orders }, weightForDose: weight }, { subject, site }) {
    const order = ketamineBy(isByMouth, orderOf(orders, subject));
    const limit = site.thresholds.ketamineChecks.oralMgDay;
    const high = order.is === 'yes' ? highDayByMouth(order.value, weight, limit) : order;
    return verdict(allOf({ order, high }), ({ high: mg }) => ({ facts: { mg, limit }, indicator: 'warning' }));
  },

  card({ mg, limit }, words) {
    const amount = `${words.number(mg)} mg`;
    return {
      summary: `Ketamine ${amount} a day by mouth: above ${limit} mg a day`,
      line: `The draft order comes to ${amount} a day by mouth, above ${limit} mg`,
      found: [`Daily amount of the draft order: ${amount} or more`],
      why: 'Bioavailability by mouth is about 20–25 %, and varies; higher daily amounts are outside what was studied.',
      options: [
        'consider checking dose, unit and frequency',
        'consider a lower daily amount',
        'continue as ordered and document the reason',
      ],
      clearedBy: `${limit} mg a day or less`,
      overrideReasons: 'OR-B',
    };
  },
});
