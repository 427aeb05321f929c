import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { orderOf } from '../../case/gate.ts';
import { listed, meeting } from '../../case/interaction.ts';
import { loudest } from '../../case/loudest.ts';
import { ketamineByMouth, oralTherapy } from '../../case/oral-therapy.ts';
import { drafts } from '../../case/order.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { systemicMedicines } from '../../case/systemic.ts';
import { rule } from '../../rule.ts';

const set = 'oral-ketamine-lowering';

/**
 * `ddi-cyp-inducer`: rifampin, carbamazepine, phenytoin, phenobarbital, primidone, St John's wort or efavirenz with
 * ketamine by mouth (oral, sublingual, buccal) as therapy, both directions; a warning. Silent for every other recorded
 * route: an infusion lost only 14 percent of its exposure.
 *
 * Safer reading: a missing route leaves the question open; so does a service order, which names none.
 */
export const cypInducer = rule({
  id: 'ddi-cyp-inducer',
  plan: 'ddi-cyp-inducer',
  title: 'Enzyme inducer with oral ketamine',
  basis: 'More ketamine is broken down on its way through gut and liver.',
  group: 3,
  highest: 'warning',
  needs: { drafts, inducers: systemicMedicines(set), therapies: recentTherapies, oralTherapy },

  decide({ drafts: { orders }, inducers, therapies, oralTherapy: oral }, { subject }) {
    const none = 'no current inducer of the enzymes';
    const statement = allOf({
      met: meeting({ orders, subject, sets: [set], current: [inducers], therapies, none }),
      byMouth: ketamineByMouth(orderOf(orders, subject), oral),
    });
    return verdict(statement, ({ met: { medicines } }) => ({
      facts: { medicines: listed(medicines) },
      ...loudest(medicines, () => 'warning'),
    }));
  },

  card: ({ medicines }, words) => ({
    summary: 'Enzyme inducer with oral ketamine: exposure may fall markedly',
    line: `An enzyme inducer meets ketamine by mouth: ${words.entries(
      medicines.map(({ from }) => from),
      1,
    )}`,
    found: medicines.map(({ from, note }) => `${words.entry(from)}${note}`),
    why: "By mouth, exposure fell by 86 percent with rifampin (by an infusion 14 percent) and by 58 percent with St John's wort.",
    options: [
      'consider another route',
      'consider that a weak response may be due to low exposure',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a record that the inducer is no longer taken',
    overrideReasons: 'OR-B',
  }),
});
