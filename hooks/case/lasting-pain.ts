import { plainToPartial } from '../../src/fhir/dates.ts';
import { addDays, daysBetween } from '../../src/fhir/plain-date.ts';
import { derive, measurements, type Need, no, type Truth, unknown, yes } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { named } from './named.ts';
import type { PainScore } from './pain.ts';

/**
 * Is the pain severe and lasting: a 0–10 score of 6 or more twice, at least 30 days apart, both in the last 180 days
 * (`ind-opioid-nonopioid`)? Gives the newest of them. Of partial dates the shortest distance counts.
 */
export const lastingPain: Need<Truth<PainScore>, SitePolicy> = derive(
  'lasting severe pain',
  {
    scores: measurements({
      name: '0–10 pain score',
      set: 'pain-severity-nrs',
      inputs: ['scores'],
      unit: 'score',
      min: 0,
      max: 10,
    }),
  },
  ({ scores }, at, site: SitePolicy): Truth<PainScore> => {
    const { nrs, apartDays, scoreDays } = site.thresholds.opioids;
    const recent = named(scores, 'Pain score (0–10)').within({ from: addDays(at.today, -scoreDays), to: at.today });
    const severe = recent
      .where(({ value }) => value >= nrs)
      .items.toSorted((a, b) => (a.from.date?.latest ?? '').localeCompare(b.from.date?.latest ?? '', 'en'));
    const first = severe[0];
    const last = severe.at(-1);
    const date = last?.from.date ?? plainToPartial(at.today);
    if (first && last && daysBetween(first.from.date?.latest ?? at.today, date.earliest) >= apartDays)
      return yes({ scale: '0–10 pain', value: last.value.value, date }, [last.from, first.from], recent.gaps);
    return recent.gaps.length > 0
      ? unknown(recent.gaps)
      : no(`no pain of ${nrs} or more twice, ${apartDays} days apart`);
  },
);
