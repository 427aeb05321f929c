import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, joinLists, problems } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-hepatic-moderate`: Child-Pugh class B (only by codes a site has mapped, or by words) or any current cirrhosis,
 * biliary cirrhosis included. Left out where `ci-hepatic-severe` speaks at least as loudly. Cleared by a resolved status.
 *
 * Safer reading: an old visit diagnosis of cirrhosis without a status still counts.
 */
export const hepaticModerate = rule({
  id: 'ca-hepatic-moderate',
  plan: 'ca-hepatic-moderate',
  title: 'Moderate hepatic impairment',
  basis: 'The drug stays longer in the body where the liver is impaired.',
  group: 2,
  highest: 'warning',
  needs: {
    drafts,
    classB: problems('child-pugh-b', 'active'),
    cirrhosis: problems('cirrhosis-any', 'active', { lifelong: true }),
  },

  decide({ drafts: { orders }, classB, cirrhosis }, { subject }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: joinLists([classB, cirrhosis]).any('no cirrhosis or Child-Pugh class B on record'),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries }, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Cirrhosis or moderate liver impairment on record: esketamine label asks for longer observation',
    line: `The record shows cirrhosis or moderate liver impairment: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'The esketamine label asks for longer observation; for ketamine, consensus asks for caution.',
    options: [
      'consider a longer observation after the dose',
      'consider current liver tests and the Child-Pugh class',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a resolved status',
    overrideReasons: 'OR-B',
  }),
});
