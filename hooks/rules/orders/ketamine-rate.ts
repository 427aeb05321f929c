import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { orderOf } from '../../case/gate.ts';
import { isForPain, isReadAsMood, ketamineBy, mayBeIntravenous } from '../../case/ketamine-order.ts';
import { wrongSpeed } from '../../case/ketamine-rate.ts';
import { drafts, type OrderUnderReview } from '../../case/order.ts';
import { orderReasons } from '../../case/order-reason.ts';
import { orderSetting } from '../../case/outpatient.ts';
import { readings, withoutWeight } from '../../case/shown-dose.ts';
import { shownSpeed } from '../../case/shown-speed.ts';
import { type DoseWeights, graverByWeights, validWeight, weightForDose } from '../../case/weight.ts';
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
  needs: { drafts, weightForDose, validWeight, orderReasons, orderSetting },

  decide({ drafts: { orders }, orderReasons: reasons, orderSetting: at, ...weights }, { subject, site }) {
    const order = ketamineBy(mayBeIntravenous, orderOf(orders, subject));
    const judge = (draft: OrderUnderReview, weight: DoseWeights['validWeight']) =>
      wrongSpeed(draft, { weight, forPain: isForPain(draft, reasons), ...at }, site.thresholds);
    const speed = order.is === 'yes' ? graverByWeights(weights, (weight) => judge(order.value, weight)) : order;
    return verdict(allOf({ order, speed }), ({ order: draft, speed: worst }) => ({
      facts: {
        speed: worst,
        days: site.thresholds.weight.days,
        top: site.thresholds.ketamineChecks.criticalPerKgHour,
        routeKnown: draft.routes.length > 0,
        readAsMood: isReadAsMood(draft, reasons),
      },
      indicator: worst.critical ? 'critical' : 'warning',
    }));
  },

  card({ speed, days, top, routeKnown, readAsMood }, words) {
    const { kind, critical, amount } = speed;
    const { what, says } = shownSpeed(speed, top, words);
    return {
      summary: `${what}: ${says}`,
      line: `The draft order asks for: ${what}; ${says}`,
      found: [
        `Time and speed of the draft order: ${what}`,
        ...(amount?.weighed ? [words.entry(amount.weighed)] : []),
        ...(amount ? withoutWeight(amount, days, kind === 'fast' ? '/h' : '') : []),
        ...readings({ routeKnown, readAsMood: kind === 'short' && readAsMood }),
      ],
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
      cites: kind === 'short' ? ['S20', 'S22'] : ['S16'],
      overrideReasons: critical ? 'OR-A' : 'OR-B',
    };
  },
});
