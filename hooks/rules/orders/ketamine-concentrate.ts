import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { concentrates } from '../../case/concentrate.ts';
import { orderOf } from '../../case/gate.ts';
import { ketamineBy, mayBeIntravenous } from '../../case/ketamine-order.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `dose-ketamine-100`: the product holds 100 mg/mL by its code or by the strength of its ingredient, and may be meant for a vein. Cleared by a product of another
 * strength.
 *
 * Safer readings: FHIR has no element for a dilution and words of a sig are never read, so a dilution that is only written
 * does not clear it; without a readable route the order is intravenous. Where only words say 100 mg/mL nobody can tell.
 */
export const ketamineConcentrate = rule({
  id: 'dose-ketamine-100',
  plan: 'dose-ketamine-100',
  title: 'Ketamine 100 mg/mL by vein',
  basis: 'The concentrate is not for a vein undiluted, and small volume errors are large dose errors.',
  group: 3,
  highest: 'warning',
  needs: { drafts, concentrates },

  decide({ drafts: { orders }, concentrates: found }, { subject }) {
    const order = ketamineBy(mayBeIntravenous, orderOf(orders, subject));
    const concentrate = (order.is === 'yes' && found.get(order.value.key)) || order;
    return verdict(allOf({ order, concentrate }), ({ order: { routes } }) => ({
      facts: { routeKnown: routes.length > 0 },
      indicator: 'warning',
    }));
  },

  card: ({ routeKnown }) => ({
    summary: 'Ketamine 100 mg/mL ordered by vein: the label describes dilution first',
    line: 'The product of the draft order holds 100 mg/mL; no dilution is stated in a form that can be read',
    found: [
      'Product of the draft order: ketamine 100 mg/mL',
      ...(routeKnown ? [] : ['No readable route on the order: read as intravenous']),
    ],
    why: 'The label says not to inject the 100 mg/mL concentration into a vein without proper dilution.',
    options: [
      'consider adding how it is diluted',
      'consider a product of a lower concentration',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a product of another strength',
    overrideReasons: 'OR-B',
  }),
});
