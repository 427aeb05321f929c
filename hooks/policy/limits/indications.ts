import { antidepressants } from '../../case/antidepressant-doses.ts';
import { painDoses } from '../../case/pain-doses.ts';
import { type Limit, limit } from '../limit.ts';

/** Numbers of the indications: severity, episode, trials, pain (D2 to D4). */
export const indicationLimits = {
  severity: {
    scoreDays: limit(60, {
      min: 14,
      max: 120,
      unit: 'd',
      says: 'Days a mood score counts as current (D2)',
      chosen: true,
    }),
    moderatePhq9: limit(10, {
      min: 10,
      max: 15,
      unit: 'points',
      says: 'Lowest PHQ-9 total that counts as moderate (D4)',
      sources: ['S65'],
    }),
    urgentPhq9: limit(20, {
      min: 15,
      max: 27,
      unit: 'points',
      says: 'PHQ-9 total from which a referral is proposed as urgent (H1)',
      sources: ['S65'],
      chosen: true,
    }),
    severe: {
      phq9: limit(15, {
        min: 10,
        max: 20,
        unit: 'points',
        says: 'Lowest PHQ-9 total that counts as severe (ind-trd)',
        sources: ['S65'],
      }),
      madrs: limit(28, {
        min: 20,
        max: 34,
        unit: 'points',
        says: 'Lowest MADRS total that counts as severe (ind-trd)',
        sources: ['S29'],
      }),
      qids: limit(16, {
        min: 11,
        max: 20,
        unit: 'points',
        says: 'Lowest QIDS-SR16 total that counts as severe (ind-trd)',
      }),
      hamd: limit(20, {
        min: 17,
        max: 24,
        unit: 'points',
        says: 'Lowest HAM-D17 total that counts as severe (ind-trd)',
      }),
    },
  },
  episode: {
    assumedDays: limit(730, {
      min: 365,
      max: 1825,
      unit: 'd',
      says: 'Days looked back when the onset of the episode is not recorded (D3)',
      chosen: true,
    }),
    longestDays: limit(1825, {
      min: 730,
      max: 3650,
      unit: 'd',
      says: 'Days an episode is looked back at most (D3)',
      chosen: true,
    }),
    remissionBelow: limit(5, {
      min: 5,
      max: 7,
      unit: 'points',
      says: 'PHQ-9 totals below this count as remission (D4)',
      sources: ['S65'],
    }),
    remissionDays: limit(56, {
      min: 28,
      max: 84,
      unit: 'd',
      says: 'Days two remission scores lie apart at least (D3)',
      chosen: true,
    }),
    relapseFrom: limit(10, {
      min: 10,
      max: 15,
      unit: 'points',
      says: 'PHQ-9 total from which a new episode begins (D3)',
      chosen: true,
    }),
  },
  trials: {
    needed: limit(2, {
      min: 2,
      max: 4,
      unit: 'trials',
      says: 'Adequate antidepressant trials that make the finding (ind-trd)',
      sources: ['S02', 'S64'],
    }),
    days: limit(42, {
      min: 28,
      max: 56,
      unit: 'd',
      says: 'Days at or above the dose that make a trial adequate (D3)',
      sources: ['S64'],
      chosen: true,
    }),
    pauseDays: limit(14, {
      min: 7,
      max: 28,
      unit: 'd',
      says: 'Longest pause that still is one trial (D3)',
      chosen: true,
    }),
    responseDays: limit(28, {
      min: 14,
      max: 56,
      unit: 'd',
      says: 'Days into a trial from which a score tells of its effect (D3)',
      chosen: true,
    }),
    responseShare: limit(0.5, {
      min: 0.5,
      max: 0.5,
      unit: '1',
      says: 'Share of the score at the start below which a later score is a response (D4)',
      sources: ['S65'],
    }),
    responseBelow: limit(10, {
      min: 5,
      max: 10,
      unit: 'points',
      says: 'And the score itself is below this (D3)',
      chosen: true,
    }),
    startScoreBefore: limit(30, {
      min: 7,
      max: 60,
      unit: 'd',
      says: 'Days before the start of a trial in which a score counts as its starting score',
      chosen: true,
    }),
    startScoreAfter: limit(7, {
      min: 0,
      max: 14,
      unit: 'd',
      says: 'Days after the start of a trial in which a score counts as its starting score',
      chosen: true,
    }),
    doses: perDrug(
      antidepressants.flatMap(({ name, mgPerDay }) => (mgPerDay === undefined ? [] : [[name, mgPerDay] as const])),
      'adequate antidepressant trial (D3)',
    ),
    augmentationDays: limit(28, {
      min: 14,
      max: 56,
      unit: 'd',
      says: 'Overlapping days that make an augmentation (D3)',
      chosen: true,
    }),
  },
  pain: {
    chronicDays: limit(90, {
      min: 90,
      max: 180,
      unit: 'd',
      says: 'Days a pain condition is at least old to be chronic (D2)',
    }),
    scoreDays: limit(90, {
      min: 30,
      max: 180,
      unit: 'd',
      says: 'Days a pain score counts as current (D2)',
      chosen: true,
    }),
    nrs: limit(4, {
      min: 4,
      max: 7,
      unit: 'points',
      says: 'Lowest 0 to 10 pain score (ind-crps, ind-comorbid-pain-mood)',
      sources: ['S65'],
    }),
    peg: limit(4, {
      min: 4,
      max: 7,
      unit: 'points',
      says: 'Lowest PEG mean (ind-comorbid-pain-mood)',
      chosen: true,
    }),
    doses: perDrug(
      Object.entries(painDoses).map(([name, { mgPerDay }]) => [name, mgPerDay] as const),
      'adequate pain treatment (D3b)',
    ),
    treatmentDays: limit(28, {
      min: 28,
      max: 84,
      unit: 'd',
      says: 'Days of an adequate pain treatment (D3b)',
      chosen: true,
    }),
    crpsTreatments: limit(2, {
      min: 1,
      max: 3,
      unit: 'treatments',
      says: 'Kinds of treatment tried that ind-crps asks for (D2)',
      chosen: true,
    }),
  },
};

/** A site may lower a daily dose, down to half of it, and not raise it: a higher one would hide trials. */
function perDrug(doses: readonly (readonly [string, number])[], what: string): Readonly<Record<string, Limit>> {
  return Object.fromEntries(
    doses.map(([drug, mg]) => [
      drug,
      limit(mg, {
        min: mg / 2,
        max: mg,
        unit: 'mg/d',
        says: `Lowest daily dose of ${drug} in an ${what}`,
        sources: ['S64'],
        chosen: true,
      }),
    ]),
  );
}
