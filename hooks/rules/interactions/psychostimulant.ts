import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { ifKnown, strainedCirculation } from '../../case/circulation.ts';
import { listed, meeting } from '../../case/interaction.ts';
import { loudest } from '../../case/loudest.ts';
import { drafts } from '../../case/order.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { systemicMedicines } from '../../case/systemic.ts';
import { rule } from '../../rule.ts';

const set = 'stimulant-interacting';

/**
 * `ddi-psychostimulant`: an amphetamine, methylphenidate, modafinil, armodafinil or solriamfetol with ketamine or
 * esketamine as therapy, both directions. Information; a warning if the latest resting blood pressure of the last 24
 * hours is above 140 systolic or 90 diastolic, or the latest heart rate above 100. Exactly 140/90 and 100 are not.
 *
 * Safer readings: see `hooks/case/circulation.ts`. Vital signs that could not be read leave the information.
 */
export const psychostimulant = rule({
  id: 'ddi-psychostimulant',
  plan: 'ddi-psychostimulant',
  title: 'Stimulant with ketamine or esketamine',
  basis: 'Both raise blood pressure and heart rate.',
  group: 3,
  highest: 'warning',
  needs: { drafts, stimulants: systemicMedicines(set), therapies: recentTherapies, strainedCirculation },

  decide({ drafts: { orders }, stimulants, therapies, strainedCirculation: strained }, { subject }) {
    const none = 'no current stimulant';
    const statement = allOf({
      met: meeting({ orders, subject, sets: [set], current: [stimulants], therapies, none }),
      signs: ifKnown(strained),
    });
    return verdict(statement, ({ met: { medicines, drugs }, signs }) => ({
      facts: { medicines: listed(medicines), drugs, signs: signs ?? [] },
      ...loudest(medicines, () => (signs ? 'warning' : 'info')),
    }));
  },

  card: ({ medicines, drugs, signs }, words) => ({
    summary: 'Stimulant with ketamine/esketamine: additive BP effect, monitor',
    line: `A stimulant meets ${drugs.join(' and ')}: ${words.entries(
      medicines.map(({ from }) => from),
      1,
    )}`,
    found: [...medicines.map(({ from, note }) => `${words.entry(from)}${note}`), ...signs.map(words.entry)],
    why: 'The labels ask for monitoring of blood pressure with stimulants and other sympathomimetics.',
    options: [
      'consider blood-pressure monitoring',
      'consider timing of the stimulant dose on session days',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a record that the stimulant is no longer taken',
    overrideReasons: signs.length > 0 ? 'OR-B' : 'OR-C',
  }),
});
