import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { adult } from '../../case/adult.ts';
import { noCancerPain } from '../../case/cancer-pain.ts';
import { depressionWithPain, moodScores, painScores } from '../../case/mood-and-pain.ts';
import { noMoodExclusion } from '../../case/mood-exclusions.ts';
import { namePain } from '../../case/pain.ts';
import { adequatePainTreatment, painTreatments } from '../../case/pain-treatments.ts';
import { jointReferralsMissing } from '../../case/recent-referral.ts';
import { jointReferrals } from '../../case/referral.ts';
import { groundsOf, isUrgent, nameScores } from '../../case/severity.ts';
import { describeTreatment, treatmentFacts } from '../../case/treatment-facts.ts';
import { adequateTrials, treatmentOfDepression } from '../../case/treatment-history.ts';
import { rule } from '../../rule.ts';

/**
 * `ind-comorbid-pain-mood`: an adult with depression and chronic pain, both known for 90 days; PHQ-9 10 or more (or all of
 * `ind-trd`) in 60 days, pain 4/10 or PEG 4 or more in 90 days; one adequate treatment on each side. One drug may serve
 * both. Exclusions as in `ind-trd`, and cancer pain. Combined benefit graded low to very low.
 * A recent referral to psychiatry and one to pain medicine keep it quiet; with one of them it proposes the other.
 */
export const comorbidPainMood = rule({
  id: 'ind-comorbid-pain-mood',
  plan: 'ind-comorbid-pain-mood',
  title: 'Depression with chronic pain',
  basis: 'Where pain and depression are both active, this project proposes to look at them together.',
  group: 5,
  highest: 'info',
  needs: {
    adult,
    both: depressionWithPain,
    noMoodExclusion,
    noCancerPain,
    moods: moodScores,
    pains: painScores,
    treatment: treatmentOfDepression,
    painTreatments,
    missing: jointReferralsMissing,
  },

  decide(read, { site }) {
    const { adult, both, noMoodExclusion, noCancerPain, moods, pains, treatment, painTreatments, missing } = read;
    const trial = adequateTrials(treatment, 1);
    const treated = adequatePainTreatment(painTreatments);
    const statement = allOf({ both, adult, moods, pains, trial, treated, noMoodExclusion, noCancerPain, missing });
    return verdict(statement, (found) => ({
      facts: {
        ...treatmentFacts(treatment, found.trial),
        mood: nameScores(found.moods),
        pain: found.pains.map(namePain).join(', '),
        painDrugs: found.treated.map(({ drug }) => drug),
        reasons: [...found.both, ...groundsOf(moods), ...groundsOf(pains)],
        painMedicines: found.treated.flatMap(({ sources }) => sources),
        urgent: isUrgent(found.moods, site),
        to: site.referrals,
        missing: found.missing,
      },
      indicator: 'info',
    }));
  },

  card: (facts, words) => {
    const { mood, pain, painDrugs, reasons } = facts;
    const found = [...describeTreatment(facts, words), `Pain medicine at an adequate dose: ${painDrugs.join(', ')}`];
    return {
      summary: `Depression (${mood}) with chronic pain (${pain}): joint psychiatry–pain review is an option`,
      line: `The record shows depression (${mood}) with chronic pain (${pain}), each treated; combined ketamine evidence low to very low`,
      found: [...reasons.map(words.entry), ...found],
      why: 'Both are active by a current score, with a treatment of each on record. Ketamine is off-label; combined evidence low to very low, pain very low.',
      options: [
        'consider a medicine that serves both (SNRI or tricyclic)',
        'consider collaborative care, or a joint psychiatry and pain review',
        'no change: document the reason',
      ],
      suggestions: jointReferrals(facts, [`Depression (${mood}) with chronic pain (${pain}).`, ...found]),
      overrideReasons: 'OR-C',
    };
  },
});
