import { verdict } from '../../../src/engine/index.ts';
import { allOf, not } from '../../../src/picture/index.ts';
import { depressionAfterTrials } from '../../case/depression-after-trials.ts';
import { psychiatryReferral } from '../../case/referral.ts';
import { groundsOf, moderateDepression, nameScores, severeDepression } from '../../case/severity.ts';
import { describeTreatment } from '../../case/treatment-facts.ts';
import { rule } from '../../rule.ts';

/**
 * `ind-trd-moderate`: as `ind-trd` (adult, current major depression, two adequate trials in the episode, no bipolar disorder
 * ever, no psychosis now), but the current score is moderate: PHQ-9 10 to 14, MADRS 20 to 27 or QIDS-SR16 11 to 15. A scale
 * in its severe range makes it `ind-trd`. The evidence applies less; optimisation or augmentation usually comes first.
 *
 * Safer readings: those of `ind-trd`.
 */
export const trdModerate = rule({
  id: 'ind-trd-moderate',
  plan: 'ind-trd-moderate',
  title: 'Moderate depression after two adequate trials',
  basis: 'Two adequate trials that left moderate depression deserve a review of treatment.',
  group: 5,
  highest: 'info',
  needs: { depressionAfterTrials, moderateDepression, severeDepression },

  decide({ depressionAfterTrials, moderateDepression, severeDepression }, { site }) {
    const statement = allOf({
      found: depressionAfterTrials,
      moderate: moderateDepression,
      notSevere: not(severeDepression, 'a current score is in the severe range (ind-trd)', 'already-handled'),
    });
    return verdict(statement, ({ found, moderate }) => ({
      facts: {
        ...found,
        score: nameScores(moderate),
        reasons: [...found.problems, ...groundsOf(moderateDepression)],
        urgent: false,
        to: site.referrals,
      },
      indicator: 'info',
    }));
  },

  card: (facts, words) => {
    const { count, score, reasons } = facts;
    const trials = words.count(count, 'adequate antidepressant trial');
    const found = describeTreatment(facts, words);
    return {
      summary: `≥2 adequate trials, ${score} (moderate): optimisation or augmentation usually first`,
      line: `The record shows current major depression (${score}, moderate) and ${trials} in this episode`,
      found: [...reasons.map(words.entry), ...found],
      why: 'Esketamine and ketamine were studied in more severe depression, so the evidence applies less.',
      options: [
        'consider optimising dose and adherence, augmentation or a switch',
        'consider psychotherapy, and a psychiatry review',
        'no change: document the reason',
      ],
      suggestions: [psychiatryReferral(facts, [`${score}. ${trials} in the current episode.`, ...found])],
      overrideReasons: 'OR-C',
    };
  },
});
