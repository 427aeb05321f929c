import { addDays } from '../../src/fhir/plain-date.ts';
import {
  derive,
  type Fact,
  type FactList,
  type Known,
  known,
  type Measurement,
  measurements,
  type Need,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { weights } from './weight.ts';

const bodyMassIndices = measurements({
  name: 'body mass index',
  set: 'bmi',
  inputs: ['vitals'],
  unit: 'kg/m2',
  min: 10,
  max: 150,
  preliminary: true,
});

const heights = measurements({
  name: 'body height',
  set: 'body-height',
  inputs: ['vitals'],
  unit: 'cm',
  min: 100,
  max: 250,
  preliminary: true,
});

/** A body mass index at or above the limit, in kg/m2, and the entries it rests on. */
export interface SevereObesity {
  readonly bmi: number;
  readonly from: readonly Source[];
}

/**
 * Is the body mass index of the last year 40 or more: the latest one on record, or else the latest weight over the
 * latest height? Nothing recorded is a no; entries that could not be read leave it open.
 */
export const severeObesity: Need<Truth<SevereObesity>, SitePolicy> = derive(
  'severe obesity',
  { indices: bodyMassIndices, heights, weights },
  ({ indices, heights: tall, weights: heavy }, at, { thresholds }: SitePolicy) => {
    const { bmiSevere, bmiDays } = thresholds.breathing;
    const latest = (list: FactList<Measurement>): Known<Fact<Measurement>> =>
      list.within({ from: addDays(at.today, -bmiDays), to: at.today }).latest();
    const index = latest(indices);
    const recorded = known(index, 'no body mass index on record');
    const [height, weight] = [latest(tall), latest(heavy)];
    const reckoned = (): Truth<SevereObesity> => {
      if (height.state === 'none' || weight.state === 'none') return no('no height and weight on record');
      if (height.state === 'gap') return unknown(height.gaps);
      if (weight.state === 'gap') return unknown(weight.gaps);
      const bmi = weight.value.value.value / (height.value.value.value / 100) ** 2;
      return judged(bmi, [weight.value.from, height.value.from]);
    };
    const judged = (bmi: number, from: readonly Source[]): Truth<SevereObesity> =>
      bmi >= bmiSevere ? yes({ bmi, from }, from) : no(`the body mass index is below ${bmiSevere}`, from);
    if (recorded.is === 'yes') return judged(recorded.value.value.value, recorded.because);
    if (recorded.is === 'no') return reckoned();
    const beside = reckoned();
    return beside.is === 'yes' ? beside : recorded;
  },
);
