import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { orderOf } from '../../case/gate.ts';
import { isScheduled, listed, meeting } from '../../case/interaction.ts';
import { loudest } from '../../case/loudest.ts';
import { drafts } from '../../case/order.ts';
import { forMood, moodTherapy, orderReasons } from '../../case/order-reason.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { systemicMedicines } from '../../case/systemic.ts';
import { rule } from '../../rule.ts';

const set = 'lamotrigine';

/**
 * `ddi-lamotrigine`: lamotrigine with ketamine or esketamine for mood, both directions; information, because only two of
 * five studies showed a weaker effect. As-needed use is left out, and so is therapy for pain.
 *
 * Safer reading: an order or a therapy without a reason counts as for mood.
 */
export const lamotrigine = rule({
  id: 'ddi-lamotrigine',
  plan: 'ddi-lamotrigine',
  title: 'Lamotrigine with ketamine or esketamine',
  basis: 'Lamotrigine may weaken the effect and the side effects; studies disagree.',
  group: 3,
  highest: 'info',
  needs: { drafts, medicines: systemicMedicines(set), therapies: recentTherapies, orderReasons, moodTherapy },

  decide({ drafts: { orders }, medicines: current, therapies, orderReasons: reasons, moodTherapy: mood }, { subject }) {
    const none = 'no current lamotrigine';
    const statement = allOf({
      met: meeting({ orders, subject, sets: [set], current: [current], therapies, counts: isScheduled, none }),
      mood: forMood(orderOf(orders, subject), reasons, mood),
    });
    return verdict(statement, ({ met: { medicines, drugs } }) => ({
      facts: { medicines: listed(medicines), drugs },
      ...loudest(medicines, () => 'info'),
    }));
  },

  card: ({ medicines, drugs }, words) => ({
    summary: 'Lamotrigine with ketamine/esketamine: possible weaker effect (mixed evidence)',
    line: `Lamotrigine meets ${drugs.join(' and ')}: ${words.entries(
      medicines.map(({ from }) => from),
      1,
    )}`,
    found: medicines.map(({ from, note }) => `${words.entry(from)}${note}`),
    why: 'In a review two of five studies showed a weaker effect. An interruption calls for slow re-titration, because of rash.',
    options: [
      'consider avoiding an interruption of lamotrigine',
      'consider it when a response is weak',
      'continue as ordered and document the reason',
    ],
    overrideReasons: 'OR-C',
  }),
});
