import { compareDates, instantRange } from '../../src/fhir/dates.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import {
  derive,
  type Fact,
  type FactList,
  type Gap,
  type Index,
  measurements,
  type Need,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { restingPressures } from './blood-pressure.ts';

const HOUR_MS = 3_600_000;

const heartRates = measurements({
  name: 'heart rates of the last hours',
  set: 'heart-rate',
  inputs: ['vitals'],
  unit: '/min',
  min: 20,
  max: 300,
  preliminary: true,
});

/**
 * The latest resting blood pressure of the last 24 hours is 160 systolic or 100 diastolic or more (`ddi-maoi`). Each side
 * stands for itself, a later reading below takes a higher one back, readings of sessions are left out.
 *
 * Safer readings: of two readings whose order is not recorded the higher one stands; a date without a time counts as the
 * latest moment it can be.
 */
export const raisedPressure: Need<Truth<readonly Source[]>, SitePolicy> = derive(
  'raised blood pressure of the last hours',
  { resting: restingPressures },
  ({ resting: { readings, missing } }, at, { thresholds: { interactions: limits } }: SitePolicy) => {
    const recent = withinHours(readings, limits.vitalHours, at);
    const over = [
      above(recent, ({ systolic }) => systolic, atLeast(limits.maoiSystolic)),
      above(recent, ({ diastolic }) => diastolic, atLeast(limits.maoiDiastolic)),
    ];
    return raised(over, recent.gaps, missing, 'no raised blood pressure in the last hours');
  },
);

/**
 * The latest resting blood pressure of the last 24 hours is above 140/90, or the latest heart rate above 100
 * (`ddi-psychostimulant`); safer readings as above.
 */
export const strainedCirculation: Need<Truth<readonly Source[]>, SitePolicy> = derive(
  'blood pressure and heart rate of the last hours',
  { resting: restingPressures, heartRates },
  ({ resting: { readings, missing }, heartRates: rates }, at, { thresholds: { interactions: limits } }: SitePolicy) => {
    const recent = withinHours(readings, limits.vitalHours, at);
    const beats = withinHours(rates, limits.vitalHours, at);
    const over = [
      above(recent, ({ systolic }) => systolic, moreThan(limits.stimulantSystolic)),
      above(recent, ({ diastolic }) => diastolic, moreThan(limits.stimulantDiastolic)),
      above(beats, ({ value }) => value, moreThan(limits.stimulantHeartRate)),
    ];
    return raised(over, [...recent.gaps, ...beats.gaps], missing, 'blood pressure and heart rate are not raised');
  },
);

/** A statement that adds to a finding and never decides it: `undefined` where it does not hold, a note where it is open. */
export function ifKnown<T>(truth: Truth<T>): Truth<T | undefined> {
  if (truth.is === 'yes') return truth;
  return yes(undefined, [], truth.is === 'unknown' ? truth.gaps : []);
}

interface Over {
  readonly standing: readonly Source[];
  /** One was raised, and a later one is not. */
  readonly takenBack: boolean;
}

function raised(over: readonly Over[], gaps: readonly Gap[], missing: readonly Gap[], none: string) {
  const standing = over.flatMap((one) => one.standing);
  const found = [...new Map(standing.map((from) => [from.id, from])).values()];
  if (found.length > 0) return yes(found, found, [...gaps, ...missing]);
  // The later reading may be one of a session, which takes nothing back.
  const open = over.some(({ takenBack }) => takenBack) ? [...gaps, ...missing] : gaps;
  return open.length > 0 ? unknown(open) : no(none);
}

function above<T>(
  list: FactList<T>,
  measured: (value: T) => number | undefined,
  isOver: (value: number) => boolean,
): Over {
  const all = list.items.flatMap(({ value, from }) => {
    const number = measured(value);
    return number === undefined ? [] : [{ over: isOver(number), from }];
  });
  const high = all.filter(({ over }) => over);
  const standing = high.filter(({ from }) => !all.some((other) => !other.over && isAfter(other, { from })));
  return { standing: standing.map(({ from }) => from), takenBack: high.length > standing.length };
}

function withinHours<T>(list: FactList<T>, hours: number, at: Index): FactList<T> {
  const now = at.instant.getTime();
  const days = Math.ceil(hours / 24);
  return list.within({ from: addDays(at.today, -days), to: at.today }).where((_, { date }) => {
    if (date === undefined) return false;
    const { from, to } = instantRange(date, at.zone);
    return from <= now && to > now - hours * HOUR_MS;
  });
}

function isAfter(a: Pick<Fact<unknown>, 'from'>, b: Pick<Fact<unknown>, 'from'>): boolean {
  return a.from.date !== undefined && b.from.date !== undefined && compareDates(a.from.date, b.from.date) === 'after';
}

const atLeast = (limit: number) => (value: number) => value >= limit;
const moreThan = (limit: number) => (value: number) => value > limit;
