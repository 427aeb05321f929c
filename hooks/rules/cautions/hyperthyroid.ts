import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { uncontrolledThyroid } from '../../case/thyroid.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-hyperthyroid`: active hyperthyroidism (E05.-) and the latest TSH of the last 180 days is below 0.1 mIU/L, or there
 * is none. Cleared by a TSH that is not suppressed. Not in anaesthesia or procedures. A thyrotoxic crisis is
 * `ci-thyroid-storm`.
 *
 * Contraindication in the Swiss label, caution in the EU leaflet. Other readings: `hooks/case/thyroid.ts`.
 */
export const hyperthyroid = rule({
  id: 'ca-hyperthyroid',
  plan: 'ca-hyperthyroid',
  title: 'Hyperthyroidism not shown controlled',
  basis: 'Ketamine adds to the fast heart and high blood pressure of untreated hyperthyroidism.',
  group: 2,
  highest: 'warning',
  needs: { drafts, uncontrolledThyroid },

  decide({ drafts: { orders }, uncontrolledThyroid: found }, { subject, site }) {
    const statement = allOf({ concerned: eitherDrugAsTherapy(orders, subject), found });
    return verdict(statement, ({ found: { problems, tsh } }) => {
      const entries = problems.map(({ from }) => from);
      const facts = { entries, days: site.thresholds.thyroid.tshDays, ...(tsh && { tsh: tsh.from }) };
      return { facts, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries, days, tsh }, words) => ({
    summary: 'Hyperthyroidism not shown controlled: check thyroid status first',
    line: `The record shows hyperthyroidism: ${words.entries(entries, 1)}; ${tsh ? words.entry(tsh) : `no TSH in ${days} days`}`,
    found: [...entries.map(words.entry), tsh ? words.entry(tsh) : `No TSH in the last ${days} days`],
    why: 'The Swiss ketamine label lists untreated hyperthyroidism as a contraindication, the EU leaflet as a caution.',
    options: [
      'consider a current thyroid test before the dose',
      'consider endocrine input',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a TSH that is not suppressed, or a resolved status',
    overrideReasons: 'OR-B',
  }),
});
