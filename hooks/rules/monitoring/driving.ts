import { verdict } from '../../../src/engine/index.ts';
import { checklist } from '../../case/checklist.ts';
import { bySiteMap, listed, reminderCard, sinceBefore } from '../../case/reminder.ts';
import { rule } from '../../rule.ts';

/**
 * `mon-driving`: advice not to drive or operate machinery until the next day after restful sleep, a line for each session. Whether
 * it was given cannot be read; where a site maps `driving-advice-recorded`, an entry of the day or the day before a session
 * leaves the line out, one of 30 days at the first order. Never a card by itself.
 */
export const driving = rule({
  id: 'mon-driving',
  plan: 'mon-driving',
  title: 'Driving advice',
  basis: 'Attention and judgement stay impaired for hours after a dose.',
  group: 6,
  highest: 'info',
  lineOnly: true,
  needs: { checklist, recorded: bySiteMap('driving-advice-recorded', 'Driving advice') },

  decide({ checklist: list, recorded }, context) {
    const { site } = context;
    const since = sinceBefore(list, context, site.thresholds.monitoring.recordDays);
    return verdict(listed(list, context, recorded, since), () => ({ facts: {}, indicator: 'info' }));
  },

  card: () =>
    reminderCard({
      summary: 'Driving: confirm advice not to drive until the next day',
      line: 'Confirm advice not to drive or operate machinery until the next day after restful sleep',
      why: 'The esketamine label asks for it after each session.',
      option: 'consider giving and recording the advice',
      overrideReasons: 'OR-C',
    }),
});
