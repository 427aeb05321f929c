import { addDays } from '../../src/fhir/plain-date.ts';
import {
  anyOf,
  derive,
  type FactList,
  joinLists,
  type Measurement,
  measurements,
  type Need,
  not,
  type Source,
  type Truth,
} from '../../src/picture/index.ts';
import type { ValueSetName } from '../../src/terminology/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { currentScore, type ScaleScore } from './current-score.ts';
import { phq9Totals } from './phq9.ts';

/** A current total of a depression scale. */
export type Score = ScaleScore<'PHQ-9' | 'MADRS' | 'QIDS-SR16' | 'HAM-D17'>;

/** Totals of all depression scales; those without a public code are read by the codes a site has mapped (knowledge 0.4). */
const totals = {
  phq9: phq9Totals,
  madrs: total('MADRS', 'madrs-total', 60),
  qids: total('QIDS-SR16', 'qids-sr16-total', 27),
  hamd: total('HAM-D17', 'hamd17-total', 52),
};

/** Is the depression severe now: the latest total of any scale at or above that scale's limit (D2, `ind-trd`)? */
export const severeDepression: Need<Truth<readonly Score[]>, SitePolicy> = derive(
  'severe depression score',
  totals,
  ({ phq9, madrs, qids, hamd }, at, { thresholds: { severity } }: SitePolicy) => {
    const { severe, scoreDays: days } = severity;
    return anyOf<Score>(
      [
        currentScore(phq9, { scale: 'PHQ-9', floor: severe.phq9, days }, at),
        currentScore(madrs, { scale: 'MADRS', floor: severe.madrs, days }, at),
        currentScore(qids, { scale: 'QIDS-SR16', floor: severe.qids, days }, at),
        currentScore(hamd, { scale: 'HAM-D17', floor: severe.hamd, days }, at),
      ],
      'no current score in the severe range',
    );
  },
);

/** Is it moderate: the latest total of a scale in its moderate band (D2, `ind-trd-moderate`)? */
export const moderateDepression: Need<Truth<readonly Score[]>, SitePolicy> = derive(
  'moderate depression score',
  totals,
  ({ phq9, madrs, qids }, at, { thresholds: { severity } }: SitePolicy) => {
    const { severe, moderatePhq9, moderateMadrs, moderateQids, scoreDays: days } = severity;
    return anyOf<Score>(
      [
        currentScore(phq9, { scale: 'PHQ-9', floor: moderatePhq9, below: severe.phq9, days }, at),
        currentScore(madrs, { scale: 'MADRS', floor: moderateMadrs, below: severe.madrs, days }, at),
        currentScore(qids, { scale: 'QIDS-SR16', floor: moderateQids, below: severe.qids, days }, at),
      ],
      'no current score in the moderate range',
    );
  },
);

/** Is there no valid total of any scale within the look-back (D2, `ind-trd-score-needed`)? */
export const noCurrentScore: Need<Truth, SitePolicy> = derive(
  'no current depression score',
  totals,
  (lists, at, { thresholds: { severity } }: SitePolicy) => {
    const window = { from: addDays(at.today, -severity.scoreDays), to: at.today };
    const recent = joinLists(Object.values(lists)).within(window);
    return not(recent.any('none recorded'), 'a current score is on record', 'already-handled');
  },
);

/** Is the latest PHQ-9 total at least moderate (D2, `ind-comorbid-pain-mood`)? */
export const moderatePhq9: Need<Truth<Score>, SitePolicy> = derive(
  'moderate PHQ-9',
  { phq9: phq9Totals },
  ({ phq9 }, at, { thresholds: { severity } }: SitePolicy): Truth<Score> =>
    currentScore(phq9, { scale: 'PHQ-9', floor: severity.moderatePhq9, days: severity.scoreDays }, at),
);

/** Is a bipolar depression severe now, by PHQ-9 or MADRS (D2, `ind-bipolar-depression`)? */
export const severeBipolarDepression: Need<Truth<readonly Score[]>, SitePolicy> = derive(
  'severe bipolar depression score',
  { phq9: totals.phq9, madrs: totals.madrs },
  ({ phq9, madrs }, at, { thresholds: { severity, bipolar } }: SitePolicy) =>
    anyOf<Score>(
      [
        currentScore(phq9, { scale: 'PHQ-9', floor: bipolar.phq9, days: severity.scoreDays }, at),
        currentScore(madrs, { scale: 'MADRS', floor: bipolar.madrs, days: severity.scoreDays }, at),
      ],
      'no current score in the severe range',
    ),
);

function total(scale: Score['scale'], set: ValueSetName, max: number): Need<FactList<Measurement>> {
  return measurements({ name: `${scale} total`, set, inputs: ['scores', 'scores2'], unit: 'score', min: 0, max });
}

/** `PHQ-9 19, MADRS 30`: how a card names scores. */
export function nameScores(scores: readonly { readonly scale: string; readonly value: number }[]): string {
  return scores.map(({ scale, value }) => `${scale} ${Math.round(value * 10) / 10}`).join(', ');
}

/** Severe enough for an urgent referral (H1)? */
export function isUrgent(scores: readonly Score[], site: SitePolicy): boolean {
  return scores.some(({ scale, value }) => scale === 'PHQ-9' && value >= site.thresholds.severity.urgentPhq9);
}

/** The entries that a statement rests on; none if it does not hold. */
export function groundsOf(statement: Truth<unknown>): readonly Source[] {
  return statement.is === 'yes' ? statement.because : [];
}
