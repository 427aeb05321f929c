import { verdict } from '../../../src/engine/index.ts';
import { listed, meeting } from '../../case/interaction.ts';
import { loudest } from '../../case/loudest.ts';
import { drafts } from '../../case/order.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { benzodiazepineClass } from '../../case/sedative-classes.ts';
import { byClass, classesBeside, sedatives } from '../../case/sedatives.ts';
import { systemicMedicines } from '../../case/systemic.ts';
import { rule } from '../../rule.ts';

const { set } = benzodiazepineClass;

/**
 * `ddi-benzo-sedation`: a benzodiazepine with ketamine or esketamine as therapy, both directions. Information; a warning
 * with a sedative of any other class (`sedative-classes.ts`), current or drafted in the same signing. As-needed use counts.
 * With an opioid `ddi-opioid-benzo` says it instead.
 */
export const benzodiazepineSedation = rule({
  id: 'ddi-benzo-sedation',
  plan: 'ddi-benzo-sedation',
  title: 'Benzodiazepine with ketamine or esketamine',
  basis: 'Sedation and slowed breathing add up.',
  group: 3,
  highest: 'warning',
  needs: { drafts, benzodiazepines: systemicMedicines(set), sedatives, therapies: recentTherapies },

  decide({ drafts: { orders }, benzodiazepines, sedatives: all, therapies }, { subject }) {
    const none = 'no current benzodiazepine';
    const met = meeting({ orders, subject, sets: [set], current: [benzodiazepines], therapies, none });
    const others = classesBeside(all, benzodiazepineClass);
    return verdict(met, ({ medicines, drugs }) => ({
      facts: { medicines: listed(medicines), drugs, others: byClass(others) },
      ...loudest(medicines, () => (others.length > 0 ? 'warning' : 'info')),
    }));
  },

  card: ({ medicines, drugs, others }, words) => ({
    summary:
      others[0] !== undefined
        ? `Benzodiazepine and ${others[0].name} with ketamine/esketamine: combined sedation, monitor`
        : 'Benzodiazepine with ketamine/esketamine: added sedation, monitor',
    line: `A benzodiazepine meets ${drugs.join(' and ')}: ${words.entries(medicines.map(({ from }) => from))}`,
    found: [
      ...medicines.map(({ from, note }) => `${words.entry(from)}${note}`),
      ...others.map(({ one, entries }) => `Also ${one}: ${words.entries(entries)}`),
    ],
    why: 'The labels state that sedation and slowed breathing add up with other central depressants.',
    options: [
      'consider monitoring of sedation, breathing and oximetry',
      'consider avoiding an extra dose around the session if clinically possible; abrupt change can harm',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a record that it is no longer taken',
    overrideReasons: others.length > 0 ? 'OR-B' : 'OR-C',
  }),
});
