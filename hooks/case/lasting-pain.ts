import { type PartialDate, plainToPartial } from '../../src/fhir/dates.ts';
import { addDays, daysBetween } from '../../src/fhir/plain-date.ts';
import { derive, type Fact, type Need, no, type Truth, unknown, yes } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { named } from './named.ts';
import { numericPainScores, type PainScore } from './pain.ts';

/** What makes severe pain a lasting one. */
interface Asked {
  readonly nrs: number;
  readonly apartDays: number;
  readonly scoreDays: number;
  /** A score of relief between the two breaks them apart. */
  readonly unbroken: boolean;
}

/**
 * Is the pain severe and lasting: a 0–10 score of 6 or more twice, at least 30 days apart, both in the last 180 days
 * (`ind-opioid-nonopioid`)? Gives the newest of them. Of partial dates the shortest distance counts. If the latest score is
 * below 4 the pain has eased, and a newer one that cannot be read leaves it open.
 */
export const lastingPain: Need<Truth<PainScore>, SitePolicy> = severeTwice(
  'lasting severe pain',
  ({ thresholds: { opioids } }) => ({ ...opioids, unbroken: false }),
);

/**
 * The same with 7 or more, at least 90 days apart, and no score below 4 between them (`ind-chronic-pain-other`). Safer
 * readings: a mild score on the day of one of the two lies between them; one that could not be read leaves it open.
 */
export const persistentPain: Need<Truth<PainScore>, SitePolicy> = severeTwice(
  'persistent severe pain',
  ({ thresholds: { pain } }) => ({
    nrs: pain.persistentNrs,
    apartDays: pain.persistentApartDays,
    scoreDays: pain.persistentScoreDays,
    unbroken: true,
  }),
);

function severeTwice(name: string, asked: (site: SitePolicy) => Asked): Need<Truth<PainScore>, SitePolicy> {
  return derive(name, { numericPainScores }, ({ numericPainScores: list }, at, site: SitePolicy): Truth<PainScore> => {
    const { nrs, apartDays, scoreDays, unbroken } = asked(site);
    const recent = named(list, 'Pain score (0–10)').within({ from: addDays(at.today, -scoreDays), to: at.today });
    const eased = (value: number) => value < site.thresholds.pain.nrs;
    const latest = recent.latest((a, b) => (a.value >= b.value ? a : b));
    if (latest.state === 'known' && eased(latest.value.value.value))
      return no('the latest pain score shows relief', latest.from);

    const dayOf = ({ from }: Fact<unknown>): PartialDate => from.date ?? plainToPartial(at.today);
    const severe = recent
      .where(({ value }) => value >= nrs)
      .items.toSorted((a, b) => dayOf(a).latest.localeCompare(dayOf(b).latest, 'en'));
    const mild = recent.where(({ value }) => unbroken && eased(value)).items;
    const relieved = (first: PartialDate, last: PartialDate) =>
      mild.some((one) => dayOf(one).latest >= first.earliest && dayOf(one).earliest <= last.latest);

    for (const last of severe.toReversed()) {
      const end = dayOf(last);
      const first = severe.find(
        (one) => daysBetween(dayOf(one).latest, end.earliest) >= apartDays && !relieved(dayOf(one), end),
      );
      if (!first) continue;
      if (latest.state === 'gap' || (unbroken && recent.gaps.length > 0)) return unknown(recent.gaps);
      return yes({ scale: '0–10 pain', value: last.value.value, date: end }, [last.from, first.from], recent.gaps);
    }
    const reason = `no pain of ${nrs} or more twice, ${apartDays} days apart${unbroken ? ' without relief' : ''}`;
    return recent.gaps.length > 0 ? unknown(recent.gaps) : no(reason);
  });
}
