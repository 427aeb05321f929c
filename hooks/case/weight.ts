import { addDays } from '../../src/fhir/plain-date.ts';
import {
  derive,
  type Fact,
  type FactList,
  factList,
  type Gap,
  type Known,
  type Measurement,
  measurements,
  type Need,
  type Truth,
} from '../../src/picture/index.ts';
import { orderLimits } from '../policy/limits/orders.ts';
import type { SitePolicy } from '../policy/site-policy.ts';

/** Plausible range of an adult's weight in kg; anything else is reported as unusable (knowledge 0.4) [X]. */
export const weights = measurements({
  name: 'body weight',
  set: 'body-weight',
  inputs: ['vitals'],
  unit: 'kg',
  min: orderLimits.weight.lowest.min,
  max: orderLimits.weight.highest.max,
});

/** The weights in the plausible range of the site; the others are gaps, and are noted where they could count. */
export const plausibleWeights: Need<FactList<Measurement>, SitePolicy> = derive(
  'plausible body weight',
  { weights },
  ({ weights: all }, _at, { thresholds: { weight } }: SitePolicy) => {
    const isPlausible = ({ value }: Measurement) => value >= weight.lowest && value <= weight.highest;
    const odd = all.items.filter(({ value }) => !isPlausible(value));
    const gaps = odd.map(({ from }): Gap => ({ input: 'vitals', reason: 'out-of-range', source: from }));
    return factList({
      ...all,
      items: all.items.filter(({ value }) => isPlausible(value)),
      gaps: [...all.gaps, ...gaps],
    });
  },
);

/**
 * The latest weight that counts for a dose, in kg. `none`: nothing recorded in the last 90 days, on a complete list.
 * A newer entry that cannot be read is a gap: the older one may be wrong by now.
 */
export const weightForDose: Need<Known<Fact<Measurement>>, SitePolicy> = derive(
  'weight for a dose',
  { plausibleWeights },
  ({ plausibleWeights: all }, at, site: SitePolicy) =>
    all.within({ from: addDays(at.today, -site.thresholds.weight.days), to: at.today }).latest(),
);

/** The same with newer entries that cannot be read left out: the latest valid weight. */
export const validWeight: Need<Known<Fact<Measurement>>, SitePolicy> = derive(
  'latest valid weight',
  { plausibleWeights },
  ({ plausibleWeights: all }, at, site: SitePolicy) =>
    valid(all)
      .within({ from: addDays(at.today, -site.thresholds.weight.days), to: at.today })
      .latest(),
);

/** A list without its entries that cannot be read; that it was not sent, or not all of it, stays a gap. */
export function valid<T>(list: FactList<T>): FactList<T> {
  return factList({ ...list, gaps: list.gaps.filter(({ source }) => source === undefined) });
}

/** The two weights by which a dose is judged. */
export interface DoseWeights {
  readonly weightForDose: Known<Fact<Measurement>>;
  readonly validWeight: Known<Fact<Measurement>>;
}

/**
 * Judges a dose by the weight that counts; where a newer entry cannot be read, by the latest valid weight too. What fires by
 * either fires, the graver finding of the two, and the entry is noted. What does not stays unknown.
 */
export function byWeights<T>(
  { weightForDose: latest, validWeight: before }: DoseWeights,
  judge: (weight: Known<Fact<Measurement>>) => Truth<T>,
  isGrave: (value: T) => boolean = () => false,
): Truth<T> {
  const first = judge(latest);
  if (latest.state !== 'gap' || before.state !== 'known') return first;
  const second = judge(before);
  if (second.is !== 'yes' || (first.is === 'yes' && isGrave(first.value))) return first;
  return { ...second, notChecked: [...second.notChecked, ...latest.gaps] };
}

/** The same for findings that may be critical. */
export function graverByWeights<T extends { readonly critical: boolean }>(
  weights: DoseWeights,
  judge: (weight: Known<Fact<Measurement>>) => Truth<T>,
): Truth<T> {
  return byWeights(weights, judge, ({ critical }) => critical);
}
