import { verdict } from '../../../src/engine/index.ts';
import { isOf, listed, meeting } from '../../case/interaction.ts';
import { loudest } from '../../case/loudest.ts';
import { drafts } from '../../case/order.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { systemicMedicines } from '../../case/systemic.ts';
import { rule } from '../../rule.ts';

const labelled = 'theophylline-aminophylline';
const sameClass = 'other-xanthine';

/**
 * `ddi-theophylline`: theophylline or aminophylline, or dyphylline or doxofylline as the same class, with ketamine or
 * esketamine, both directions. Critical with ketamine as therapy; a warning with ketamine for anaesthesia or a procedure
 * (the only interaction that speaks there) and with esketamine, whose US label does not name it. An order of more than a
 * year ago is confirmed first and never critical; as-needed use counts.
 *
 * Safer reading: a current ketamine order counts like a session in the second direction.
 */
export const theophylline = rule({
  id: 'ddi-theophylline',
  plan: 'ddi-theophylline',
  title: 'Theophylline or another xanthine with ketamine',
  basis: 'Together they lower the seizure threshold.',
  group: 3,
  highest: 'critical',
  needs: {
    drafts,
    theophyllines: systemicMedicines(labelled),
    others: systemicMedicines(sameClass),
    therapies: recentTherapies,
  },

  decide({ drafts: { orders }, theophyllines, others, therapies }, { subject }) {
    const met = meeting({
      orders,
      subject,
      sets: [labelled, sameClass],
      current: [theophyllines, others],
      therapies,
      use: 'any',
      none: 'no current theophylline or other xanthine',
    });
    return verdict(met, ({ medicines, drugs, order }) => {
      const anaesthetic = order.drug !== 'other' && order.use === 'anaesthetic';
      const critical = drugs.includes('ketamine') && !anaesthetic;
      const loud = loudest(medicines, () => (critical ? 'critical' : 'warning'));
      const named = medicines.some((one) => isOf(one, labelled, theophyllines));
      return { facts: { medicines: listed(medicines), drugs, anaesthetic, named, ...loud }, ...loud };
    });
  },

  card({ medicines, drugs, anaesthetic, named, indicator }, words) {
    const ketamine = drugs.includes('ketamine');
    const what = named ? 'Theophylline/aminophylline' : 'Xanthine bronchodilator';
    const label = named ? 'label says do not co-administer' : 'label names theophylline, of the same class';
    return {
      summary: `${what} with ${ketamine ? `ketamine: ${label}` : 'esketamine: lower seizure threshold'}`,
      line: `${what} meets ${drugs.join(' and ')}: ${words.entries(
        medicines.map(({ from }) => from),
        1,
      )}`,
      found: medicines.map(({ from, note }) => `${words.entry(from)}${note}`),
      why: ketamine
        ? 'The US ketamine label names theophylline and aminophylline: given together they may lower the seizure threshold.'
        : 'The US esketamine label does not name it; a Norwegian label of injectable esketamine lists xanthines as contraindicated.',
      options: [
        ...(anaesthetic ? [] : ['consider alternatives to the xanthine with its prescriber']),
        'consider another drug in place of this order',
        'continue as ordered and document the reason',
      ],
      clearedBy: 'a record that the xanthine is no longer taken',
      ...(!ketamine && { cites: ['S06'] }),
      overrideReasons: indicator === 'critical' ? 'OR-A' : 'OR-B',
    };
  },
});
