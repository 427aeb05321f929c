import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, type Truth, yes } from '../../../src/picture/index.ts';
import { orderOf } from '../../case/gate.ts';
import { highDose, mayBeIntravenous } from '../../case/ketamine-dose.ts';
import { drafts, type OrderUnderReview } from '../../case/order.ts';
import { routeNames } from '../../case/route.ts';
import { weightForDose } from '../../case/weight.ts';
import { rule } from '../../rule.ts';

/**
 * `dose-ketamine-high`: one intravenous therapy dose above 1.0 mg/kg is a warning, above 2.0 mg/kg critical (the label's
 * anaesthetic range is 1–4.5 mg/kg); without a weight of the last 90 days above 120 mg and 250 mg [X]. Infusions planned
 * for more than 120 minutes are judged by their speed (`dose-ketamine-rate`). The use of an order never follows from its
 * dose: a tenfold error must not pass as anaesthesia.
 *
 * Safer readings: an order without a readable route is read as intravenous; a service order names no dose and is not
 * checked. More of them in `hooks/case/ketamine-dose.ts`.
 */
export const ketamineDoseHigh = rule({
  id: 'dose-ketamine-high',
  plan: 'dose-ketamine-high',
  title: 'High ketamine dose',
  basis: 'Above the therapy range sedation, apnoea and blood-pressure rise become likely.',
  group: 3,
  highest: 'critical',
  neverSuppressed: true,
  needs: { drafts, weightForDose },

  decide({ drafts: { orders }, weightForDose: weight }, { subject, site }) {
    const order = intravenousTherapy(orderOf(orders, subject));
    const high = order.is === 'yes' ? highDose(order.value, weight, site.thresholds) : order;
    const statement = allOf({ order, high });
    return verdict(statement, ({ order: { routes }, high: dose }) => ({
      facts: { dose, routeKnown: routes.length > 0, limits: site.thresholds.ketamineDose },
      indicator: dose.critical ? 'critical' : 'warning',
    }));
  },

  card({ dose: { critical, mg, perKg, kg, weighed }, routeKnown, limits }, words) {
    const amount = mg === undefined ? '' : `${words.number(mg, 2)} mg`;
    const ordered = perKg === undefined ? amount : `${words.number(perKg, 2)} mg/kg`;
    const at = kg === undefined ? '' : ` at ${words.number(kg)} kg`;
    const how = perKg === undefined ? ', no weight found' : amount === '' ? '' : ` (${amount}${at})`;
    return {
      summary: `Ordered ${ordered}${how}: above the usual therapy range`,
      line: `The draft order asks for ${ordered}${how}; above ${perKg === undefined ? `${critical ? limits.criticalMg : limits.warningMg} mg` : `${critical ? limits.criticalPerKg : limits.warningPerKg} mg/kg`} in one dose`,
      found: [
        ...(amount ? [`Dose of the draft order: ${amount}`] : [`Dose of the draft order: ${ordered}`]),
        ...(weighed ? [words.entry(weighed)] : []),
        ...(perKg === undefined ? ['No usable weight in the last 90 days: the limits in mg were applied'] : []),
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

function intravenousTherapy(order: OrderUnderReview | undefined): Truth<OrderUnderReview> {
  if (order?.drug !== 'ketamine') return no('the order is not for ketamine', [], 'not-applicable');
  if (order.use === 'anaesthetic')
    return no('ordered for anaesthesia, a procedure or emergency care', [], 'not-applicable');
  if (order.dose === undefined) return no('a service order names no dose', [], 'not-applicable');
  const [route] = order.routes;
  if (route === undefined || order.stepRoutes.some(mayBeIntravenous)) return yes(order, [order.source]);
  return no(
    `the route is ${routeNames[route]}; this check is for intravenous orders`,
    [order.source],
    'not-applicable',
  );
}
