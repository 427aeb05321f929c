import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, problems } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { older } from '../../case/recent.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-htn-encephalopathy-history`: hypertensive encephalopathy or posterior reversible encephalopathy more than 90 days
 * ago, whatever its status. A recent one is `ci-htn-encephalopathy-recent`. Nothing clears it.
 *
 * Safer reading: one that is over and has no date is old.
 */
export const hypertensiveEncephalopathyHistory = rule({
  id: 'ca-htn-encephalopathy-history',
  plan: 'ca-htn-encephalopathy-history',
  title: 'Past hypertensive encephalopathy or PRES',
  basis: 'Who once had it is more sensitive to a rise in blood pressure.',
  group: 2,
  highest: 'warning',
  needs: { drafts, episodes: problems('hypertensive-encephalopathy', 'ever') },

  decide({ drafts: { orders }, episodes }, { subject, at, site }) {
    const past = older(episodes, site.thresholds.brain.hypertensiveEncephalopathyDays, at);
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: past.any('no past hypertensive encephalopathy on record'),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries }, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Past hypertensive encephalopathy: label advises more frequent BP checks',
    line: `The record shows a past hypertensive encephalopathy: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'The esketamine label advises closer blood-pressure checks after one.',
    options: [
      'consider more frequent blood-pressure checks around the session',
      'consider asking for a blood-pressure plan first',
      'continue as ordered and document the reason',
    ],
    overrideReasons: 'OR-B',
  }),
});
