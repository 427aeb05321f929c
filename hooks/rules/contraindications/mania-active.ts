import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, problems } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { recent } from '../../case/recent.ts';
import { rule } from '../../rule.ts';
import { bipolar } from '../cautions/bipolar.ts';

/**
 * `ci-mania-active`: an active manic, hypomanic or mixed episode (F30 but F30.3 and F30.4, F31.0, F31.1, F31.2, F31.6),
 * dated within 180 days [X] or without a date. An older one, or one that is over, is history (`ca-bipolar`). Cleared by a
 * remission code or status. Not in anaesthesia.
 *
 * Safer reading: an episode is dated by its onset only where that is recorded; a year or month counts by its last day.
 */
export const maniaActive = rule({
  id: 'ci-mania-active',
  plan: 'ci-mania-active',
  title: 'Current manic or mixed episode',
  basis: 'Ketamine and esketamine may worsen a manic or mixed episode.',
  group: 2,
  highest: 'critical',
  replaces: [bipolar],
  needs: { drafts, episodes: problems('manic-or-mixed-episode', 'active', { lifelong: true }) },

  decide({ drafts: { orders }, episodes }, { subject, at, site }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: recent(episodes, site.thresholds.mania.episodeDays, at).any('no current manic or mixed episode on record'),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries }, indicator: 'critical', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Current manic/mixed episode on record: mood stabilisation before ketamine',
    line: `The record shows a current manic or mixed episode: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'Trials left out current mania; a manic psychosis during ketamine is reported.',
    options: [
      'consider mood stabilisation and a psychiatry review before any dose',
      'consider another treatment',
      'consider updating the problem list if the episode is over',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a remission code or status',
    overrideReasons: 'OR-A',
  }),
});
