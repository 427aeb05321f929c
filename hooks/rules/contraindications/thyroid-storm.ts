import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { thyroidStorm as found } from '../../case/thyroid.ts';
import { rule } from '../../rule.ts';
import { hyperthyroid } from '../cautions/hyperthyroid.ts';

/**
 * `ci-thyroid-storm`: a thyrotoxic crisis of the last 30 days (E05.-1). Cleared by a TSH of 0.4 mIU/L or more taken later
 * (the row says "euthyroid"; the number is chosen [X]), if it is the latest. Not in anaesthesia or procedures. Where it
 * speaks, `ca-hyperthyroid` says the same more quietly and is left out.
 *
 * Safer readings: see `hooks/case/thyroid.ts`.
 */
export const thyroidStorm = rule({
  id: 'ci-thyroid-storm',
  plan: 'ci-thyroid-storm',
  title: 'Thyrotoxic crisis',
  basis: 'Ketamine adds to the fast heart and high blood pressure of a thyrotoxic crisis.',
  group: 2,
  highest: 'critical',
  replaces: [hyperthyroid],
  needs: { drafts, found },

  decide({ drafts: { orders }, found }, { subject }) {
    const statement = allOf({ concerned: eitherDrugAsTherapy(orders, subject), found });
    return verdict(statement, ({ found: crises }) => {
      const entries = crises.map(({ from }) => from);
      return { facts: { entries }, indicator: 'critical', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Thyrotoxic crisis on record: stabilise before ketamine',
    line: `The record shows a recent thyrotoxic crisis: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'The Swiss ketamine label lists untreated hyperthyroidism as a contraindication.',
    options: [
      'consider endocrine input and a current thyroid test before any dose',
      'consider another treatment',
      'consider updating the problem list if it is not current',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a later normal TSH',
    overrideReasons: 'OR-A',
  }),
});
