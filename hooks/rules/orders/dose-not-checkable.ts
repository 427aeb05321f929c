import { verdict } from '../../../src/engine/index.ts';
import { allOf, no } from '../../../src/picture/index.ts';
import { orderOf } from '../../case/gate.ts';
import { ketamineTherapy } from '../../case/ketamine-order.ts';
import { drafts } from '../../case/order.ts';
import { localOrders, type Unchecked, uncheckedDose } from '../../case/unchecked-dose.ts';
import { weightForDose } from '../../case/weight.ts';
import { rule } from '../../rule.ts';

const says = (days: number): Readonly<Record<Unchecked, string>> => ({
  'no-dose': 'no dose in numbers',
  unit: 'an amount or unit that could not be read',
  concentration: 'an amount in mL or pieces without a coded strength',
  weight: `a dose by weight and no weight of the last ${days} days`,
  duration: 'a rate without a duration',
  route: 'a route for which there is no dose check',
});

/**
 * `dose-unit-mismatch`: the dose of a ketamine therapy order cannot be checked: mg/kg without a weight, mL without a
 * concentration in the coded product, mg/h or mg/kg/h without a duration, or no structured dose at all. Cleared by writing
 * what is missing.
 *
 * Safer readings: an amount or unit that cannot be read counts too, and so does a route for which there is no row (racemic
 * ketamine nasal, rectal, transdermal): a tenfold error by such a route would otherwise be passed over. Every
 * instruction has to be checkable. Creams and eye drops are no therapy. Words of a sig are never read for a dose.
 */
export const doseNotCheckable = rule({
  id: 'dose-unit-mismatch',
  plan: 'dose-unit-mismatch',
  title: 'Dose that cannot be checked',
  basis: 'A tenfold error hides where the dose, its unit or the weight cannot be read.',
  group: 3,
  highest: 'warning',
  needs: { drafts, weightForDose, localOrders },

  decide({ drafts: { orders }, weightForDose: weight, localOrders: local }, { subject, site }) {
    const order = ketamineTherapy(orderOf(orders, subject));
    const systemic =
      order.is === 'yes' && local.has(order.value.key) ? no('a cream or eye drops', [], 'not-applicable') : order;
    const unchecked = order.is === 'yes' ? uncheckedDose(order.value, weight) : order;
    return verdict(allOf({ order, systemic, unchecked }), ({ unchecked: reasons }) => ({
      facts: { reasons, days: site.thresholds.weight.days },
      indicator: 'warning',
    }));
  },

  card({ reasons, days }) {
    const named = reasons.map((reason) => says(days)[reason]);
    const [first] = named;
    return {
      summary: `Ketamine order: cannot check dose${first === undefined ? '' : ` (${first})`}`,
      line: `The dose of the draft order could not be checked: ${named.join('; ')}`,
      found: named.map((reason) => `The draft order has ${reason}`),
      why: 'Dose checks leave out what they cannot read; nothing is implied about this dose.',
      options: [
        'consider adding dose, unit, strength, route, duration or weight',
        'consider a second check of the dose by hand',
        'continue as ordered and document the reason',
      ],
      clearedBy: 'a structured dose that can be compared with a limit',
      overrideReasons: 'OR-B',
    };
  },
});
