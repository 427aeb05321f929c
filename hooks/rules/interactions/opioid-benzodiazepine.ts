import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { type Interacting, listed, meeting } from '../../case/interaction.ts';
import { nameOpioidLoad, opioidLoad } from '../../case/opioid-load.ts';
import { drafts } from '../../case/order.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { benzodiazepineClass, opioidClass } from '../../case/sedative-classes.ts';
import { sedatives, takenOf } from '../../case/sedatives.ts';
import { systemicMedicines } from '../../case/systemic.ts';
import { rule } from '../../rule.ts';
import { benzodiazepineSedation } from './benzodiazepine-sedation.ts';
import { opioid } from './opioid.ts';

const sets = [opioidClass.set, benzodiazepineClass.set];

/**
 * `ddi-opioid-benzo`: an opioid and a benzodiazepine together with ketamine or esketamine as therapy, both directions: an
 * order for either drug while both sedatives are current, or an order for one of the sedatives while the other is current
 * and a session was given in the last 30 days. As-needed use counts. Sedatives drafted in the same signing count as
 * current: they are about to be. Speaks instead of `ddi-opioid` and `ddi-benzo-sedation`.
 *
 * Safer readings: a current ketamine or esketamine order counts like a session, because booked sessions cannot be read at
 * signing; buprenorphine counts as an opioid.
 */
export const opioidBenzodiazepine = rule({
  id: 'ddi-opioid-benzo',
  plan: 'ddi-opioid-benzo',
  title: 'Opioid and benzodiazepine with ketamine',
  basis: 'Three sedative drugs together deepen sedation and slow breathing.',
  group: 3,
  highest: 'warning',
  replaces: [opioid, benzodiazepineSedation],
  needs: {
    drafts,
    opioids: systemicMedicines(opioidClass.set),
    benzodiazepines: systemicMedicines(benzodiazepineClass.set),
    sedatives,
    opioidLoad,
    therapies: recentTherapies,
  },

  decide({ drafts: { orders }, opioids, benzodiazepines, sedatives: all, opioidLoad: load, therapies }, { subject }) {
    const none = 'no current opioid or benzodiazepine';
    const statement = allOf({
      met: meeting({ orders, subject, sets, current: [opioids, benzodiazepines], therapies, none }),
      taken: takenOf(all, opioidClass),
      also: takenOf(all, benzodiazepineClass),
    });
    return verdict(statement, ({ taken, also }) => ({
      facts: { opioids: listed(taken), benzodiazepines: listed(also), load },
      indicator: 'warning',
      // Both are needed, so the less certain of the two decides.
      lowered: Math.max(lowered(taken), lowered(also)) as 0 | 1 | 2,
    }));
  },

  card: ({ opioids, benzodiazepines, load }, words) => ({
    summary: 'Opioid and benzodiazepine with ketamine: combined sedation risk',
    line: `Opioid and benzodiazepine with ketamine or esketamine: ${[...opioids.slice(0, 1), ...benzodiazepines.slice(0, 1)].map(({ from }) => words.entry(from)).join('; ')}`,
    found: [
      ...[...opioids, ...benzodiazepines].map(({ from, note }) => `${words.entry(from)}${note}`),
      `Opioids together: ${nameOpioidLoad(load, words)}`,
    ],
    why: 'The labels state that sedation and slowed breathing add up when these are combined.',
    options: [
      'consider an enhanced monitoring plan (ventilation, oximetry, longer recovery, naloxone at hand)',
      'consider timing of as-needed doses around the session with the prescriber; abrupt change can harm',
      'continue as ordered and document the reason',
    ],
    overrideReasons: 'OR-B',
  }),
});

function lowered(medicines: readonly Interacting[]): 0 | 1 | 2 {
  return loweredBy(medicines.map(({ from }) => from));
}
