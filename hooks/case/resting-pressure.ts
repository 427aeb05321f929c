import type { PartialDate } from '../../src/fhir/dates.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import {
  type BloodPressure,
  bloodPressures,
  derive,
  type Exposure,
  exposuresTo,
  type FactList,
  factList,
  type Gap,
  type Index,
  type Need,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { HOUR_MS, ofLastHours } from './last-hours.ts';

const readings = bloodPressures({
  panel: 'blood-pressure-panel',
  systolic: 'bp-systolic',
  diastolic: 'bp-diastolic',
  inputs: ['vitals'],
});

/** Blood pressures at rest, and the doses that were not read: while there are any, a reading may be one of a session. */
export interface RestingPressures {
  /** Readings that cannot be used are gaps at their date. */
  readonly readings: FactList<BloodPressure>;
  readonly dosesUnseen: readonly Gap[];
}

/**
 * All blood pressures but those from the beginning of a ketamine or esketamine dose to four hours later, because a rise
 * is expected then (knowledge 0.4). Every rule that asks for a blood pressure reads this.
 *
 * Safer reading: a reading or a dose without a time of day leaves nothing out.
 */
export const restingPressures: Need<RestingPressures, SitePolicy> = derive(
  'blood pressures at rest',
  { readings, doses: exposuresTo('ketamine-or-esketamine') },
  ({ readings: all, doses }, _at, site: SitePolicy) => {
    const begun = beginnings(doses);
    const { sessionHours } = site.thresholds.bloodPressure;
    const atRest = (date: PartialDate | undefined) => !inSession(date, begun, sessionHours);
    // Whatever panel or single value it came from, a card calls it a blood pressure, in the unit as clinicians write it.
    const { items, complete, gaps, looked } = all;
    return {
      readings: factList({
        items: items
          .filter(({ from }) => atRest(from.date))
          .map(({ value, from }) => ({
            value,
            from: { ...from, shown: { ...from.shown, name: 'Blood pressure', unit: 'mmHg' } },
          })),
        complete,
        gaps: gaps.filter(({ source }) => atRest(source?.date)),
        looked,
      }),
      dosesUnseen: doses.gaps.filter(({ input }) => input === 'medicationAdministrations'),
    };
  },
);

/** Those of the last calendar days. */
export function ofLastDays(pressures: RestingPressures, days: number, at: Index): RestingPressures {
  const from = addDays(at.today, -days);
  // A session may have begun on the evening before.
  return since({ ...pressures, readings: pressures.readings.within({ from, to: at.today }) }, addDays(from, -1));
}

/** Those that may be of the last hours. */
export function ofHours(pressures: RestingPressures, hours: number, at: Index): RestingPressures {
  const from = addDays(at.today, -Math.ceil(hours / 24) - 1);
  return since({ ...pressures, readings: ofLastHours(pressures.readings, hours, at) }, from);
}

function since({ readings: list, dosesUnseen }: RestingPressures, day: string): RestingPressures {
  return {
    readings: list,
    dosesUnseen: dosesUnseen.filter(({ source }) => source?.date === undefined || source.date.latest >= day),
  };
}

function beginnings(doses: FactList<Exposure>): readonly number[] {
  return doses.items.flatMap(({ value }) => (value.via === 'administration' ? (value.start?.instant ?? []) : []));
}

function inSession(date: PartialDate | undefined, begun: readonly number[], hours: number): boolean {
  const taken = date?.instant;
  return taken !== undefined && begun.some((start) => taken >= start && taken <= start + hours * HOUR_MS);
}
