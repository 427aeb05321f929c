import { addDays } from '../../src/fhir/plain-date.ts';
import { derive, type Fact, type Known, type Measurement, measurements, type Need } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';

/** Plausible range of an adult's weight in kg; anything else is reported as unusable (knowledge 0.4) [X]. */
export const weights = measurements({
  name: 'body weight',
  set: 'body-weight',
  inputs: ['vitals'],
  unit: 'kg',
  min: 25,
  max: 350,
});

/**
 * The latest weight that counts for a dose, in kg. `none`: nothing recorded in the last 90 days, on a complete list.
 * A newer entry that cannot be read is a gap: the older one may be wrong by now.
 */
export const weightForDose: Need<Known<Fact<Measurement>>, SitePolicy> = derive(
  'weight for a dose',
  { weights },
  ({ weights: all }, at, site: SitePolicy) =>
    all.within({ from: addDays(at.today, -site.thresholds.weight.days), to: at.today }).latest(),
);
