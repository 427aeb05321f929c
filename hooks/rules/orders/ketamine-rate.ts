import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { orderOf } from '../../case/gate.ts';
import { isForPain, ketamineBy, mayBeIntravenous } from '../../case/ketamine-order.ts';
import { wrongSpeed } from '../../case/ketamine-rate.ts';
import { drafts, type OrderUnderReview } from '../../case/order.ts';
import { orderReasons } from '../../case/order-reason.ts';
import { orderSetting } from '../../case/outpatient.ts';
import { shownDose } from '../../case/shown-dose.ts';
import { weightForDose } from '../../case/weight.ts';
import { rule } from '../../rule.ts';

/**
 * `dose-ketamine-rate`: an infusion for mood of less than 30 minutes, or one of more than 120 minutes above 1 mg/kg/h outside
 * intensive care (class ACUTE or the site map `intensive-care`), is a warning; less than 5 minutes above 0.35 mg/kg, or more
 * than 120 minutes above 2 mg/kg/h wherever the patient is, is critical.
 *
 * Safer readings: without a readable route an order is intravenous, without a reason it is for mood, without a known visit
 * it is outside intensive care. A speed without a time is judged as a long infusion. A dose without any time cannot be told
 * from a bolus: unknown, unless it is for pain and small enough to be one. Without a weight the limits become mg as in
 * `hooks/case/dose-limit.ts`.
 */
export const ketamineRate = rule({
  id: 'dose-ketamine-rate',
  plan: 'dose-ketamine-rate',
  title: 'Ketamine infusion time and speed',
  basis: 'Fast administration brings apnoea, blood-pressure peaks and strong dissociation.',
  group: 3,
  highest: 'critical',
  neverSuppressed: true,
  needs: { drafts, weightForDose, orderReasons, orderSetting },

  decide({ drafts: { orders }, weightForDose: weight, orderReasons: reasons, orderSetting: at }, { subject, site }) {
    const order = ketamineBy(mayBeIntravenous, orderOf(orders, subject));
    const of = (draft: OrderUnderReview) => ({ weight, forPain: isForPain(draft, reasons), ...at });
    const speed = order.is === 'yes' ? wrongSpeed(order.value, of(order.value), site.thresholds) : order;
    return verdict(allOf({ order, speed }), ({ speed: facts }) => ({
      facts,
      indicator: facts.critical ? 'critical' : 'warning',
    }));
  },

  card({ kind, critical, minutes, amount }, words) {
    const time = minutes === undefined ? 'without a stated time' : `in ${words.number(minutes)} min`;
    const speed = amount && shownDose(amount, words, kind === 'fast' ? '/h' : '');
    const what = { bolus: `${speed} ${time}`, short: `Infusion ${time}`, fast: `${speed} ${time}` }[kind];
    const says = {
      bolus: 'faster than a bolus of this size is given without intensive monitoring',
      short: 'the usual infusion for mood takes 40 min',
      fast: 'faster than a long infusion runs outside intensive care',
    }[kind];
    return {
      summary: `${what}: ${says}`,
      line: `The draft order asks for: ${what}; ${says}`,
      found: [`Time and speed of the draft order: ${what}`, ...(amount?.weighed ? [words.entry(amount.weighed)] : [])],
      why:
        kind === 'short'
          ? 'Trials for mood gave the dose over 40 minutes.'
          : 'Guidelines give boluses up to 0.35 mg/kg and infusions up to 1 mg/kg/h without intensive monitoring.',
      options: [
        'consider checking dose, time and unit',
        'consider a longer or slower infusion',
        'continue as ordered and document the reason',
      ],
      clearedBy: 'a time and a speed within the usual range',
      overrideReasons: critical ? 'OR-A' : 'OR-B',
    };
  },
});
