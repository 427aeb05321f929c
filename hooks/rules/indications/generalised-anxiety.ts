import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { adult } from '../../case/adult.ts';
import { disorderTrials } from '../../case/disorder-trials.ts';
import { notReferredToPsychiatry } from '../../case/recent-referral.ts';
import { disorderReferral } from '../../case/referral.ts';
import { refractoryDisorder } from '../../case/refractory-disorder.ts';
import { rule } from '../../rule.ts';

/**
 * `ind-gad`: an adult with current generalised anxiety disorder, GAD-7 15 or more in 60 days, after at least two adequate
 * SSRI or SNRI trials (42 days at the dose of D3, in five years). Psychotherapy is not asked for: what is not recorded may
 * have been tried. Graded very low; ketamine only in a specialised service.
 */
export const generalisedAnxiety = rule({
  id: 'ind-gad',
  plan: 'ind-gad',
  title: 'Refractory generalised anxiety',
  basis: 'Severe anxiety after two adequate trials deserves a review of treatment.',
  group: 5,
  highest: 'info',
  needs: {
    adult,
    refractory: refractoryDisorder({
      name: 'generalised anxiety disorder',
      set: 'generalized-anxiety-disorder',
      scale: { name: 'GAD-7', set: 'gad7-total', input: 'scores', max: 21, floor: 'gad7', days: 'gad7Days' },
      trials: disorderTrials({
        which: 'SSRI or SNRI trials',
        counts: ({ class: kind }) => kind === 'SSRI' || kind === 'SNRI',
        needed: ({ thresholds }) => thresholds.disorders.trials,
      }),
      psychotherapy: false,
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
    summary: 'Refractory severe anxiety: psychiatry review; ketamine evidence very low, off-label',
    line: `The record shows generalised anxiety (${facts.score}) after ${facts.tried}; ketamine evidence very low`,
    found: [...facts.entries.map(words.entry), `Adequate trials: ${facts.tried}`],
    why: 'A 12-person ascending-dose study and a 20-person uncontrolled maintenance series; off-label.',
    options: [
      'consider CBT, another SSRI or SNRI, pregabalin or buspirone',
      'consider a psychiatry review; ketamine only in a specialised service',
      'no change: document the reason',
    ],
    suggestions: [disorderReferral('Generalised anxiety disorder', facts)],
    overrideReasons: 'OR-C',
  }),
});
