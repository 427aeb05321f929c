import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { orderOf } from '../../case/gate.ts';
import { highDayByMouth } from '../../case/ketamine-oral.ts';
import { isByMouth, ketamineBy } from '../../case/ketamine-order.ts';
import { drafts } from '../../case/order.ts';
import { byWeights, validWeight, weightForDose } from '../../case/weight.ts';
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
  basis: 'Evidence by mouth is thin, how much is absorbed varies, and the limit was chosen for this service.',
  group: 3,
  highest: 'warning',
  needs: { drafts, weightForDose, validWeight },

  decide({ drafts: { orders }, ...weights }, { subject, site }) {
    const order = ketamineBy(isByMouth, orderOf(orders, subject));
    const limit = site.thresholds.ketamineChecks.oralMgDay;
    const high =
      order.is === 'yes' ? byWeights(weights, (weight) => highDayByMouth(order.value, weight, limit)) : order;
    return verdict(allOf({ order, high }), ({ high: mg }) => ({ facts: { mg, limit }, indicator: 'warning' }));
  },

  card({ mg, limit }, words) {
    const amount = `${words.number(mg)} mg`;
    return {
      summary: `Ketamine ${amount} by mouth on a day of use: above ${limit} mg a day`,
      line: `The draft order comes to ${amount} a day by mouth on a day of use, above ${limit} mg`,
      found: [`Daily amount of the draft order: ${amount} or more on a day of use`],
      why: `Bioavailability by mouth is about 20–25 %, and varies. The limit of ${limit} mg a day was chosen for this service; oral evidence is thin.`,
      options: [
        'consider checking dose, unit and frequency',
        'consider a lower daily amount',
        'continue as ordered and document the reason',
      ],
      clearedBy: `${limit} mg a day or less`,
      cites: ['S30c', 'X'],
      overrideReasons: 'OR-B',
    };
  },
});
