import {
  anyOf,
  derive,
  type Fact,
  factList,
  type Need,
  type Source,
  type Truth,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { predosePressure, severePressure } from './blood-pressure.ts';
import { entriesOnce } from './entries-of.ts';
import { ofLastHours } from './last-hours.ts';
import { heartRates } from './pulse-and-oxygen.ts';
import { standing } from './standing.ts';

/**
 * Readings that make an MAO inhibitor a critical finding (`ddi-maoi`): a severe resting blood pressure of the last 7 days
 * (as `ci-bp-severe`), or one of the last 24 hours at 160 systolic or 100 diastolic or more; a later reading below takes
 * either back. Safer readings: see `hooks/case/blood-pressure.ts`.
 */
export const raisedPressure: Need<Truth<readonly Source[]>, SitePolicy> = derive(
  'raised blood pressure',
  { severePressure, predosePressure },
  ({ severePressure: severe, predosePressure: { high } }) =>
    entriesOf(anyOf<readonly Fact<unknown>[]>([severe, high], 'the blood pressure is not raised')),
);

/**
 * Readings of the last 24 hours that make a stimulant a warning (`ddi-psychostimulant`): a resting blood pressure above
 * 140 systolic or 90 diastolic, or a heart rate above 100, that no later reading takes back.
 */
export const strainedCirculation: Need<Truth<readonly Source[]>, SitePolicy> = derive(
  'strained circulation',
  { predosePressure, heartRates },
  ({ predosePressure: { aboveGuide }, heartRates: all }, at, { thresholds }: SitePolicy) => {
    const { stimulantHeartRate } = thresholds.interactions;
    const recent = ofLastHours(all, thresholds.vitalSigns.hours, at);
    const fast = standing(
      recent.items,
      ({ value }) => value > stimulantHeartRate,
      ({ value }) => value <= stimulantHeartRate,
    );
    const { complete, gaps, looked } = recent;
    const rate = factList({ items: fast, complete, gaps, looked }).any('no fast pulse');
    return entriesOf(
      anyOf<readonly Fact<unknown>[]>([aboveGuide, rate], 'blood pressure and heart rate are not raised'),
    );
  },
);

/** A statement that adds to a finding and never decides it: `undefined` where it does not hold, a note where it is open. */
export function ifKnown<T>(truth: Truth<T>): Truth<T | undefined> {
  if (truth.is === 'yes') return truth;
  return yes(undefined, [], truth.is === 'unknown' ? truth.gaps : []);
}

/** The entries, each once: the same reading may be raised in several ways. */
function entriesOf(found: Truth<readonly (readonly Fact<unknown>[])[]>): Truth<readonly Source[]> {
  if (found.is !== 'yes') return found;
  const once = entriesOnce(found.value.flat());
  return yes(once, once, found.notChecked);
}
