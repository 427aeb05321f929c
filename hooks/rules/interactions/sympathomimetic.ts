import { verdict } from '../../../src/engine/index.ts';
import { listed, meeting } from '../../case/interaction.ts';
import { loudest } from '../../case/loudest.ts';
import { isNotNasal, medicinesNotNasal } from '../../case/not-nasal.ts';
import { drafts } from '../../case/order.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { rule } from '../../rule.ts';

const set = 'sympathomimetic-interacting';

/**
 * `ddi-sympathomimetic`: pseudoephedrine, phenylephrine, phentermine, atomoxetine, viloxazine, midodrine, droxidopa or
 * vasopressin with ketamine or esketamine as therapy, both directions; information. Eye drops, creams and nasal products
 * are left out (a nasal decongestant is a matter of `ca-nasal`); guanfacine and clonidine lower blood pressure.
 *
 * Safer reading: a product without a route or form counts as taken into the body; so does an injection.
 */
export const sympathomimetic = rule({
  id: 'ddi-sympathomimetic',
  plan: 'ddi-sympathomimetic',
  title: 'Sympathomimetic or vasopressin with ketamine',
  basis: 'Both raise blood pressure and heart rate.',
  group: 3,
  highest: 'info',
  needs: { drafts, pressors: medicinesNotNasal(set), therapies: recentTherapies },

  decide({ drafts: { orders }, pressors, therapies }, { subject }) {
    const none = 'no current sympathomimetic that is not for the nose or the eye';
    const met = meeting({ orders, subject, sets: [set], current: [pressors], therapies, counts: isNotNasal, none });
    return verdict(met, ({ medicines, drugs }) => ({
      facts: { medicines: listed(medicines), drugs },
      ...loudest(medicines, () => 'info'),
    }));
  },

  card: ({ medicines, drugs }, words) => ({
    summary: 'Drug that raises BP or heart rate with ketamine/esketamine: additive effect, monitor',
    line: `A drug that raises blood pressure or heart rate meets ${drugs.join(' and ')}: ${words.entries(
      medicines.map(({ from }) => from),
      1,
    )}`,
    found: medicines.map(({ from, note }) => `${words.entry(from)}${note}`),
    why: 'The ketamine label asks for close monitoring of vital signs with sympathomimetics and vasopressin.',
    options: [
      'consider monitoring of vital signs',
      'consider spacing from the session',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a record that it is no longer taken',
    overrideReasons: 'OR-C',
  }),
});
