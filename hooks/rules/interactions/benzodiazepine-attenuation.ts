import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { aboveLimit, benzodiazepineLoad, nameBenzodiazepineLoad } from '../../case/benzodiazepine-load.ts';
import { orderOf } from '../../case/gate.ts';
import { isScheduled, meeting } from '../../case/interaction.ts';
import { loudest } from '../../case/loudest.ts';
import { drafts } from '../../case/order.ts';
import { forMood, moodTherapy, orderReasons } from '../../case/order-reason.ts';
import { recentTherapies } from '../../case/recent-therapy.ts';
import { benzodiazepineClass } from '../../case/sedative-classes.ts';
import { systemicMedicines } from '../../case/systemic.ts';
import { rule } from '../../rule.ts';

const { set } = benzodiazepineClass;

/**
 * `ddi-benzo-attenuation`: scheduled benzodiazepines of more than 8 mg a day in diazepam equivalents with ketamine or
 * esketamine for mood, both directions; a warning. Drafts of the same signing count; as-needed use does not. Silent for pain.
 *
 * Safer readings: an order or a therapy without a reason counts as for mood; a dose that cannot be read, or a drug without
 * a factor, leaves the question open while the rest is not above the limit, and makes the total "at least" above it.
 */
export const benzodiazepineAttenuation = rule({
  id: 'ddi-benzo-attenuation',
  plan: 'ddi-benzo-attenuation',
  title: 'Scheduled benzodiazepine above 8 mg/day diazepam',
  basis: 'Higher daily doses went with a shorter or weaker antidepressant effect.',
  group: 3,
  highest: 'warning',
  needs: {
    drafts,
    benzodiazepines: systemicMedicines(set),
    benzodiazepineLoad,
    therapies: recentTherapies,
    orderReasons,
    moodTherapy,
  },

  decide(facts, { subject, site }) {
    const {
      drafts: { orders },
      benzodiazepines,
      benzodiazepineLoad: load,
      therapies,
      orderReasons: reasons,
    } = facts;
    const none = 'no scheduled benzodiazepine';
    const current = [benzodiazepines];
    const statement = allOf({
      met: meeting({ orders, subject, sets: [set], current, therapies, counts: isScheduled, none }),
      mood: forMood(orderOf(orders, subject), reasons, facts.moodTherapy),
      load: aboveLimit(load, site),
    });
    return verdict(statement, ({ met: { medicines } }) => ({
      facts: { load, counted: load.counted },
      ...loudest(medicines, () => 'warning'),
    }));
  },

  card: ({ load, counted }, words) => {
    const total = nameBenzodiazepineLoad(load, words);
    return {
      summary: `Benzodiazepine ${total} diazepam-eq: linked to weaker ketamine response`,
      line: `Scheduled benzodiazepines of ${total} in diazepam equivalents: ${words.entries(counted)}`,
      found: [...counted.map(words.entry), `Scheduled doses together: ${total} in diazepam equivalents`],
      why: 'Among 47 patients more than 8 mg/day went with less response (observational, low certainty).',
      options: [
        'consider a word with the prescriber about the dose; any taper is gradual and prescriber-led',
        'consider it when a response is weak',
        'continue as ordered and document the reason',
      ],
      overrideReasons: 'OR-B',
    };
  },
});
