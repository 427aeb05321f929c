import {
  derive,
  type Fact,
  type FactList,
  type Measurement,
  type Need,
  no,
  problems,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { ofLastHours } from './last-hours.ts';
import { heartRates, saturations } from './pulse-and-oxygen.ts';
import { latestUsable, standing } from './standing.ts';

/** Heart rates of the last hours that are out of range and that no later one in range takes back (`ca-hr-predose`). */
export const predoseHeartRate: Need<Truth<readonly Fact<Measurement>[]>, SitePolicy> = derive(
  'heart rate before a dose',
  { heartRates },
  ({ heartRates: all }, at, { thresholds }: SitePolicy) => {
    const { hours, heartRateLow, heartRateHigh } = thresholds.vitalSigns;
    return outOfRange(
      ofLastHours(all, hours, at),
      (rate) => rate < heartRateLow || rate > heartRateHigh,
      `no heart rate recorded in the last ${hours} hours`,
      `the latest heart rate is within ${heartRateLow} to ${heartRateHigh} a minute`,
    );
  },
);

/** Low oxygen saturations, and the limit they were held against. */
export interface LowSaturation {
  readonly readings: readonly Fact<Measurement>[];
  readonly limit: number;
  /** Entries that say the patient is on oxygen at home. */
  readonly oxygen: readonly Source[];
}

/**
 * Oxygen saturations of the last hours below the limit, that no later one takes back (`ca-hypoxaemia-predose`). Patients
 * on oxygen at home have a lower one.
 *
 * Safer reading: the lower limit needs home oxygen as a coded and confirmed current problem; if problems could not be
 * read, the usual limit holds.
 */
export const predoseSaturation: Need<Truth<LowSaturation>, SitePolicy> = derive(
  'oxygen saturation before a dose',
  { saturations, oxygen: problems('home-oxygen', 'active') },
  ({ saturations: all, oxygen }, at, { thresholds }: SitePolicy) => {
    const { hours, saturationLow, saturationLowOnOxygen } = thresholds.vitalSigns;
    const atHome = oxygen.items.flatMap(({ from }) => (from.trust === 'stated' ? [from] : []));
    const onOxygen = atHome.length > 0;
    const limit = onOxygen ? saturationLowOnOxygen : saturationLow;
    const low = outOfRange(
      ofLastHours(all, hours, at),
      (percent) => percent < limit,
      `no oxygen saturation recorded in the last ${hours} hours`,
      `the latest oxygen saturation is ${limit} % or more`,
    );
    return low.is === 'yes'
      ? yes(
          { readings: low.value, limit, oxygen: atHome },
          [...low.because, ...atHome],
          [...low.notChecked, ...(onOxygen ? [] : oxygen.gaps)],
        )
      : low;
  },
);

/** An unusable reading that may be the latest leaves a normal older one without proof. */
function outOfRange(
  recent: FactList<Measurement>,
  isOut: (value: number) => boolean,
  none: string,
  within: string,
): Truth<readonly Fact<Measurement>[]> {
  const found = standing(
    recent.items,
    ({ value }) => isOut(value),
    ({ value }) => !isOut(value),
  );
  if (found.length > 0)
    return yes(
      found,
      found.map(({ from }) => from),
      recent.gaps,
    );
  const latest = latestUsable(recent);
  if (latest.state === 'gap') return unknown(latest.gaps);
  return latest.state === 'none' ? no(none) : no(within, latest.from);
}
