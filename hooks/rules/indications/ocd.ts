import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { adult } from '../../case/adult.ts';
import { disorderTrials } from '../../case/disorder-trials.ts';
import { notReferredToPsychiatry } from '../../case/recent-referral.ts';
import { disorderReferral } from '../../case/referral.ts';
import { refractoryDisorder } from '../../case/refractory-disorder.ts';
import { rule } from '../../rule.ts';

/**
 * `ind-ocd`: an adult with current obsessive-compulsive disorder, Y-BOCS 24 or more in 90 days, after at least two SRI trials
 * (SSRI or clomipramine) of 84 days at the dose of D3, and a psychotherapy Procedure ever (whether it was exposure and
 * response prevention cannot be computed). Y-BOCS has no public code: without a site map (`ybocs-total`) the rule keeps
 * quiet. Graded very low.
 */
export const ocd = rule({
  id: 'ind-ocd',
  plan: 'ind-ocd',
  title: 'Refractory obsessive-compulsive disorder',
  basis: 'Severe OCD after two long trials and psychotherapy deserves a review of treatment.',
  group: 5,
  highest: 'info',
  needs: {
    adult,
    refractory: refractoryDisorder({
      name: 'obsessive-compulsive disorder',
      set: 'ocd',
      scale: { name: 'Y-BOCS', set: 'ybocs-total', input: 'scores2', max: 40, floor: 'ybocs', days: 'ybocsDays' },
      trials: disorderTrials({
        which: 'SSRI or clomipramine trials of 12 weeks',
        counts: ({ class: kind, drug }) => kind === 'SSRI' || drug === 'clomipramine',
        needed: ({ thresholds }) => thresholds.disorders.trials,
        days: ({ thresholds }) => thresholds.disorders.ocdTrialDays,
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
    summary: 'Refractory OCD: specialty review; ketamine evidence very low, off-label',
    line: `The record shows OCD (${facts.score}) after ${facts.tried} and psychotherapy; ketamine evidence very low`,
    found: [...facts.entries.map(words.entry), `Adequate trials: ${facts.tried}`],
    why: 'A 15-person crossover trial was positive for a week; an open-label series found no responders. Off-label.',
    options: [
      'consider exposure and response prevention, a high-dose SRI, clomipramine or augmentation',
      'consider OCD specialty care',
      'no change: document the reason',
    ],
    suggestions: [disorderReferral('Obsessive-compulsive disorder', facts)],
    overrideReasons: 'OR-C',
  }),
});
