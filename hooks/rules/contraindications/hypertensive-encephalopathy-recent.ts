import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, problems } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { recent } from '../../case/recent.ts';
import { rule } from '../../rule.ts';
import { hypertensiveEncephalopathyHistory } from '../cautions/hypertensive-encephalopathy-history.ts';

/**
 * `ci-htn-encephalopathy-recent`: hypertensive encephalopathy or posterior reversible encephalopathy of the last 90 days,
 * whatever its status; the window is chosen [X]. Older ones are `ca-htn-encephalopathy-history`. Not in anaesthesia or
 * procedures.
 *
 * Safer reading: an active entry without a date counts as recent.
 */
export const hypertensiveEncephalopathyRecent = rule({
  id: 'ci-htn-encephalopathy-recent',
  plan: 'ci-htn-encephalopathy-recent',
  title: 'Recent hypertensive encephalopathy or PRES',
  basis: 'A brain that lately swelled under high blood pressure may do so again when a dose raises it.',
  group: 2,
  highest: 'critical',
  needs: { drafts, episodes: problems('hypertensive-encephalopathy', 'ever') },
  replaces: [hypertensiveEncephalopathyHistory],

  decide({ drafts: { orders }, episodes }, { subject, at, site }) {
    const days = site.thresholds.brain.hypertensiveEncephalopathyDays;
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: recent(episodes, days, at).any(`no hypertensive encephalopathy of the last ${days} days on record`),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries, days }, indicator: 'critical', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries, days }, words) => ({
    summary: 'Recent hypertensive encephalopathy on record: BP plan before any dosing',
    line: `The record shows a recent hypertensive encephalopathy: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: `The esketamine label asks for closer blood-pressure checks; ${days} days as a hard limit is chosen here.`,
    options: [
      'consider a blood-pressure plan with neurology or cardiology before any dose',
      'consider waiting, or another treatment',
      'consider correcting the date if the event is older',
      'continue as ordered and document the reason',
    ],
    clearedBy: `more than ${days} days since the event`,
    overrideReasons: 'OR-A',
  }),
});
