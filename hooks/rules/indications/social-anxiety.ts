import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { adult } from '../../case/adult.ts';
import { disorderTrials } from '../../case/disorder-trials.ts';
import { notReferredToPsychiatry } from '../../case/recent-referral.ts';
import { disorderReferral } from '../../case/referral.ts';
import { refractoryDisorder } from '../../case/refractory-disorder.ts';
import { rule } from '../../rule.ts';

/**
 * `ind-sad`: an adult with current social anxiety disorder, LSAS 60 or more in 90 days, after at least two adequate SSRI or
 * SNRI trials and a psychotherapy Procedure ever. LSAS has no public code: without a site map (`lsas-total`) there is no
 * score and the rule keeps quiet. Graded very low.
 */
export const socialAnxiety = rule({
  id: 'ind-sad',
  plan: 'ind-sad',
  title: 'Refractory social anxiety',
  basis: 'Severe social anxiety after two adequate trials and psychotherapy deserves a review of treatment.',
  group: 5,
  highest: 'info',
  needs: {
    adult,
    refractory: refractoryDisorder({
      name: 'social anxiety disorder',
      set: 'social-anxiety-disorder',
      scale: { name: 'LSAS', set: 'lsas-total', input: 'scores2', max: 144, floor: 'lsas', days: 'lsasDays' },
      trials: disorderTrials({
        which: 'SSRI or SNRI trials',
        counts: ({ class: kind }) => kind === 'SSRI' || kind === 'SNRI',
        needed: ({ thresholds }) => thresholds.disorders.trials,
      }),
      psychotherapy: true,
    }),
    notReferredToPsychiatry,
  },

  decide({ adult, refractory, notReferredToPsychiatry }, { site }) {
    const statement = allOf({ found: refractory, adult, notReferredToPsychiatry });
    return verdict(statement, ({ found }) => ({
      facts: { ...found, to: site.referrals.psychiatry },
      indicator: 'info',
    }));
  },

  card: (facts, words) => ({
    summary: 'Refractory social anxiety: psychiatry review; ketamine evidence very low, off-label',
    line: `The record shows social anxiety (${facts.score}) after ${facts.tried} and psychotherapy; ketamine evidence very low`,
    found: [...facts.entries.map(words.entry), `Adequate trials: ${facts.tried}`],
    why: 'One crossover trial of 18 people improved LSAS and not the self-rated scale; off-label.',
    options: [
      'consider CBT, or another SSRI or SNRI',
      'consider a psychiatry review',
      'no change: document the reason',
    ],
    suggestions: [disorderReferral('Social anxiety disorder', facts)],
    overrideReasons: 'OR-C',
  }),
});
