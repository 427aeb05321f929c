import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { adult } from '../../case/adult.ts';
import { disorderTrials } from '../../case/disorder-trials.ts';
import { notReferredToPsychiatry } from '../../case/recent-referral.ts';
import { disorderReferral } from '../../case/referral.ts';
import { refractoryDisorder } from '../../case/refractory-disorder.ts';
import { rule } from '../../rule.ts';

/**
 * `ind-ptsd`: an adult with current PTSD, PCL-5 33 or more in 60 days, a psychotherapy Procedure ever (whether it was
 * trauma-focused cannot be computed), and at least one adequate trial of sertraline, paroxetine or venlafaxine. Graded very
 * low and conflicting; specific trauma-focused psychotherapy comes first. Desvenlafaxine counts as venlafaxine (D3).
 */
export const ptsd = rule({
  id: 'ind-ptsd',
  plan: 'ind-ptsd',
  title: 'PTSD after therapy and medicine',
  basis: 'PTSD that stays severe after therapy and medicine deserves specialty care.',
  group: 5,
  highest: 'info',
  needs: {
    adult,
    refractory: refractoryDisorder({
      name: 'PTSD',
      set: 'ptsd',
      scale: { name: 'PCL-5', set: 'pcl5-total', input: 'scores2', max: 80, floor: 'pcl5', days: 'pcl5Days' },
      trials: disorderTrials({
        which: 'trials of sertraline, paroxetine or venlafaxine',
        counts: ({ drug }) => /^(sertraline|paroxetine|(des)?venlafaxine)$/.test(drug),
        needed: () => 1,
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
    summary: 'PTSD after therapy and medication: specialty review; ketamine results conflict',
    line: `The record shows PTSD (${facts.score}) after psychotherapy and ${facts.tried}; ketamine results conflict`,
    found: [...facts.entries.map(words.entry), `Adequate trials: ${facts.tried}`],
    why: 'Positive in two small trials, no effect on PTSD in 158 veterans. Guidance puts trauma-focused therapy first.',
    options: [
      'consider prolonged exposure, CPT or EMDR first',
      'consider PTSD specialty care',
      'no change: document the reason',
    ],
    suggestions: [disorderReferral('PTSD', facts)],
    cites: ['S33', 'S34', 'S35', 'S70'],
    overrideReasons: 'OR-C',
  }),
});
