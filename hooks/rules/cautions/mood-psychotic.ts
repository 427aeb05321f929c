import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, problems } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-mood-psychotic`: active depression with psychotic features (F32.3, F33.3, F31.5). Manic and mixed episodes with
 * psychosis belong to `ci-mania-active`, primary psychotic disorders to `ci-psychosis-active`. Not in anaesthesia.
 *
 * Safer reading: mood disorder with psychotic features of an unstated pole counts too.
 */
export const moodPsychotic = rule({
  id: 'ca-mood-psychotic',
  plan: 'ca-mood-psychotic',
  title: 'Depression with psychotic features',
  basis: 'The trials left patients with psychotic depression out.',
  group: 2,
  highest: 'warning',
  needs: { drafts, episodes: problems('mood-disorder-psychotic', 'active') },

  decide({ drafts: { orders }, episodes }, { subject }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: episodes.any('no active mood episode with psychotic features on record'),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries }, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Psychotic features on record: not studied in label trials; specialist review',
    line: `The record shows psychotic features: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'The label trials left psychotic features out; an open series of 36 patients showed no worsening.',
    options: [
      'consider a specialist benefit-risk review before a course',
      'consider another treatment, for instance ECT',
      'no change: document the reason',
    ],
    overrideReasons: 'OR-B',
  }),
});
