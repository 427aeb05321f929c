import { verdict } from '../../../src/engine/index.ts';
import { checklist } from '../../case/checklist.ts';
import { recorded } from '../../case/recorded.ts';
import { listed, reminderCard } from '../../case/reminder.ts';
import { rule } from '../../rule.ts';

/** Once is enough, however long ago. */
const EVER = '1900-01-01';

/**
 * `mon-prep-session`: a session that prepares for treatment, a line until it took place once. Whether it did cannot be read; where a
 * site maps `preparation-session` (procedure or visit type), an entry of any time leaves the line out. Never a card by itself.
 */
export const preparation = rule({
  id: 'mon-prep-session',
  plan: 'mon-prep-session',
  title: 'Preparation session',
  basis: 'Patients who know what to expect bear dissociation better.',
  group: 6,
  highest: 'info',
  lineOnly: true,
  needs: {
    checklist,
    taken: recorded({
      name: 'Preparation session',
      sets: ['preparation-session'],
      inputs: ['procedures', 'encounters'],
      soft: true,
    }),
  },

  decide: ({ checklist: list, taken }, context) =>
    verdict(listed(list, context, taken, EVER), () => ({ facts: {}, indicator: 'info' })),

  card: () =>
    reminderCard({
      summary: 'Preparation: confirm a session before the course',
      line: 'Confirm a preparation and education session',
      why: 'Experts advise one session that prepares for the effects, before a course.',
      option: 'consider a preparation session',
      overrideReasons: 'OR-C',
    }),
});
