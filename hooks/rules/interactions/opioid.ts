import { verdict } from '../../../src/engine/index.ts';
import { listed, meeting } from '../../case/interaction.ts';
import { loudest } from '../../case/loudest.ts';
import { nameOpioidLoad, opioidLoad } from '../../case/opioid-load.ts';
import { drafts } from '../../case/order.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { benzodiazepineClass, gabapentinoidClass, opioidClass } from '../../case/sedative-classes.ts';
import { byClass, sedatives } from '../../case/sedatives.ts';
import { systemicMedicines } from '../../case/systemic.ts';
import { rule } from '../../rule.ts';

const { set } = opioidClass;
const deepening: readonly string[] = [benzodiazepineClass.set, gabapentinoidClass.set];

/**
 * `ddi-opioid`: an opioid with ketamine or esketamine as therapy, both directions. A warning from 50 MME a day, with a
 * benzodiazepine or a gabapentinoid, or where the MME of any opioid is unknown (no factor, or a dose that cannot be read);
 * otherwise information, and so is buprenorphine alone. As-needed use counts at its allowed maximum. How the load is
 * reckoned: `opioid-load.ts`. With a benzodiazepine `ddi-opioid-benzo` says it instead.
 */
export const opioid = rule({
  id: 'ddi-opioid',
  plan: 'ddi-opioid',
  title: 'Opioid with ketamine or esketamine',
  basis: 'Together they deepen sedation, slow breathing and lengthen recovery.',
  group: 3,
  highest: 'warning',
  needs: { drafts, opioids: systemicMedicines(set), opioidLoad, sedatives, therapies: recentTherapies },

  decide({ drafts: { orders }, opioids, opioidLoad: load, sedatives: all, therapies }, { subject, site }) {
    const none = 'no current opioid';
    const met = meeting({ orders, subject, sets: [set], current: [opioids], therapies, none });
    const others = all.filter(({ kind, taken }) => deepening.includes(kind.set) && taken.length > 0);
    const unknown = load.unconverted || load.unread.length > 0;
    const high = unknown || load.mmePerDay >= site.thresholds.interactions.opioidMme || others.length > 0;
    return verdict(met, ({ medicines, drugs }) => ({
      facts: { medicines: listed(medicines), drugs, load, others: byClass(others), high },
      ...loudest(medicines, () => (high ? 'warning' : 'info')),
    }));
  },

  card({ medicines, drugs, load, others, high }, words) {
    const total = nameOpioidLoad(load, words);
    return {
      summary: `Opioid (${total}) with ketamine: sedation and breathing monitoring`,
      line: `An opioid (${total}) meets ${drugs.join(' and ')}: ${words.entries(
        medicines.map(({ from }) => from),
        1,
      )}`,
      found: [
        ...medicines.map(({ from, note }) => `${words.entry(from)}${note}`),
        `Opioids together: ${total}`,
        ...others.map(({ one, entries }) => `Also ${one}: ${words.entries(entries)}`),
      ],
      why: 'The ketamine label names profound sedation with opioids; naloxone is advised from 50 MME/day or with a benzodiazepine.',
      options: [
        'consider monitoring of ventilation, with naloxone available',
        'consider a longer recovery; abrupt change of an opioid can harm',
        'continue as ordered and document the reason',
      ],
      clearedBy: 'a record that it is no longer taken',
      overrideReasons: high ? 'OR-B' : 'OR-C',
    };
  },
});
