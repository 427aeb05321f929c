import {
  type BloodPressure,
  derive,
  type Fact,
  type Need,
  no,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { ofHours, ofLastDays, type RestingPressures, restingPressures } from './resting-pressure.ts';
import { isAfter, latestUsable, standing } from './standing.ts';

/** Where a band of blood pressures begins, in mm[Hg]. Either side is enough. */
export interface PressureLimit {
  readonly systolic: number;
  readonly diastolic: number;
  /** `from`: the number itself is in the band; `above`: it is not. */
  readonly begins: 'from' | 'above';
}

export type HighPressure = Truth<readonly Fact<BloodPressure>[]>;

/**
 * The readings of the last days that are in the severe range and that no later reading takes back (`ci-bp-severe`).
 * Readings of a session are left out (knowledge 0.4).
 */
export const severePressure: Need<HighPressure, SitePolicy> = derive(
  'severe blood pressure',
  { restingPressures },
  ({ restingPressures: pressures }, at, { thresholds }: SitePolicy) => {
    const { severeSystolic, severeDiastolic, severeDays } = thresholds.bloodPressure;
    return highPressure(
      ofLastDays(pressures, severeDays, at),
      { systolic: severeSystolic, diastolic: severeDiastolic, begins: 'from' },
      {
        none: `no blood pressure recorded in the last ${severeDays} days`,
        below: 'the latest blood pressure is below the severe range',
      },
    );
  },
);

/** The blood pressure before a dose: the last 24 hours against the two bands below the severe one, which count in them too. */
export interface PredosePressure {
  /** Above the esketamine label's guide: > 140 or > 90; exactly 140/90 is not. */
  readonly aboveGuide: HighPressure;
  /** High: ≥ 160 or ≥ 100. */
  readonly high: HighPressure;
}

export const predosePressure: Need<PredosePressure, SitePolicy> = derive(
  'blood pressure before a dose',
  { restingPressures },
  ({ restingPressures: pressures }, at, { thresholds }: SitePolicy) => {
    const { guideSystolic, guideDiastolic, warningSystolic, warningDiastolic, predoseHours } = thresholds.bloodPressure;
    const recent = ofHours(pressures, predoseHours, at);
    const none = `no blood pressure recorded in the last ${predoseHours} hours`;
    return {
      aboveGuide: highPressure(
        recent,
        { systolic: guideSystolic, diastolic: guideDiastolic, begins: 'above' },
        { none, below: `the latest blood pressure is not above ${guideSystolic}/${guideDiastolic}` },
      ),
      high: highPressure(
        recent,
        { systolic: warningSystolic, diastolic: warningDiastolic, begins: 'from' },
        { none, below: `the latest blood pressure is below ${warningSystolic}/${warningDiastolic}` },
      ),
    };
  },
);

/**
 * The readings in a band that no later one takes back. Each side stands for itself: a later reading takes back only what
 * it measured.
 *
 * Safer readings: of two readings whose order is not recorded the higher one stands. A high reading speaks even if it
 * cannot be shown that it was outside a session; a lower one that may be of a session takes nothing back for certain. A
 * newer reading that cannot be used makes a normal older one prove nothing.
 */
function highPressure(
  { readings, dosesUnseen }: RestingPressures,
  limit: PressureLimit,
  reasons: { readonly none: string; readonly below: string },
): HighPressure {
  const high = standingHigh(readings.items, limit);
  if (high.length > 0)
    return yes(
      high,
      high.map(({ from }) => from),
      [...readings.gaps, ...dosesUnseen],
    );
  if (dosesUnseen.length > 0 && readings.items.some(({ value }) => isHigh(value, limit))) return unknown(dosesUnseen);
  const latest = latestUsable(readings, isWhole);
  if (latest.state === 'gap') return unknown(latest.gaps);
  return latest.state === 'none' ? no(reasons.none) : no(reasons.below, latest.from);
}

/** The readings of which a side is in the band and not taken back, the newest first. */
export function standingHigh(
  items: readonly Fact<BloodPressure>[],
  limit: PressureLimit,
): readonly Fact<BloodPressure>[] {
  const found = (['systolic', 'diastolic'] as const).flatMap((side) =>
    standing(
      items,
      (value) => isIn(value[side], limit, side),
      (later) => later[side] !== undefined && !isIn(later[side], limit, side),
    ),
  );
  const newestFirst = (a: Fact<BloodPressure>, b: Fact<BloodPressure>) => (isAfter(a, b) ? -1 : isAfter(b, a) ? 1 : 0);
  return items.filter((reading) => found.includes(reading)).toSorted(newestFirst);
}

/** Were both sides measured? Only such a reading shows what an unusable one before it may have been. */
export function isWhole({ systolic, diastolic }: BloodPressure): boolean {
  return systolic !== undefined && diastolic !== undefined;
}

/** Is either side in the band? */
export function isHigh(pressure: BloodPressure, limit: PressureLimit): boolean {
  return isIn(pressure.systolic, limit, 'systolic') || isIn(pressure.diastolic, limit, 'diastolic');
}

function isIn(measured: number | undefined, limit: PressureLimit, side: 'systolic' | 'diastolic'): boolean {
  if (measured === undefined) return false;
  return limit.begins === 'from' ? measured >= limit[side] : measured > limit[side];
}
