import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, joinLists, problems } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { older } from '../../case/recent.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-bipolar`: bipolar disorder that is not a current manic or mixed episode: depressed, unspecified, type II or in
 * remission, whatever its status, and manic or mixed episodes that are over or dated more than 180 days ago. Schizoaffective
 * disorder is a psychotic disorder (`ci-psychosis-active`), cyclothymia is neither. Not shown where `ci-mania-active`
 * speaks as loudly. Not in anaesthesia.
 */
export const bipolar = rule({
  id: 'ca-bipolar',
  plan: 'ca-bipolar',
  title: 'Bipolar disorder, not manic',
  basis: 'A switch into mania after ketamine is rare but real.',
  group: 2,
  highest: 'warning',
  needs: {
    drafts,
    disorders: problems('bipolar-not-manic', 'ever', { lifelong: true }),
    episodes: problems('manic-or-mixed-episode', 'ever', { lifelong: true }),
  },

  decide({ drafts: { orders }, disorders, episodes }, { subject, at, site }) {
    const past = joinLists([
      episodes.where(({ active }) => !active),
      older(
        episodes.where(({ active }) => active),
        site.thresholds.mania.episodeDays,
        at,
      ),
    ]);
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: joinLists([disorders, past]).any('no bipolar disorder on record but a current manic episode, if any'),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries }, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Bipolar disorder on record: mood-stabiliser cover and switch monitoring',
    line: `The record shows bipolar disorder: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'The US labels are silent on bipolar disorder, an EU leaflet asks for caution; the switch risk is low but real.',
    options: [
      'consider mood-stabiliser cover and a plan to watch for a switch',
      'consider a psychiatry review before a course',
      'no change: document the reason',
    ],
    overrideReasons: 'OR-B',
  }),
});
