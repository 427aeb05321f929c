import { verdict } from '../../../src/engine/index.ts';
import { listed, meeting } from '../../case/interaction.ts';
import { loudest } from '../../case/loudest.ts';
import { drafts } from '../../case/order.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { oxybateClass } from '../../case/sedative-classes.ts';
import { systemicMedicines } from '../../case/systemic.ts';
import { rule } from '../../rule.ts';

const { set } = oxybateClass;

/** `ddi-oxybate`: sodium oxybate or the mixed salts with ketamine or esketamine as therapy, both directions; a warning. */
export const oxybate = rule({
  id: 'ddi-oxybate',
  plan: 'ddi-oxybate',
  title: 'Oxybate with ketamine or esketamine',
  basis: 'Oxybate alone can sedate profoundly; ketamine adds to it.',
  group: 3,
  highest: 'warning',
  needs: { drafts, oxybates: systemicMedicines(set), therapies: recentTherapies },

  decide({ drafts: { orders }, oxybates, therapies }, { subject }) {
    const none = 'no current oxybate';
    const met = meeting({ orders, subject, sets: [set], current: [oxybates], therapies, none });
    return verdict(met, ({ medicines, drugs }) => ({
      facts: { medicines: listed(medicines), drugs },
      ...loudest(medicines, () => 'warning'),
    }));
  },

  card: ({ medicines, drugs }, words) => ({
    summary: 'Oxybate with ketamine/esketamine: risk of profound sedation on the same night',
    line: `Oxybate meets ${drugs.join(' and ')}: ${words.entries(medicines.map(({ from }) => from))}`,
    found: medicines.map(({ from, note }) => `${words.entry(from)}${note}`),
    why: 'Oxybate labels warn of profound sedation with other central depressants.',
    options: [
      'consider avoiding a dose on the night of a session',
      'consider input of the sleep prescriber',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a record that it is no longer taken',
    overrideReasons: 'OR-B',
  }),
});
