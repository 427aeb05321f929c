import { addDays } from '../../src/fhir/plain-date.ts';
import {
  anyOf,
  derive,
  type Fact,
  known,
  type Measurement,
  measurements,
  type Need,
  type Truth,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { named } from './named.ts';
import { lower } from './of-one-moment.ts';

const score = (name: string, set: string) =>
  measurements({ name, set, inputs: ['scores2'], unit: 'score', min: 0, max: 30 });

/** Low results of thinking tests: the latest MoCA of a year below 22, or the latest MMSE below 24. Gives the scores. */
export const lowCognition: Need<Truth<readonly Fact<Measurement>[]>, SitePolicy> = derive(
  'low cognition scores',
  { moca: score('MoCA', 'moca-total'), mmse: score('MMSE', 'mmse-total') },
  ({ moca, mmse }, at, { thresholds: { cognition } }: SitePolicy) => {
    const year = { from: addDays(at.today, -cognition.scoreDays), to: at.today };
    const none = 'no MoCA or MMSE score of the last year in the range of impairment';
    const low = (list: typeof moca, name: string, below: number) =>
      known(named(list, name).within(year).latest(lower), none, ({ value }) => value.value < below);
    return anyOf([low(moca, 'MoCA', cognition.moca), low(mmse, 'MMSE', cognition.mmse)], none);
  },
);
