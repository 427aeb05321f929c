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
import { byWeights, plausibleWeights, valid, validWeight, weightForDose } from './weight.ts';

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

/** The same for the latest valid weight, where a newer entry cannot be read. */
export interface Chart {
  readonly latest: ChartedWeights;
  readonly valid: ChartedWeights;
}

/**
 * Two earlier weights are looked at: the valid entry before the latest, and the last one of an earlier day, because a wrong
 * number is often entered twice on one day. One between them that cannot be read leaves it open if neither tells.
 */
export const chartedWeights: Need<Chart, SitePolicy> = derive(
  'charted weights',
  { plausibleWeights, latest: weightForDose, validWeight },
  ({ plausibleWeights: all, latest, validWeight: before }, at: Index, site: SitePolicy) => {
    const chartedWith = (weight: Known<Fact<Measurement>>): ChartedWeights => {
      if (weight.state !== 'known') return { latest: weight, earlier: [] };
      const { from } = weight.value;
      const day = from.date?.latest ?? at.today;
      const others = all
        .within({ from: addDays(at.today, -site.thresholds.weightUnit.previousDays), to: day })
        .where((_value, source) => source !== from);
      const before = (list: typeof others) => list.where((_value, { date }) => (date?.latest ?? day) < day);
      return {
        latest: weight,
        earlier: [others, valid(others), before(others), before(valid(others))].map((list) => list.latest()),
      };
    };
    return { latest: chartedWith(latest), valid: chartedWith(before) };
  },
);

/** Judges the chart by its latest weight, and by the latest valid one where that cannot be read. */
export function byChart<T>({ latest, valid: before }: Chart, judge: (charted: ChartedWeights) => Truth<T>): Truth<T> {
  return byWeights({ weightForDose: latest.latest, validWeight: before.latest }, (weight) =>
    judge(weight === latest.latest ? latest : before),
  );
}

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
