import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { currentMedicines, type Source } from '../../../src/picture/index.ts';
import { drafts } from '../../case/order.ts';
import { recentTherapy } from '../../case/recent-therapy.ts';
import { sedativesWithTherapy } from '../../case/sedatives.ts';
import { rule } from '../../rule.ts';

/**
 * `ddi-opioid-benzo`: an opioid and a benzodiazepine together with ketamine or esketamine. Both directions: an order for
 * either drug while both sedatives are current, and an order for one of the sedatives while the other is current and a
 * session was given in the last 30 days. As-needed use counts. Sedatives drafted in the same signing count as current:
 * they are about to be. Speaks instead of the single rows `ddi-opioid` and `ddi-benzo-sedation`.
 *
 * Safer reading for the second direction: a current ketamine or esketamine order counts like a session, because booked
 * sessions cannot be read at signing. Buprenorphine counts as an opioid.
 */
export const opioidBenzodiazepine = rule({
  id: 'ddi-opioid-benzo',
  plan: 'ddi-opioid-benzo',
  title: 'Opioid and benzodiazepine with ketamine',
  basis: 'Three sedative drugs together deepen sedation and slow breathing.',
  group: 3,
  highest: 'warning',
  needs: {
    drafts,
    opioids: currentMedicines('opioid-systemic'),
    benzodiazepines: currentMedicines('benzodiazepine'),
    recentTherapy,
  },

  decide({ drafts: { orders }, opioids, benzodiazepines, recentTherapy: therapy }, { subject }) {
    const statement = sedativesWithTherapy({ orders, subject, opioids, benzodiazepines, therapy });
    return verdict(statement, ({ opioid, benzodiazepine }) => ({
      facts: { opioids: opioid, benzodiazepines: benzodiazepine },
      indicator: 'warning',
      // Both are needed, so the less certain of the two decides.
      lowered: Math.max(lowered(opioid), lowered(benzodiazepine)) as 0 | 1 | 2,
    }));
  },

  card: ({ opioids, benzodiazepines }, words) => ({
    summary: 'Opioid and benzodiazepine with ketamine: combined sedation risk',
    line: `Opioid and benzodiazepine with ketamine or esketamine: ${[opioids[0], benzodiazepines[0]].flatMap((one) => (one ? [words.entry(one.from)] : [])).join('; ')}`,
    found: [...opioids, ...benzodiazepines].map(({ from, note }) => `${words.entry(from)}${note}`),
    why: 'The labels state that sedation and slowed breathing add up when these are combined.',
    options: [
      'consider an enhanced monitoring plan (ventilation, oximetry, longer recovery, naloxone at hand)',
      'consider timing of as-needed doses around the session with the prescriber; abrupt change can harm',
      'continue as ordered and document the reason',
    ],
    overrideReasons: 'OR-B',
  }),
});

function lowered(medicines: readonly { readonly from: Source }[]): 0 | 1 | 2 {
  return loweredBy(medicines.map(({ from }) => from));
}
