import { addDays } from '../../src/fhir/plain-date.ts';
import {
  anyOf,
  derive,
  type Fact,
  type Index,
  type Known,
  type Measurement,
  type Need,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import type { Thresholds } from '../policy/thresholds.ts';
import { doseOf, tidy, unreadableOrder } from './dose-limit.ts';
import { mayBeIntravenous, occasionsBy } from './ketamine-order.ts';
import type { OrderUnderReview } from './order.ts';
import { weightForDose, weights } from './weight.ts';

/** The signature of a mix-up of pounds and kilograms: in the dose, or in the chart. */
export interface MixUp {
  readonly where: 'dose' | 'chart';
  /** The charted weight in kg. */
  readonly kg: number;
  /** The weight the dose stands for, or the charted weight before. */
  readonly otherKg: number;
  readonly weighed: readonly Source[];
}

/** The weight that counts for a dose, and the charted weights before it that it is compared with. */
export interface ChartedWeights {
  readonly latest: Known<Fact<Measurement>>;
  readonly earlier: readonly Known<Fact<Measurement>>[];
}

/**
 * Two earlier weights are looked at: the entry before the latest, and the last one of an earlier day, because a wrong
 * number is often entered twice on one day.
 */
export const chartedWeights: Need<ChartedWeights, SitePolicy> = derive(
  'charted weights',
  { weights, latest: weightForDose },
  ({ weights: all, latest }, at: Index, site: SitePolicy) => {
    if (latest.state !== 'known') return { latest, earlier: [] };
    const { from } = latest.value;
    const day = from.date?.latest ?? at.today;
    const others = all
      .within({ from: addDays(at.today, -site.thresholds.weightUnit.previousDays), to: day })
      .where((_value, source) => source !== from);
    return {
      latest,
      earlier: [others.latest(), others.where((_value, { date }) => (date?.latest ?? day) < day).latest()],
    };
  },
);

/** Does the dose stand for a weight about 2.2 times the charted one, or the reverse? Both ends of a range are looked at. */
export function mixedUpDose(order: OrderUnderReview, { latest }: ChartedWeights, limits: Thresholds): Truth<MixUp> {
  if (latest.state === 'none') return no('no weight is charted');
  if (latest.state === 'gap') return unknown(latest.gaps);
  const kg = latest.value.value.value;
  const occasions = occasionsBy(mayBeIntravenous, order);
  const amounts = occasions.flatMap((steps) => {
    const low = steps.map(({ dose }) => (dose?.unit === 'mg' ? dose.low : undefined));
    return [low, steps.map((step) => doseOf(step).mg)];
  });
  const found = amounts.flatMap((mgs): readonly MixUp[] => {
    const mg = mgs.reduce((sum: number, one) => sum + (one ?? 0), 0);
    const otherKg = tidy(mg / limits.weightUnit.usualPerKg, 1);
    return isMixUp(mg / limits.weightUnit.usualPerKg / kg, limits)
      ? [{ where: 'dose', kg, otherKg, weighed: latest.from }]
      : [];
  });
  if (found[0]) return yes(found[0], [order.source, ...latest.from]);
  const clear =
    occasions.length > 0 &&
    occasions
      .flat()
      .map(doseOf)
      .every((part) => part.clear);
  return clear ? no('the dose fits the charted weight', latest.from) : unknown([unreadableOrder(order.source)]);
}

/** Is the latest weight about 2.2 times an earlier one, or the reverse? Then mg/kg looks normal and is not. */
export function mixedUpChart({ latest, earlier }: ChartedWeights, limits: Thresholds): Truth<MixUp> {
  if (latest.state === 'none') return no('no weight is charted');
  if (latest.state === 'gap') return unknown(latest.gaps);
  const kg = latest.value.value.value;
  const found = anyOf(
    earlier.map((before): Truth<MixUp> => {
      if (before.state === 'gap') return unknown(before.gaps);
      if (before.state === 'none') return no('no earlier weight');
      const otherKg = before.value.value.value;
      const weighed = [...latest.from, ...before.from];
      return isMixUp(kg / otherKg, limits)
        ? yes({ where: 'chart', kg, otherKg, weighed }, weighed)
        : no('the weights agree', weighed);
    }),
    'the charted weights agree',
  );
  const first = found.is === 'yes' ? found.value[0] : undefined;
  if (found.is !== 'yes') return found;
  return first ? yes(first, found.because, found.notChecked) : no('the charted weights agree');
}

function isMixUp(ratio: number, { weightUnit }: Thresholds): boolean {
  const { highFrom, highTo, lowFrom, lowTo } = weightUnit;
  const about = tidy(ratio, 4);
  return (about >= highFrom && about <= highTo) || (about >= lowFrom && about <= lowTo);
}
