import { verdict } from '../../../src/engine/index.ts';
import { isForCough } from '../../case/cough.ts';
import { type Interacting, isOf, listed, meeting, namesOf } from '../../case/interaction.ts';
import { loudest } from '../../case/loudest.ts';
import { drafts } from '../../case/order.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { systemicMedicines } from '../../case/systemic.ts';
import { rule } from '../../rule.ts';

const set = 'nmda-antagonist-other';
const dextromethorphan = 'dextromethorphan';

/**
 * `ddi-nmda`: memantine, amantadine or dextromethorphan (also with bupropion or quinidine) with ketamine or esketamine as
 * therapy, both directions. A warning; dextromethorphan alone as a short course for a cough is information: as needed, or
 * for at most two weeks [X].
 *
 * Safer reading: dextromethorphan without an end counts as scheduled.
 */
export const nmdaAntagonist = rule({
  id: 'ddi-nmda',
  plan: 'ddi-nmda',
  title: 'Another NMDA antagonist with ketamine',
  basis: 'Drugs that block the same receptor may add up in the brain.',
  group: 3,
  highest: 'warning',
  needs: {
    drafts,
    antagonists: systemicMedicines(set),
    coughDrugs: systemicMedicines(dextromethorphan),
    therapies: recentTherapies,
  },

  decide({ drafts: { orders }, antagonists, coughDrugs, therapies }, { subject, at, site }) {
    const none = 'no other current NMDA antagonist';
    const met = meeting({ orders, subject, sets: [set], current: [antagonists], therapies, none });
    const isCough = (one: Interacting) =>
      isOf(one, dextromethorphan, coughDrugs) && isForCough(one, site.thresholds.interactions.coughDays, at);
    return verdict(met, ({ medicines, drugs }) => ({
      facts: { medicines: listed(medicines), drugs, name: nameOf(medicines.filter((one) => !isCough(one))[0]) },
      ...loudest(medicines, (one) => (isCough(one) ? 'info' : 'warning')),
    }));
  },

  card: ({ medicines, drugs, name }, words) => ({
    summary:
      name === undefined
        ? 'Dextromethorphan for cough with ketamine: additive NMDA-antagonist effects possible'
        : `${name} with ketamine: additive NMDA-antagonist effects; ${/memantine/i.test(name) ? 'labels advise avoiding' : 'review the need for both'}`,
    line: `Another NMDA antagonist meets ${drugs.join(' and ')}: ${words.entries(
      medicines.map(({ from }) => from),
      1,
    )}`,
    found: medicines.map(({ from, note }) => `${words.entry(from)}${note}`),
    why: 'Labels of memantine advise against its use with ketamine, amantadine or dextromethorphan. Data on harm are sparse.',
    options: [
      'consider a review of the need for both',
      'consider spacing from the session',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a record that it is no longer taken',
    overrideReasons: name === undefined ? 'OR-C' : 'OR-B',
  }),
});

/** What leads the card; none where there is nothing but a drug for a cough. */
function nameOf(one: Interacting | undefined): string | undefined {
  const name = one && namesOf(one).join('/');
  return name && `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
