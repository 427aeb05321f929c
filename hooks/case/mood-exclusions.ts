import {
  anyOf,
  derive,
  type FactList,
  type Need,
  not,
  type Problem,
  problems,
  type Truth,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { recent } from './recent.ts';

/**
 * No bipolar disorder ever, no psychosis now (D2, `ind-trd`). An exclusion rests on any entry, coded or worded, confirmed
 * or not: the safer side. Only a worded question ("r/o bipolar disorder") excludes nobody.
 */
export const noMoodExclusion: Need<Truth, SitePolicy> = derive(
  'no bipolar disorder, no psychosis',
  {
    bipolar: problems('bipolar-ever', 'ever', { lifelong: true }),
    psychosis: problems('psychosis-primary', 'active', { lifelong: true }),
    psychoticMood: problems('mood-disorder-psychotic', 'active', { lifelong: true }),
    delirium: problems('delirium-current', 'active'),
  },
  ({ bipolar, psychosis, psychoticMood, delirium }, at, site: SitePolicy): Truth => {
    const deliria = recent(delirium, site.thresholds.psychosis.deliriumDays, at);
    const anyHolds = anyOf(
      [
        believed(bipolar).any('no bipolar disorder recorded'),
        believed(psychosis).any('no current psychosis recorded'),
        believed(psychoticMood).any('no current psychotic mood episode recorded'),
        believed(deliria).any('no current delirium recorded'),
      ],
      'none recorded',
    );
    return not(anyHolds, 'a bipolar or psychotic disorder is recorded', 'not-applicable');
  },
);

function believed(list: FactList<Problem>): FactList<Problem> {
  return list.where((_, { trust }) => trust !== 'uncertain');
}
