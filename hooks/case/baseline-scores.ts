import {
  derive,
  type FactList,
  type Index,
  joinLists,
  type Measurement,
  type Need,
  no,
  type Truth,
} from '../../src/picture/index.ts';
import { noneOfDays } from './lately.ts';
import { madrsTotals, qidsTotals } from './mood-scales.ts';
import type { OrderReason } from './order-reason.ts';
import { numericPainScores } from './pain.ts';
import { phq9Totals } from './phq9.ts';

/** Scores by what they measure. */
export interface ScoresOfTreatment {
  readonly mood: FactList<Measurement>;
  readonly pain: FactList<Measurement>;
}

/** Depression totals (PHQ-9; MADRS and QIDS-SR16 where a site maps them) and 0–10 pain scores. */
export const scoresOfTreatment: Need<ScoresOfTreatment> = derive(
  'scores of treatment',
  {
    phq9: phq9Totals,
    madrs: madrsTotals,
    qids: qidsTotals,
    pain: numericPainScores,
  },
  ({ phq9, madrs, qids, pain }) => ({ mood: joinLists([phq9, madrs, qids]), pain }),
);

/** Which of the scores a treatment needs is not on record in so many days. */
export function unscored(
  { mood, pain }: ScoresOfTreatment,
  wanted: OrderReason,
  { days, at }: { readonly days: number; readonly at: Index },
): { readonly mood: Truth; readonly pain: Truth } {
  const unwanted = no('the treatment is not for it', [], 'not-applicable');
  return {
    mood: wanted.mood ? noneOfDays(mood, days, at, 'a depression score is on record') : unwanted,
    pain: wanted.pain ? noneOfDays(pain, days, at, 'a pain score is on record') : unwanted,
  };
}
