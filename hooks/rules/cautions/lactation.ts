import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { breastfeeding } from '../../case/breastfeeding.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-lactation`: breastfeeding by an active problem or visit code (Z39.1) or by the status observation, written down in
 * the last 180 days. Cleared by a later status "no" or a resolved status (weaned). Not in anaesthesia or procedures.
 *
 * Other readings: `hooks/case/breastfeeding.ts`.
 */
export const lactation = rule({
  id: 'ca-lactation',
  plan: 'ca-lactation',
  title: 'Breastfeeding',
  basis: 'Both drugs pass into breast milk.',
  group: 2,
  highest: 'warning',
  needs: { drafts, breastfeeding },

  decide({ drafts: { orders }, breastfeeding: found }, { subject }) {
    const statement = allOf({ concerned: eitherDrugAsTherapy(orders, subject), found });
    return verdict(statement, ({ found: facts }) => {
      const entries = facts.map(({ from }) => from);
      return { facts: { entries }, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Breastfeeding on record: esketamine label advises against breastfeeding during treatment',
    line: `The record shows breastfeeding: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'The esketamine label does not recommend breastfeeding during treatment; for ketamine this is extrapolated.',
    options: [
      'consider discussing breastfeeding and timing with the patient',
      'consider another treatment',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a later status that she does not breastfeed, or a resolved entry',
    overrideReasons: 'OR-B',
  }),
});
