import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { orderOf } from '../../case/gate.ts';
import { highDose } from '../../case/ketamine-dose.ts';
import { isForPain, ketamineBy, mayBeIntravenous } from '../../case/ketamine-order.ts';
import { drafts } from '../../case/order.ts';
import { orderReasons } from '../../case/order-reason.ts';
import { shownDose, withoutWeight } from '../../case/shown-dose.ts';
import { graverByWeights, validWeight, weightForDose } from '../../case/weight.ts';
import { rule } from '../../rule.ts';

/**
 * `dose-ketamine-high`: one intravenous therapy dose above 1.0 mg/kg is a warning, above 2.0 mg/kg critical (the label's
 * anaesthetic range is 1–4.5 mg/kg); without a weight of the last 90 days above 120 mg and 250 mg [X]. Infusions planned
 * for more than 120 minutes are judged by their speed (`dose-ketamine-rate`). The use of an order never follows from its
 * dose: a tenfold error must not pass as anaesthesia.
 *
 * Safer readings: an order without a readable route is read as intravenous; instructions that may be meant for one occasion
 * are added up; a service order names no dose and is not checked. More in `hooks/case/ketamine-dose.ts` and `dose-limit.ts`.
 */
export const ketamineDoseHigh = rule({
  id: 'dose-ketamine-high',
  plan: 'dose-ketamine-high',
  title: 'High ketamine dose',
  basis: 'Above the therapy range sedation, apnoea and blood-pressure rise become likely.',
  group: 3,
  highest: 'critical',
  neverSuppressed: true,
  needs: { drafts, weightForDose, validWeight, orderReasons },

  decide({ drafts: { orders }, orderReasons: reasons, ...weights }, { subject, site: { thresholds } }) {
    const order = ketamineBy(mayBeIntravenous, orderOf(orders, subject));
    const high =
      order.is === 'yes'
        ? graverByWeights(weights, (weight) =>
            highDose(order.value, weight, isForPain(order.value, reasons), thresholds),
          )
        : order;
    return verdict(allOf({ order, high }), ({ order: { routes, dose: ordered }, high: dose }) => ({
      facts: {
        dose,
        several: (ordered?.steps ?? []).length > 1,
        routeKnown: routes.length > 0,
        limits: thresholds.ketamineDose,
        days: thresholds.weight.days,
      },
      indicator: dose.critical ? 'critical' : 'warning',
    }));
  },

  card({ dose, several, routeKnown, limits, days }, words) {
    const { critical, mg, mixed, weighed, limitMg } = dose;
    const ordered = shownDose(dose, words);
    const perKg = `${critical ? limits.criticalPerKg : limits.warningPerKg} mg/kg`;
    const limit = limitMg === undefined ? perKg : `${perKg} (${words.number(limitMg)} mg without a weight)`;
    return {
      summary: `Ordered ${ordered}: above the usual therapy range`,
      line: `The draft order asks for ${ordered} on one occasion; the limit is ${limit}`,
      found: [
        `Dose of the draft order: ${mg === undefined || mixed ? ordered : `${words.number(mg, 2)} mg`}`,
        ...(weighed ? [words.entry(weighed)] : []),
        ...(several ? ['Instructions of the draft order: added up, for want of days of their own'] : []),
        ...withoutWeight(dose, days),
        ...(routeKnown ? [] : ['No readable route on the order: read as intravenous']),
      ],
      why: critical
        ? 'Anaesthetic range: the label gives 1–4.5 mg/kg for intravenous induction. Usual therapy is 0.5 mg/kg, up to 0.75–1.0 mg/kg.'
        : 'Usual intravenous therapy is 0.5 mg/kg, up to 0.75–1.0 mg/kg; the label gives 1–4.5 mg/kg for anaesthetic induction.',
      options: [
        'consider checking dose, unit and weight',
        'consider a dose within the usual range',
        'continue as ordered and document the reason',
      ],
      clearedBy: 'a dose within the usual range, or a corrected weight',
      overrideReasons: critical ? 'OR-A' : 'OR-B',
    };
  },
});
