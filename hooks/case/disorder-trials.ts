import { addDays } from '../../src/fhir/plain-date.ts';
import { derive, medicationHistory, type Need, type Truth } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { adequateTrials } from './treatment-history.ts';
import { type Trial, trialsWithin } from './trials.ts';

/** Which adequate trials a disorder asks for. */
interface Asked {
  /** What a reason calls them, for instance "SSRI or SNRI trials". */
  readonly which: string;
  readonly counts: (trial: Trial) => boolean;
  readonly needed: (site: SitePolicy) => number;
  /** Days at or above the dose; those of depression unless said. */
  readonly days?: (site: SitePolicy) => number;
}

/**
 * Adequate trials against a disorder other than depression (D2, doses of D3): no episode frames them, so the last years
 * count, and no PHQ-9 tells whether they helped. Unknown doses and ends never count; a list that was not read leaves the
 * number open.
 */
export function disorderTrials({ which, counts, needed, days }: Asked): Need<Truth<readonly Trial[]>, SitePolicy> {
  return derive(which, { history: medicationHistory }, ({ history }, at, site: SitePolicy) => {
    const { disorders, trials: usual } = site.thresholds;
    const limits = { ...usual, days: days?.(site) ?? usual.days };
    const frame = { from: addDays(at.today, -disorders.historyDays), to: at.today };
    const trials = trialsWithin({ history: history.items, totals: [], frame, at, limits }).filter(counts);
    const latestStart = addDays(at.today, -limits.days);
    const unread = history.gaps.filter(
      ({ input, source }) =>
        // Administrations say nothing about weeks of treatment.
        input !== 'medicationAdministrations' && (source?.date === undefined || source.date.earliest <= latestStart),
    );
    const couldAdd = unread.some(({ source }) => source === undefined) ? Number.POSITIVE_INFINITY : unread.length;
    return adequateTrials({ trials, unread, couldAdd, unreadScores: [] }, needed(site), which);
  });
}

/** `sertraline 100 mg/day; venlafaxine 150 mg/day`: how a card names trials. */
export function nameTrials(trials: readonly Pick<Trial, 'drug' | 'mgPerDay'>[]): string {
  return trials
    .map(({ drug, mgPerDay }) => (mgPerDay === undefined ? drug : `${drug} ${Math.round(mgPerDay)} mg/day`))
    .join('; ');
}
