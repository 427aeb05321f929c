import { addDays } from '../../src/fhir/plain-date.ts';
import {
  anyOf,
  derive,
  type FactList,
  type Index,
  known,
  type Measurement,
  measurements,
  type Need,
  type PlainDate,
  type Source,
  type Truth,
} from '../../src/picture/index.ts';
import type { ValueSetName } from '../../src/terminology/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { phq9Totals } from './phq9.ts';

/** A current total of one scale. */
export interface Score {
  readonly scale: 'PHQ-9' | 'MADRS' | 'QIDS-SR16' | 'HAM-D17';
  readonly value: number;
  readonly date: PlainDate;
}

/**
 * Is the depression severe now? The latest valid total of any scale within the look-back, at or above that scale's limit
 * (D2, `ind-trd`). Of two totals of one moment the higher counts, as with blood pressure.
 */
export const severeDepression: Need<Truth<readonly Score[]>, SitePolicy> = derive(
  'severe depression score',
  {
    phq9: phq9Totals,
    madrs: total('MADRS', 'madrs-total', 60),
    qids: total('QIDS-SR16', 'qids-sr16-total', 27),
    hamd: total('HAM-D17', 'hamd17-total', 52),
  },
  ({ phq9, madrs, qids, hamd }, at, site: SitePolicy) => {
    const { severe } = site.thresholds.severity;
    return anyOf(
      [
        current('PHQ-9', phq9, severe.phq9, at, site),
        current('MADRS', madrs, severe.madrs, at, site),
        current('QIDS-SR16', qids, severe.qids, at, site),
        current('HAM-D17', hamd, severe.hamd, at, site),
      ],
      'no current score in the severe range',
    );
  },
);

/** Is the latest PHQ-9 total at least moderate (D2, `ind-comorbid-pain-mood`)? */
export const moderatePhq9: Need<Truth<Score>, SitePolicy> = derive(
  'moderate PHQ-9',
  { phq9: phq9Totals },
  ({ phq9 }, at, site: SitePolicy) => current('PHQ-9', phq9, site.thresholds.severity.moderatePhq9, at, site),
);

/** Totals of a scale without a public code: read by the codes a site has mapped, and never guessed (knowledge 0.4). */
function total(scale: Score['scale'], set: ValueSetName, max: number): Need<FactList<Measurement>> {
  return measurements({ name: `${scale} total`, set, inputs: ['scores', 'scores2'], unit: 'score', min: 0, max });
}

function current(
  scale: Score['scale'],
  totals: FactList<Measurement>,
  floor: number,
  at: Index,
  site: SitePolicy,
): Truth<Score> {
  const from = addDays(at.today, -site.thresholds.severity.scoreDays);
  const latest = totals.within({ from, to: at.today }).latest((a, b) => (a.value >= b.value ? a : b));
  const truth = known(
    latest,
    `no current ${scale} total of ${floor} or more`,
    ({ value: { value } }) => value >= floor,
  );
  if (truth.is !== 'yes') return truth;
  const { value, from: source } = truth.value;
  return { ...truth, value: { scale, value: value.value, date: source.date?.latest ?? at.today } };
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
