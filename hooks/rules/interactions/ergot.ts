import { verdict } from '../../../src/engine/index.ts';
import { listed, meeting } from '../../case/interaction.ts';
import { loudest } from '../../case/loudest.ts';
import { drafts } from '../../case/order.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { systemicMedicines } from '../../case/systemic.ts';
import { rule } from '../../rule.ts';

const set = 'ergot-vasoconstrictor';

/**
 * `ddi-ergot`: dihydroergotamine, ergotamine, methylergonovine or ergonovine (ergometrine) with ketamine or esketamine as
 * therapy, both directions. A warning: a Norwegian label of injectable esketamine lists ergometrine as contraindicated;
 * the extension to the class is chosen [X]. Nasal and as-needed use count.
 *
 * Safer reading: a current ketamine or esketamine order counts like a session in the second direction.
 */
export const ergot = rule({
  id: 'ddi-ergot',
  plan: 'ddi-ergot',
  title: 'Ergot derivative with ketamine or esketamine',
  basis: 'Both raise blood pressure.',
  group: 3,
  highest: 'warning',
  needs: { drafts, ergots: systemicMedicines(set), therapies: recentTherapies },

  decide({ drafts: { orders }, ergots, therapies }, { subject }) {
    const none = 'no current ergot derivative';
    const met = meeting({ orders, subject, sets: [set], current: [ergots], therapies, none });
    return verdict(met, ({ medicines, drugs }) => ({
      facts: { medicines: listed(medicines), drugs },
      ...loudest(medicines, () => 'warning'),
    }));
  },

  card: ({ medicines, drugs }, words) => ({
    summary: 'Ergot derivative near a ketamine/esketamine dose: additive BP rise',
    line: `An ergot derivative meets ${drugs.join(' and ')}: ${words.entries(
      medicines.map(({ from }) => from),
      1,
    )}`,
    found: medicines.map(({ from, note }) => `${words.entry(from)}${note}`),
    why: 'Both raise blood pressure. A Norwegian label lists ergometrine as contraindicated with injectable esketamine; other ergots are read likewise.',
    options: [
      'consider separating the ergot derivative from the session',
      'consider a blood-pressure check before the dose',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a record that the ergot derivative is no longer taken',
    overrideReasons: 'OR-B',
  }),
});
