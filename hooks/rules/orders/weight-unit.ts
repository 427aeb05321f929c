import { verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf, no } from '../../../src/picture/index.ts';
import { orderOf } from '../../case/gate.ts';
import { isForPain, isReadAsMood, ketamineBy, ketamineTherapy, mayBeIntravenous } from '../../case/ketamine-order.ts';
import { drafts } from '../../case/order.ts';
import { orderReasons } from '../../case/order-reason.ts';
import { readings } from '../../case/shown-dose.ts';
import { byChart, type ChartedWeights, chartedWeights, mixedUpChart, mixedUpDose } from '../../case/weight-unit.ts';
import { rule } from '../../rule.ts';

/**
 * `dose-weight-unit`: the signature of pounds and kilograms mixed up. In the dose: ordered mg ÷ 0.5 mg/kg is 2.05–2.40 or
 * 0.42–0.49 times the charted weight, in an intravenous order for mood. In the chart: the latest weight is that many times
 * the one before it within 365 days, so that mg/kg looks normal. Cleared by a corrected weight or dose.
 *
 * Safer readings: the chart is looked at for every ketamine therapy order, because every dose by weight rests on it, and
 * also against the last weight of an earlier day; an order without a reason counts as for mood, one without a readable
 * route as intravenous. A dose ordered in mg/kg only says nothing of the weight it was reckoned with.
 */
export const weightUnit = rule({
  id: 'dose-weight-unit',
  plan: 'dose-weight-unit',
  title: 'Weight in the wrong unit',
  basis: 'A weight in pounds read as kilograms more than doubles a dose.',
  group: 3,
  highest: 'warning',
  needs: { drafts, chartedWeights, orderReasons },

  decide({ drafts: { orders }, chartedWeights: charted, orderReasons: reasons }, { subject, site }) {
    const draft = orderOf(orders, subject);
    const order = ketamineTherapy(draft);
    const intravenous = ketamineBy(mayBeIntravenous, draft);
    const dose = (by: ChartedWeights) =>
      intravenous.is !== 'yes' || isForPain(intravenous.value, reasons)
        ? no('not an intravenous order for mood')
        : mixedUpDose(intravenous.value, by, site.thresholds);
    const found = byChart(charted, (by) =>
      anyOf([dose(by), mixedUpChart(by, site.thresholds)], 'dose and weights fit each other'),
    );
    return verdict(allOf({ order, found }), ({ order: ordered, found: mixUps }) => ({
      facts: {
        found: mixUps,
        routeKnown: ordered.routes.length > 0,
        readAsMood: isReadAsMood(ordered, reasons),
      },
      indicator: 'warning',
    }));
  },

  card({ found, routeKnown, readAsMood }, words) {
    const [first] = found;
    const kg = first === undefined ? '' : ` (charted ${words.number(first.kg)} kg)`;
    const other = first === undefined ? '' : `${words.number(first.otherKg)} kg`;
    return {
      summary:
        first?.where === 'chart'
          ? `Latest weight fits a kg/lb mix-up${kg}, before ${other}: check the weight used`
          : `Dose fits a kg/lb mix-up${kg}: check the weight used`,
      line:
        first?.where === 'chart'
          ? `The latest weight${kg} and the one before, ${other}, differ as pounds and kilograms do`
          : `The ordered dose is 0.5 mg/kg at ${other}, which differs from the weight${kg} as pounds and kilograms do`,
      found: [
        words.entries(found.flatMap(({ weighed }) => weighed)),
        ...(first?.where === 'dose' ? readings({ routeKnown, readAsMood }) : []),
      ],
      why: 'One kilogram is 2.2 pounds: a weight in the wrong unit more than doubles a dose, or halves it.',
      options: [
        'consider weighing the patient again',
        'consider checking dose and weight',
        'continue as ordered and document the reason',
      ],
      clearedBy: 'a corrected weight, or a dose that fits the charted one',
      overrideReasons: 'OR-A',
    };
  },
});
