import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf, type Fact, problems } from '../../../src/picture/index.ts';
import { lowCognition } from '../../case/cognition.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-cognitive`: dementia or mild cognitive impairment on record, or the latest MoCA of a year below 22 or MMSE below 24.
 * Not in anaesthesia.
 *
 * Safer readings: the row names no status, so an entry that is over counts too; every dementia counts, that of Lewy
 * bodies or of alcohol too, and mild neurocognitive disorder of a known cause (F06.7) like G31.84.
 */
export const cognitive = rule({
  id: 'ca-cognitive',
  plan: 'ca-cognitive',
  title: 'Cognitive impairment',
  basis: 'Both drugs disturb thinking for hours, and long-term effects are not excluded.',
  group: 2,
  highest: 'warning',
  needs: { drafts, disorders: problems('cognitive-disorder', 'ever', { lifelong: true }), lowCognition },

  decide({ drafts: { orders }, disorders, lowCognition: scores }, { subject }) {
    const none = 'no cognitive impairment on record';
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: anyOf<readonly Fact<unknown>[]>([disorders.any(none), scores], none),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.flat().map(({ from }) => from);
      return { facts: { entries }, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Cognitive impairment on record: baseline test and consent capacity review',
    line: `The record shows cognitive impairment: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'The esketamine label reports short-term effects on thinking; effects of long-term use are not excluded.',
    options: [
      'consider a baseline test and a review of capacity to consent',
      'consider repeating the test during a course',
      'no change: document the reason',
    ],
    overrideReasons: 'OR-B',
  }),
});
