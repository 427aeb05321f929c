import { verdict } from '../../../src/engine/index.ts';
import { checklist } from '../../case/checklist.ts';
import { bySiteMap, listed, reminderCard, sinceCourse } from '../../case/reminder.ts';
import { rule } from '../../rule.ts';

/**
 * `mon-consent`: written consent with off-label status, misuse and bladder risk, a line for each course. Whether it was given cannot be
 * read; where a site maps `consent-recorded`, an entry since 30 days before the first session of the course leaves the line
 * out. Never a card by itself.
 */
export const consent = rule({
  id: 'mon-consent',
  plan: 'mon-consent',
  title: 'Written consent',
  basis: 'Off-label use, misuse and bladder risk belong in a written consent.',
  group: 6,
  highest: 'info',
  lineOnly: true,
  needs: { checklist, recorded: bySiteMap('consent-recorded', 'Consent') },

  decide({ checklist: list, recorded }, context) {
    const { at, site } = context;
    const since = sinceCourse(list, at, site.thresholds.monitoring.recordDays);
    return verdict(listed(list, context, recorded, since), () => ({ facts: {}, indicator: 'info' }));
  },

  card: () =>
    reminderCard({
      summary: 'Consent: confirm that it is written and current',
      line: 'Confirm written consent, with off-label status, misuse and bladder risk',
      why: 'Consensus statements ask for it before a course.',
      option: 'consider obtaining and recording consent',
      overrideReasons: 'OR-C',
    }),
});
