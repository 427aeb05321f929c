import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, type Fact, type Problem, problems, proceduresIn } from '../../../src/picture/index.ts';
import { eitherDrug } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { isAfter } from '../../case/standing.ts';
import { uncleared } from '../../case/uncleared.ts';
import { rule } from '../../rule.ts';

/**
 * `ci-catecholamine-excess`: phaeochromocytoma or paraganglioma on record and active, with no later resection. Critical
 * before therapy; a warning before anaesthesia or a procedure, where blood pressure is managed. D35.0 alone does not say
 * that the tumour secretes and is not meant. Cleared by a resolved status or a resection recorded after the onset.
 *
 * Safer readings: a resection clears only if it is surely later, and never an undated or uncoded entry; an old visit
 * diagnosis without a status still counts; procedures that could not be read clear nothing.
 */
export const catecholamineExcess = rule({
  id: 'ci-catecholamine-excess',
  plan: 'ci-catecholamine-excess',
  title: 'Untreated catecholamine-secreting tumour',
  basis: 'Ketamine blocks the reuptake of catecholamines, so that a secreting tumour can cause a hypertensive crisis.',
  group: 2,
  highest: 'critical',
  needs: {
    drafts,
    tumours: problems('catecholamine-tumour', 'active', { lifelong: true }),
    resections: proceduresIn('adrenal-tumour-resection'),
  },

  decide({ drafts: { orders }, tumours, resections }, { subject }) {
    const statement = allOf({
      concerned: eitherDrug(orders, subject),
      found: uncleared(tumours, {
        by: resections,
        clears: (finding: Fact<Problem>, resection) => finding.value.code !== undefined && isAfter(resection, finding),
        none: 'no catecholamine-secreting tumour on record',
        over: 'a resection is recorded after every such tumour on record',
        why: 'already-handled',
      }),
    });
    return verdict(statement, ({ concerned: order, found }) => {
      const entries = found.map(({ from }) => from);
      const indicator = order?.use === 'anaesthetic' ? 'warning' : 'critical';
      return { facts: { entries }, indicator, lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Catecholamine-secreting tumour on record: hypertensive-crisis risk with ketamine',
    line: `The record shows a catecholamine-secreting tumour: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'By its pharmacology ketamine can set off a hypertensive crisis; the evidence is very low.',
    options: [
      'consider endocrine or anaesthetic input before any dose',
      'consider another treatment or anaesthetic',
      'consider updating the problem list if it was removed',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a resolved status, or a resection recorded after the onset',
    overrideReasons: 'OR-A',
  }),
});
