import { compareDates, type PartialDate } from '../../src/fhir/dates.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import {
  type BloodPressure,
  bloodPressures,
  derive,
  type Exposure,
  exposuresTo,
  type Fact,
  type FactList,
  factList,
  type Need,
  no,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import type { Thresholds } from '../policy/thresholds.ts';

const readings = bloodPressures({
  panel: 'blood-pressure-panel',
  systolic: 'bp-systolic',
  diastolic: 'bp-diastolic',
  inputs: ['vitals'],
});

const HOUR_MS = 3_600_000;

/**
 * The readings of the last days that are in the severe range and that no later reading takes back (`ci-bp-severe`). Each
 * side stands for itself: a later reading takes back only what it measured. Readings from the beginning of a ketamine or
 * esketamine dose to four hours later are left out, because a rise is expected then (knowledge 0.4).
 *
 * Safer readings: of two readings whose order is not recorded the higher one stands. A severe reading speaks even if it
 * cannot be shown that it was outside a session. A newer reading that cannot be used makes a normal older one prove
 * nothing.
 */
export const severePressure: Need<Truth<readonly Fact<BloodPressure>[]>, SitePolicy> = derive(
  'severe blood pressure',
  { readings, doses: exposuresTo('ketamine-or-esketamine') },
  ({ readings: all, doses }, at, site: SitePolicy) => {
    const limits = site.thresholds.bloodPressure;
    const recent = named(all).within({ from: addDays(at.today, -limits.severeDays), to: at.today });
    const begun = beginnings(doses);
    const resting = recent.where((_, { date }) => !inSession(date, begun, limits.sessionHours));
    const missing = doses.gaps.filter(({ input }) => input === 'medicationAdministrations');
    const severe = resting.items.filter((reading) => sidesOver(reading, limits).length > 0);
    const standing = severe.filter((reading) =>
      sidesOver(reading, limits).some(
        (side) => !resting.items.some((other) => isAfter(other, reading) && isBelow(other, side, limits)),
      ),
    );
    if (standing.length > 0)
      return yes(
        standing,
        standing.map(({ from }) => from),
        [...recent.gaps, ...missing],
      );
    // A later reading may be one of a session, which takes nothing back.
    if (severe.length > 0 && missing.length > 0) return unknown(missing);
    const latest = resting.latest();
    if (latest.state === 'gap') return unknown(latest.gaps);
    return latest.state === 'none'
      ? no(`no blood pressure recorded in the last ${limits.severeDays} days`)
      : no('the latest blood pressure is below the severe range', latest.from);
  },
);

type Side = 'systolic' | 'diastolic';
type Limits = Thresholds['bloodPressure'];

/** Whatever panel or single value it came from, a card calls it a blood pressure, in the unit as clinicians write it. */
function named(list: FactList<BloodPressure>): FactList<BloodPressure> {
  const items = list.items.map(({ value, from }) => ({
    value,
    from: { ...from, shown: { ...from.shown, name: 'Blood pressure', unit: 'mmHg' } },
  }));
  const { complete, gaps, looked } = list;
  return factList({ items, complete, gaps, looked });
}

function limitOf(side: Side, limits: Limits): number {
  return side === 'systolic' ? limits.severeSystolic : limits.severeDiastolic;
}

function sidesOver({ value }: Fact<BloodPressure>, limits: Limits): readonly Side[] {
  return (['systolic', 'diastolic'] as const).filter((side) => (value[side] ?? 0) >= limitOf(side, limits));
}

function isBelow({ value }: Fact<BloodPressure>, side: Side, limits: Limits): boolean {
  const measured = value[side];
  return measured !== undefined && measured < limitOf(side, limits);
}

function isAfter(a: Fact<unknown>, b: Fact<unknown>): boolean {
  return a.from.date !== undefined && b.from.date !== undefined && compareDates(a.from.date, b.from.date) === 'after';
}

function beginnings(doses: FactList<Exposure>): readonly number[] {
  return doses.items.flatMap(({ value }) => (value.via === 'administration' ? (value.start?.instant ?? []) : []));
}

function inSession(date: PartialDate | undefined, begun: readonly number[], hours: number): boolean {
  const taken = date?.instant;
  return taken !== undefined && begun.some((start) => taken >= start && taken <= start + hours * HOUR_MS);
}
