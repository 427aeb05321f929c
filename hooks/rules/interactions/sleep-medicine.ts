import { verdict } from '../../../src/engine/index.ts';
import { listed, meeting } from '../../case/interaction.ts';
import { loudest } from '../../case/loudest.ts';
import { drafts } from '../../case/order.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { hypnoticClass } from '../../case/sedative-classes.ts';
import { systemicMedicines } from '../../case/systemic.ts';
import { rule } from '../../rule.ts';

const { set } = hypnoticClass;

/**
 * `ddi-z-drug`: a Z-drug (zolpidem, eszopiclone, zaleplon) or an orexin antagonist (suvorexant, lemborexant, daridorexant)
 * with ketamine or esketamine as therapy, both directions; information. As-needed use counts. That they weaken the
 * antidepressant effect is unproved, and not said.
 */
export const sleepMedicine = rule({
  id: 'ddi-z-drug',
  plan: 'ddi-z-drug',
  title: 'Sleep medicine with ketamine or esketamine',
  basis: 'Sedation adds up on the evening of a session.',
  group: 3,
  highest: 'info',
  needs: { drafts, hypnotics: systemicMedicines(set), therapies: recentTherapies },

  decide({ drafts: { orders }, hypnotics, therapies }, { subject }) {
    const none = 'no current Z-drug or orexin antagonist';
    const met = meeting({ orders, subject, sets: [set], current: [hypnotics], therapies, none });
    return verdict(met, ({ medicines, drugs }) => ({
      facts: { medicines: listed(medicines), drugs },
      ...loudest(medicines, () => 'info'),
    }));
  },

  card: ({ medicines, drugs }, words) => ({
    summary: 'Sleep medicine with ketamine/esketamine: added sedation on the session evening',
    line: `A sleep medicine meets ${drugs.join(' and ')}: ${words.entries(medicines.map(({ from }) => from))}`,
    found: medicines.map(({ from, note }) => `${words.entry(from)}${note}`),
    why: 'The esketamine label names additive sedation with central depressants.',
    options: [
      'consider monitoring of sedation',
      'consider leaving it out on the session evening until recovered',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a record that it is no longer taken',
    overrideReasons: 'OR-C',
  }),
});
