import { verdict } from '../../../src/engine/index.ts';
import { checklist } from '../../case/checklist.ts';
import { bySiteMap, listed, reminderCard, sinceBefore } from '../../case/reminder.ts';
import { rule } from '../../rule.ts';

/**
 * `mon-nausea`: a plan for nausea and vomiting, a line for each session. Whether there is one cannot be read; where a site maps
 * `nausea-plan`, an entry of the day or the day before a session leaves the line out, one of 30 days at the first order.
 * Never a card by itself.
 */
export const nausea = rule({
  id: 'mon-nausea',
  plan: 'mon-nausea',
  title: 'Nausea and vomiting plan',
  basis: 'Nausea and vomiting are common with both drugs.',
  group: 6,
  highest: 'info',
  lineOnly: true,
  needs: { checklist, recorded: bySiteMap('nausea-plan', 'Nausea plan') },

  decide({ checklist: list, recorded }, context) {
    const { site } = context;
    const since = sinceBefore(list, context, site.thresholds.monitoring.recordDays);
    return verdict(listed(list, context, recorded, since), () => ({ facts: {}, indicator: 'info' }));
  },

  card: () =>
    reminderCard({
      summary: 'Nausea and vomiting: confirm that there is a plan',
      line: 'Confirm a plan for nausea and vomiting',
      why: 'Nausea and vomiting are common effects in the esketamine label.',
      option: 'consider antiemetic and fasting advice by local policy',
      overrideReasons: 'OR-C',
    }),
});
