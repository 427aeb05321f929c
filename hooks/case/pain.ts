import { addDays } from '../../src/fhir/plain-date.ts';
import {
  derive,
  type Fact,
  type FactList,
  type Gap,
  type Index,
  type Measurement,
  measurements,
  type Need,
  no,
  type Problem,
  stated,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { currentScore, type ScaleScore } from './current-score.ts';
import { named } from './named.ts';
import { pegDone } from './pain-function.ts';
import { present } from './present.ts';

/** A current pain score. */
export type PainScore = ScaleScore<'0–10 pain' | 'PEG'>;

/** `pain 7/10`, `PEG 5/10`: how a card names a pain score. */
export function namePain({ scale, value }: PainScore): string {
  return `${scale === 'PEG' ? 'PEG' : 'pain'} ${Math.round(value * 10) / 10}/10`;
}

/**
 * 0–10 pain scores. The value set holds every numeric 0 to 10 rating of its sources: reported pain now (38208-5, 72514-3),
 * the verbal numeric scale (56840-2) and pain in the past week (75893-8).
 */
export const numericPainScores = measurements({
  name: '0–10 pain score',
  set: 'pain-severity-nrs',
  inputs: ['scores'],
  unit: 'score',
  min: 0,
  max: 10,
});

/** Latest 0–10 pain score within the look-back, at or above the limit (D2). Two at one moment: the higher. */
export const painScore = current('0–10 pain', numericPainScores, ({ thresholds }) => thresholds.pain.nrs);

/** The same at or above the higher limit of `ind-neuropathic` and `ind-fibromyalgia`. */
export const severePainScore = current(
  '0–10 pain',
  numericPainScores,
  ({ thresholds }) => thresholds.pain.severeNrs,
  'severe',
);

/** Latest PEG mean (pain, enjoyment, general activity) within the look-back, at or above the limit (D2). */
export const pegScore = current('PEG', pegDone, ({ thresholds }) => thresholds.pain.peg);

function current(
  scale: PainScore['scale'],
  scores: Need<FactList<Measurement>>,
  floorOf: (site: SitePolicy) => number,
  degree = 'current',
): Need<Truth<PainScore>, SitePolicy> {
  const name = scale === 'PEG' ? 'PEG (0–10)' : 'Pain score (0–10)';
  return derive(
    `${degree} ${scale} score`,
    { scores },
    ({ scores: list }, at, site: SitePolicy): Truth<PainScore> =>
      currentScore(named(list, name), { scale, floor: floorOf(site), days: site.thresholds.pain.scoreDays }, at),
  );
}

/**
 * Does one of these problems hold now, coded and confirmed, and is it known for at least so many days? A partial date
 * counts as its earliest day (knowledge 0.1); a problem without any date leaves the question open.
 */
export function longStanding(
  problems: FactList<Problem>,
  days: number,
  none: string,
  at: Index,
): Truth<readonly Fact<Problem>[]> {
  const list = stated(problems);
  const any = present(problems, none);
  if (any.is !== 'yes') return any;
  const limit = addDays(at.today, -days);
  const begun = ({ value, from }: Fact<Problem>) => (value.since ?? from.date)?.earliest;
  const old = list.items.filter((item) => (begun(item) ?? at.today) <= limit);
  if (old.length > 0)
    return yes(
      old,
      old.map(({ from }) => from),
      list.gaps,
    );
  const undated = list.items.filter((item) => begun(item) === undefined);
  const open: readonly Gap[] = [
    ...undated.map(({ from }): Gap => ({ input: 'conditions', reason: 'undated', source: from })),
    ...list.gaps,
  ];
  return open.length > 0
    ? unknown(open)
    : no(
        `recorded for less than ${days} days`,
        list.items.map(({ from }) => from),
      );
}
