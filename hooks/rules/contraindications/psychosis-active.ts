import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, joinLists, problems } from '../../../src/picture/index.ts';
import { entriesOnce } from '../../case/entries-of.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { recent } from '../../case/recent.ts';
import { rule } from '../../rule.ts';
import { psychosisHistory } from '../cautions/psychosis-history.ts';

/**
 * `ci-psychosis-active`: a current primary psychotic disorder, psychosis caused by a substance or a disease, or delirium
 * in the last 30 days. Mood episodes with psychotic features are a caution of their own (`ca-mood-psychotic`). Inactive,
 * remitted or resolved entries are history (`ca-psychosis-history`). Not in anaesthesia or procedures.
 *
 * The US label asks for benefit to outweigh risk; consensus says avoid. Read as critical (knowledge 0.6).
 * Safer reading: a delirium without a date, not recorded as over, counts as recent (knowledge 0.2).
 */
export const psychosisActive = rule({
  id: 'ci-psychosis-active',
  plan: 'ci-psychosis-active',
  title: 'Active psychotic disorder',
  basis: 'Ketamine and esketamine can bring on or worsen psychotic symptoms.',
  group: 2,
  highest: 'critical',
  replaces: [psychosisHistory],
  needs: {
    drafts,
    psychoses: problems('psychosis-primary', 'active', { lifelong: true }),
    deliria: problems('delirium-current', 'active'),
  },

  decide({ drafts: { orders }, psychoses, deliria }, { subject, at, site }) {
    const lately = recent(deliria, site.thresholds.psychosis.deliriumDays, at);
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: joinLists([psychoses, lately]).any('no active psychotic disorder or recent delirium on record'),
    });
    return verdict(statement, ({ found }) => {
      const psychotic = lately.items.length === 0 || psychoses.items.some(({ from }) => from.trust === 'stated');
      // What the card is named after comes first.
      const named = psychotic ? psychoses.items : lately.items;
      const entries = entriesOnce([...named, ...found]);
      return { facts: { entries, psychotic }, indicator: 'critical', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries, psychotic }, words) => ({
    summary: `${psychotic ? 'Active psychotic disorder' : 'Recent delirium'} on record: specialist benefit-risk review first`,
    line: `The record shows a ${psychotic ? 'current psychotic disorder' : 'recent delirium'}: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: psychotic
      ? 'The esketamine label asks that benefit outweigh risk; consensus advises against ketamine while poorly controlled.'
      : 'Both drugs can worsen confusion; this project reads a recent delirium like an active psychosis.',
    options: [
      'consider a specialist benefit-risk review before any dose',
      'consider another treatment',
      'consider updating the problem list if this is in remission or not current',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'an inactive, remitted or resolved status',
    overrideReasons: 'OR-A',
  }),
});
