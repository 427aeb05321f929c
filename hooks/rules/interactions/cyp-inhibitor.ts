import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { orderOf } from '../../case/gate.ts';
import { type Interacting, isOf, listed, meeting, namesOf } from '../../case/interaction.ts';
import { loudest } from '../../case/loudest.ts';
import { ketamineByMouth, oralTherapy } from '../../case/oral-therapy.ts';
import { drafts } from '../../case/order.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { systemicMedicines } from '../../case/systemic.ts';
import { rule } from '../../rule.ts';

const set = 'oral-ketamine-raising';
const unchanged = 'itraconazole';
const weak = 'clopidogrel';

/**
 * `ddi-cyp-inhibitor`: ticlopidine, clopidogrel, clarithromycin, ketoconazole, itraconazole, ritonavir, cobicistat or
 * grapefruit with ketamine by mouth (oral, sublingual, buccal) as therapy, both directions. A warning; itraconazole alone
 * is information, because exposure did not change in the study. Silent for every other recorded route.
 *
 * Safer readings: clopidogrel, a weak inhibitor, is a warning like the others, without the numbers of strong ones. A
 * missing route leaves the question open; so does a service order, which names none.
 */
export const cypInhibitor = rule({
  id: 'ddi-cyp-inhibitor',
  plan: 'ddi-cyp-inhibitor',
  title: 'Enzyme inhibitor with oral ketamine',
  basis: 'Less ketamine is broken down on its way through gut and liver.',
  group: 3,
  highest: 'warning',
  needs: {
    drafts,
    inhibitors: systemicMedicines(set),
    itraconazole: systemicMedicines(unchanged),
    therapies: recentTherapies,
    oralTherapy,
  },

  decide({ drafts: { orders }, inhibitors, itraconazole, therapies, oralTherapy: oral }, { subject }) {
    const none = 'no current inhibitor of the enzymes';
    const statement = allOf({
      met: meeting({ orders, subject, sets: [set], current: [inhibitors], therapies, none }),
      byMouth: ketamineByMouth(orderOf(orders, subject), oral),
    });
    const isItraconazole = (one: Interacting) => isOf(one, unchanged, itraconazole);
    const isWeak = (one: Interacting) => namesOf(one).includes(weak);
    return verdict(statement, ({ met: { medicines } }) => ({
      facts: { medicines: listed(medicines), same: medicines.every(isItraconazole), weakOnly: medicines.every(isWeak) },
      ...loudest(medicines, (one) => (isItraconazole(one) ? 'info' : 'warning')),
    }));
  },

  card: ({ medicines, same, weakOnly }, words) => ({
    summary: same
      ? 'Itraconazole with oral ketamine: exposure did not change in a study'
      : weakOnly
        ? 'Clopidogrel, a weak enzyme inhibitor, with oral ketamine: exposure may rise'
        : 'Enzyme inhibitor with oral ketamine: exposure may rise two- to three-fold',
    line: `An enzyme inhibitor meets ketamine by mouth: ${words.entries(
      medicines.map(({ from }) => from),
      1,
    )}`,
    found: medicines.map(({ from, note }) => `${words.entry(from)}${note}`),
    why: 'By mouth, exposure rose 2.4-fold with ticlopidine and 3-fold with grapefruit, and was unchanged with itraconazole. This is not for injection or nasal use.',
    options: [
      ...(same ? [] : ['consider a lower dose by mouth or another route']),
      'consider monitoring for longer after the dose',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a record that the inhibitor is no longer taken',
    overrideReasons: same ? 'OR-C' : 'OR-B',
  }),
});
