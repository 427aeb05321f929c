import { verdict } from '../../../src/engine/index.ts';
import { allOf, no } from '../../../src/picture/index.ts';
import { orderOf } from '../../case/gate.ts';
import { lowDose } from '../../case/ketamine-low.ts';
import { isForPain, isReadAsMood, ketamineBy, mayBeIntravenous } from '../../case/ketamine-order.ts';
import { drafts } from '../../case/order.ts';
import { orderReasons } from '../../case/order-reason.ts';
import { readings } from '../../case/shown-dose.ts';
import { weightForDose } from '../../case/weight.ts';
import { rule } from '../../rule.ts';

/**
 * `dose-ketamine-low`: an intravenous order for mood below 0.2 mg/kg is pointed out. Cleared by a dose of at least that.
 *
 * Readings: an order without a reason counts as for mood, one without a readable route as intravenous; everything that may be
 * given on one occasion counts, by the upper end of a range. Without a weight only a dose that is low for the lightest
 * plausible adult fires; the rule is information, and `ca-weight-missing` asks for the weight.
 */
export const ketamineDoseLow = rule({
  id: 'dose-ketamine-low',
  plan: 'dose-ketamine-low',
  title: 'Low ketamine dose',
  basis: 'Below the usual range an antidepressant effect is less consistent.',
  group: 3,
  highest: 'info',
  needs: { drafts, weightForDose, orderReasons },

  decide({ drafts: { orders }, weightForDose: weight, orderReasons: reasons }, { subject, site }) {
    const order = ketamineBy(mayBeIntravenous, orderOf(orders, subject));
    const low =
      order.is !== 'yes'
        ? order
        : isForPain(order.value, reasons)
          ? no('the order is for pain', [order.value.source], 'not-applicable')
          : lowDose(order.value, weight, site.thresholds);
    const limit = site.thresholds.ketamineChecks.lowPerKg;
    return verdict(allOf({ order, low }), ({ order: draft, low: facts }) => ({
      facts: {
        ...facts,
        limit,
        routeKnown: draft.routes.length > 0,
        readAsMood: isReadAsMood(draft, reasons),
      },
      indicator: 'info',
    }));
  },

  card({ perKg, mg, weighed, limit, routeKnown, readAsMood }, words) {
    const amount = perKg === undefined ? 'a dose' : `${words.number(perKg, 3)} mg/kg`;
    return {
      summary: `Ordered ${amount} below ${limit} mg/kg: the usual dose for mood is 0.5 mg/kg`,
      line: `The draft order asks for ${amount}, below ${limit} mg/kg`,
      found: [
        `Dose of the draft order: ${mg === undefined ? amount : `${words.number(mg, 2)} mg`}`,
        ...(weighed ? [words.entry(weighed)] : []),
        ...(perKg === undefined ? ['No plausible adult weight brings it to the usual dose'] : []),
        ...readings({ routeKnown, readAsMood }),
      ],
      why: 'Below the usual 0.5 mg/kg; lower doses were less consistent in dose-finding work, though some respond.',
      options: ['consider checking dose, unit and weight', 'no change: document the reason'],
      clearedBy: `a dose of ${limit} mg/kg or more`,
      overrideReasons: 'OR-C',
    };
  },
});
