import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { depressionAfterTrials } from '../../case/depression-after-trials.ts';
import { psychiatryReferral } from '../../case/referral.ts';
import { groundsOf, isUrgent, nameScores, severeDepression } from '../../case/severity.ts';
import { describeTreatment } from '../../case/treatment-facts.ts';
import { rule } from '../../rule.ts';
import { comorbidPainMood } from './comorbid-pain-mood.ts';
import { painRules } from './pain.ts';

/**
 * `ind-trd`: an adult with current major depression, severe by a score of the last 60 days, after at least two adequate
 * antidepressant trials in the current episode (D3); no bipolar disorder ever, no psychosis now. The count is stated,
 * never "treatment-resistant" as a fact. With a pain indication the card is titled as both, these facts first (D2).
 * A psychiatry referral of the last 90 days keeps it quiet. Safer readings: see `hooks/case/depression-after-trials.ts`.
 */
export const trd = rule({
  id: 'ind-trd',
  plan: 'ind-trd',
  title: 'Depression after two adequate trials',
  basis:
    'After two adequate trials a further antidepressant helps less often; other options deserve a specialist look.',
  group: 5,
  highest: 'info',
  needs: { depressionAfterTrials, severeDepression },
  considers: [comorbidPainMood, ...painRules],

  decide({ depressionAfterTrials, severeDepression }, { site, verdictOf }) {
    const statement = allOf({ found: depressionAfterTrials, severe: severeDepression });
    const withPain = [comorbidPainMood, ...painRules].some((rule) => verdictOf(rule).kind === 'fires');
    return verdict(statement, ({ found, severe }) => ({
      facts: {
        ...found,
        withPain,
        score: nameScores(severe),
        reasons: [...found.problems, ...groundsOf(severeDepression)],
        urgent: isUrgent(severe, site),
        to: site.referrals,
      },
      indicator: 'info',
    }));
  },

  card: (facts, words) => {
    const { count, withPain, score, reasons } = facts;
    const trials = words.count(count, 'adequate antidepressant trial');
    const found = describeTreatment(facts, words);
    return {
      summary: withPain
        ? `Depression (${score}, ${words.count(count, 'adequate trial')}) with chronic pain: joint psychiatry–pain review is an option`
        : `Criteria for ≥2 adequate antidepressant trials met, ${score}: specialist evaluation is an option`,
      line: `The record shows current major depression (${score}) and ${trials} in this episode`,
      found: [...reasons.map(words.entry), ...found],
      why: 'Esketamine is labelled after two trials (evidence moderate); ketamine is off-label (one infusion moderate, a series low).',
      options: [
        'consider confirming diagnosis, adherence and at least 6 weeks at dose',
        'consider psychotherapy, augmentation or a switch',
        `consider specialist evaluation, ECT and TMS included${withPain ? ', jointly with pain medicine' : ''}`,
        'no change: document the reason',
      ],
      suggestions: [psychiatryReferral(facts, [`${score}. ${trials} in the current episode.`, ...found])],
      cites: ['S02', 'S64', 'S09'],
      overrideReasons: 'OR-C',
    };
  },
});
