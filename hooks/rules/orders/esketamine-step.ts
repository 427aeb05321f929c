import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, type Truth, yes } from '../../../src/picture/index.ts';
import { offLabelStep } from '../../case/esketamine-dose.ts';
import { orderOf } from '../../case/gate.ts';
import { drafts, type OrderUnderReview } from '../../case/order.ts';
import { routeNames } from '../../case/route.ts';
import { rule } from '../../rule.ts';

/**
 * `dose-esketamine-step`: an esketamine dose that is not 28, 56 or 84 mg is a warning; more than 84 mg, or any route but
 * the nose, is critical. 28 mg is the EU starting dose from 65 years on and no US treatment dose (`dose-esketamine-28`).
 *
 * Safer readings: a nasal product is therapy whatever the visit; without a route it is read as nasal, and one in unknown words
 * or codes is unknown; several instructions are checked one by one, and what those of one occasion come to; a dose that
 * cannot be read is unknown, unless the route alone decides.
 */
export const esketamineStep = rule({
  id: 'dose-esketamine-step',
  plan: 'dose-esketamine-step',
  title: 'Esketamine dose',
  basis: 'The label knows fixed nasal doses only.',
  group: 3,
  highest: 'critical',
  neverSuppressed: true,
  needs: { drafts },

  decide({ drafts: { orders } }, { subject }) {
    const order = orderOf(orders, subject);
    const concerned = isTherapy(order);
    const step = concerned.is === 'yes' ? offLabelStep(concerned.value) : concerned;
    return verdict(allOf({ concerned, step }), ({ step: facts }) => ({
      facts,
      indicator: facts.critical ? 'critical' : 'warning',
    }));
  },

  card({ critical, mg, byWeight, added, wrongRoute }, words) {
    const amount = mg === undefined ? (byWeight ? ' by body weight' : '') : ` ${words.number(mg, 2)} mg`;
    const route = wrongRoute === undefined ? '' : `, route ${routeNames[wrongRoute]}`;
    return {
      summary: `Esketamine${amount}${route}: labelled treatment doses are nasal, 56 and 84 mg (28 mg: EU, age 65+)`,
      line: `The draft order is for esketamine${amount}${route}`,
      found: [
        `Dose and route of the draft order: esketamine${amount || ' (dose not readable)'}${route}`,
        ...(added ? ['Instructions of the draft order: those that may be meant for one occasion are added up'] : []),
      ],
      why: 'The label states nasal doses of 56 mg and 84 mg, given under supervision; the EU label adds 28 mg from 65 years on.',
      options: [
        'consider checking dose, unit and route',
        'consider a labelled dose',
        'continue as ordered and document the reason',
      ],
      clearedBy: 'a nasal dose of 28, 56 or 84 mg',
      overrideReasons: critical ? 'OR-A' : 'OR-B',
    };
  },
});

function isTherapy(order: OrderUnderReview | undefined): Truth<OrderUnderReview> {
  if (order?.drug !== 'esketamine') return no('the order is not for esketamine', [], 'not-applicable');
  if (order.use === 'anaesthetic')
    return no('an injection ordered for anaesthesia or a procedure', [], 'not-applicable');
  return order.dose === undefined
    ? no('a service order names no dose', [], 'not-applicable')
    : yes(order, [order.source]);
}
