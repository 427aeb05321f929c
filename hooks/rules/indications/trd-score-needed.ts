import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { depressionAfterTrials } from '../../case/depression-after-trials.ts';
import { noCurrentScore } from '../../case/severity.ts';
import { describeTreatment } from '../../case/treatment-facts.ts';
import { rule } from '../../rule.ts';

/**
 * `ind-trd-score-needed`: as `ind-trd` (adult, current major depression, two adequate trials in the episode, no bipolar
 * disorder ever, no psychosis now), but no valid PHQ-9, MADRS, QIDS-SR16 or HAM-D17 of the last 60 days. Asks for a score
 * and proposes nothing else. Scores that could not be read are no missing scores: then it cannot tell.
 */
export const trdScoreNeeded = rule({
  id: 'ind-trd-score-needed',
  plan: 'ind-trd-score-needed',
  title: 'Two adequate trials without a current score',
  basis: 'Without a current score nobody can tell how the patient is, nor what a next step should change.',
  group: 5,
  highest: 'info',
  needs: { depressionAfterTrials, noCurrentScore },

  decide({ depressionAfterTrials, noCurrentScore }, { site }) {
    const statement = allOf({ found: depressionAfterTrials, noCurrentScore });
    return verdict(statement, ({ found }) => ({
      facts: { ...found, days: site.thresholds.severity.scoreDays },
      indicator: 'info',
    }));
  },

  card: (facts, words) => ({
    summary: `≥2 adequate antidepressant trials found; no severity score in ${facts.days} days`,
    line: `The record shows current major depression and ${words.count(facts.count, 'adequate antidepressant trial')} in this episode, and no score of the last ${facts.days} days`,
    found: [...facts.problems.map(words.entry), ...describeTreatment(facts, words)],
    why: 'Measurement-based care: a current score tells whether another step is needed, and is the baseline of any.',
    options: ['consider a PHQ-9 today', 'no change: document the reason'],
    overrideReasons: 'OR-C',
  }),
});
