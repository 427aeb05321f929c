import { derive, type Need, not, problems, type Truth } from '../../src/picture/index.ts';

/** No cancer pain now. It rests on any entry, coded or worded, confirmed or not; a worded question excludes nobody. */
export const noCancerPain: Need<Truth> = derive(
  'no cancer pain',
  { cancer: problems('cancer-pain', 'active') },
  ({ cancer }): Truth =>
    not(
      cancer.where((_, { trust }) => trust !== 'uncertain').any('no cancer pain recorded'),
      'cancer pain is recorded',
      'not-applicable',
    ),
);
