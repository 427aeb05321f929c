import { allOf, anyOf, derive, type Need, problems, type Source, type Truth, yes } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { longStanding, type PainScore, painScore, pegScore } from './pain.ts';
import { present } from './present.ts';
import { moderatePhq9, type Score, severeDepression } from './severity.ts';
import { adequateTrials, treatmentOfMajorDepression } from './treatment-history.ts';

/** Is the mood low now: a moderate PHQ-9, or all that `ind-trd` asks for, whatever the scale (D2, `ind-comorbid-pain-mood`)? */
export const moodScores: Need<Truth<readonly Score[]>, SitePolicy> = derive(
  'mood scores',
  {
    moderate: moderatePhq9,
    severe: severeDepression,
    major: problems('mdd-active', 'active'),
    treatment: treatmentOfMajorDepression,
  },
  ({ moderate, severe, major, treatment }, _at, site: SitePolicy) => {
    const resistant = allOf({
      severe,
      major: present(major, 'no major depression'),
      trials: adequateTrials(treatment, site.thresholds.trials.needed),
    });
    const scores = anyOf<readonly Score[]>(
      [told(moderate, (score) => [score]), told(resistant, (found) => found.severe)],
      'no current PHQ-9 of 10 or more',
    );
    return told(scores, (found) => [...new Map(found.flat().map((score) => [score.scale, score])).values()]);
  },
);

/** The current pain scores that are high enough, of either scale. */
export const painScores: Need<Truth<readonly PainScore[]>, SitePolicy> = derive(
  'pain scores',
  { painScore, pegScore },
  (scores) => anyOf([scores.painScore, scores.pegScore], 'no current pain score of 4 or more'),
);

/** Depression and a chronic pain, each known for long enough; gives their entries, depression first. */
export const depressionWithPain: Need<Truth<readonly Source[]>, SitePolicy> = derive(
  'depression with chronic pain',
  { depression: problems('depressive-disorder-active', 'active'), pain: problems('chronic-pain-any', 'active') },
  ({ depression, pain }, at, site: SitePolicy) => {
    const { chronicDays } = site.thresholds.pain;
    const both = allOf({
      depression: longStanding(depression, chronicDays, 'no current depression', at),
      pain: longStanding(pain, chronicDays, 'no current chronic pain', at),
    });
    return told(both, (found) => [...found.depression, ...found.pain].map(({ from }) => from));
  },
);

/** The same statement with another value. */
function told<T, U>(truth: Truth<T>, change: (value: T) => U): Truth<U> {
  return truth.is === 'yes' ? yes(change(truth.value), truth.because, truth.notChecked) : truth;
}
