import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import { orderOf } from '../../case/gate.ts';
import { ketamineBy, mayBeIntravenous } from '../../case/ketamine-order.ts';
import { drafts } from '../../case/order.ts';
import { type OrderReason, orderReasons } from '../../case/order-reason.ts';
import { orderSetting } from '../../case/outpatient.ts';
import { fastForPain } from '../../case/pain-speed.ts';
import { byWeights, validWeight, weightForDose } from '../../case/weight.ts';
import { rule } from '../../rule.ts';

/**
 * `dose-ketamine-total-pain`: an outpatient order for an intravenous infusion for pain of more than 25 mg/h asks for
 * confirmation by the pain team. Cleared by a lower speed, an inpatient setting, or another reason.
 *
 * Readings: the reason has to be coded; an order that is not known to be for a ward counts as outpatient; the speed is that
 * of the fastest instruction, from its rate or its dose and time.
 */
export const ketaminePainSpeed = rule({
  id: 'dose-ketamine-total-pain',
  plan: 'dose-ketamine-total-pain',
  title: 'Speed of an outpatient infusion for pain',
  basis: 'The outpatient trial stayed below this speed.',
  group: 3,
  highest: 'info',
  needs: { drafts, weightForDose, validWeight, orderReasons, orderSetting },

  decide({ drafts: { orders }, orderReasons: reasons, orderSetting: at, ...weights }, { subject, site }) {
    const order = ketamineBy(mayBeIntravenous, orderOf(orders, subject));
    const limit = site.thresholds.ketamineChecks.painMgHour;
    const outpatient =
      order.is === 'yes' && at.isInpatient(order.value) ? no('not an outpatient order', [], 'not-applicable') : order;
    const forPain = order.is === 'yes' ? isPain(reasons.get(order.value.key)) : order;
    const speed =
      order.is === 'yes' ? byWeights(weights, (weight) => fastForPain(order.value, weight, site.thresholds)) : order;
    return verdict(allOf({ order, forPain, outpatient, speed }), ({ order: draft, speed: mgHour }) => ({
      facts: { mgHour, limit, outpatient: at.isOutpatient(draft) },
      indicator: 'info',
    }));
  },

  card({ mgHour, limit, outpatient }, words) {
    const speed = `${words.number(mgHour)} mg/h`;
    return {
      summary: `${outpatient ? 'Outpatient pain' : 'Pain'} infusion of ${speed}, above ${limit} mg/h: consider confirming with the pain team`,
      line: `The draft order for pain asks for ${speed}, above ${limit} mg/h, and is not marked as inpatient`,
      found: [
        `Speed of the draft order: ${speed}`,
        ...(outpatient ? [] : ['No setting recorded: read as an outpatient order']),
      ],
      why: 'An outpatient trial in complex regional pain syndrome was capped at 0.35 mg/kg/h and 25 mg/h.',
      options: ['consider confirming the speed with the pain team', 'no change: document the reason'],
      clearedBy: `a speed of ${limit} mg/h or less, or an inpatient order`,
      overrideReasons: 'OR-C',
    };
  },
});

function isPain(reason: OrderReason | undefined): Truth {
  if (reason?.pain === true) return yes(undefined);
  return reason?.unread ? unknown(reason.unread) : no('the order is not for pain', [], 'not-applicable');
}
