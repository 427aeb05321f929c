import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { orderOf } from '../../case/gate.ts';
import { isScheduled, listed, meeting, namesOf } from '../../case/interaction.ts';
import { lastingNaltrexone } from '../../case/lasting-naltrexone.ts';
import { loudest } from '../../case/loudest.ts';
import { drafts } from '../../case/order.ts';
import { forMood, moodTherapy, orderReasons } from '../../case/order-reason.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { systemicMedicines } from '../../case/systemic.ts';
import { rule } from '../../rule.ts';

const set = 'opioid-antagonist-central';
const studied = 'naltrexone';

/**
 * `ddi-naltrexone`: naltrexone (also with bupropion, or an injection of the last 30 days), nalmefene or samidorphan with
 * ketamine or esketamine for mood, both directions; information, because the evidence on a weaker effect is mixed. As-needed use
 * is left out, and so is therapy for pain.
 *
 * Safer readings: an order or a therapy without a reason counts as for mood; a dose that was given and is not known to be
 * by mouth counts as the injection.
 */
export const naltrexone = rule({
  id: 'ddi-naltrexone',
  plan: 'ddi-naltrexone',
  title: 'Naltrexone with ketamine or esketamine',
  basis: 'Opioid antagonists may weaken the antidepressant effect; studies disagree.',
  group: 3,
  highest: 'info',
  needs: {
    drafts,
    antagonists: systemicMedicines(set),
    lasting: lastingNaltrexone,
    therapies: recentTherapies,
    orderReasons,
    moodTherapy,
  },

  decide(
    { drafts: { orders }, antagonists, lasting, therapies, orderReasons: reasons, moodTherapy: mood },
    { subject },
  ) {
    const none = 'no current opioid antagonist';
    const current = [antagonists, lasting];
    const statement = allOf({
      met: meeting({ orders, subject, sets: [set], current, therapies, counts: isScheduled, none }),
      mood: forMood(orderOf(orders, subject), reasons, mood),
    });
    return verdict(statement, ({ met: { medicines, drugs } }) => ({
      facts: { medicines: listed(medicines), drugs, studied: medicines.some((one) => namesOf(one).includes(studied)) },
      ...loudest(medicines, () => 'info'),
    }));
  },

  card: ({ medicines, drugs, studied: named }, words) => ({
    summary: named
      ? 'Naltrexone with ketamine/esketamine: evidence of reduced benefit is mixed'
      : 'Opioid antagonist with ketamine/esketamine: naltrexone may reduce benefit, evidence is mixed',
    line: `An opioid antagonist meets ${drugs.join(' and ')}: ${words.entries(
      medicines.map(({ from }) => from),
      1,
    )}`,
    found: medicines.map(({ from, note }) => `${words.entry(from)}${note}`),
    why: 'A small crossover trial found less benefit with naltrexone; a trial of 65 people in 2025 found no difference.',
    options: [
      'consider keeping it for alcohol or opioid use disorder unless its prescriber decides otherwise',
      'consider it when a response is weak',
      'continue as ordered and document the reason',
    ],
    overrideReasons: 'OR-C',
  }),
});
