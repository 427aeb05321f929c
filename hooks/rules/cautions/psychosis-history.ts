import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, problems } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-psychosis-history`: a primary, substance-induced or medical psychotic disorder that is inactive, in remission or
 * resolved. A delirium that is over is no psychotic disorder and not part of it; nor is family history. Not shown where
 * `ci-psychosis-active` speaks as loudly. Not in anaesthesia.
 */
export const psychosisHistory = rule({
  id: 'ca-psychosis-history',
  plan: 'ca-psychosis-history',
  title: 'Past psychotic disorder',
  basis: 'Ketamine and esketamine can bring psychotic symptoms back.',
  group: 2,
  highest: 'warning',
  needs: { drafts, psychoses: problems('psychosis-primary', 'ever', { lifelong: true }) },

  decide({ drafts: { orders }, psychoses }, { subject }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: psychoses.where(({ active }) => !active).any('no past psychotic disorder on record'),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries }, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Past psychotic disorder: specialist benefit-risk review',
    line: `The record shows a past psychotic disorder: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'The esketamine label asks to assess patients with psychosis and to treat only if benefit outweighs risk.',
    options: [
      'consider a specialist benefit-risk review before a course',
      'consider a plan to watch for psychotic symptoms',
      'no change: document the reason',
    ],
    overrideReasons: 'OR-B',
  }),
});
