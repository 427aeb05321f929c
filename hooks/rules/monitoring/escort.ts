import { verdict } from '../../../src/engine/index.ts';
import { checklist } from '../../case/checklist.ts';
import { bySiteMap, listed, reminderCard, sinceBefore } from '../../case/reminder.ts';
import { rule } from '../../rule.ts';

/**
 * `mon-escort`: an adult who takes the patient home, a line for each session. Whether one is arranged cannot be read; where a site
 * maps `escort-recorded`, an entry of the day or the day before a session leaves the line out, one of 30 days at the first
 * order. Never a card by itself.
 */
export const escort = rule({
  id: 'mon-escort',
  plan: 'mon-escort',
  title: 'Adult escort',
  basis: 'Sedation and dissociation can outlast the visit.',
  group: 6,
  highest: 'info',
  lineOnly: true,
  needs: { checklist, recorded: bySiteMap('escort-recorded', 'Escort') },

  decide({ checklist: list, recorded }, context) {
    const { site } = context;
    const since = sinceBefore(list, context, site.thresholds.monitoring.recordDays);
    return verdict(listed(list, context, recorded, since), () => ({ facts: {}, indicator: 'info' }));
  },

  card: () =>
    reminderCard({
      summary: 'Escort: confirm an adult who takes the patient home',
      line: 'Confirm an adult who takes the patient home',
      why: 'The esketamine label has patients watched until they are fit to leave; guides ask for an escort.',
      option: 'consider arranging and recording an escort',
      overrideReasons: 'OR-C',
    }),
});
