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

/**
 * No cancer pain, no hospice or palliative care, no sickle cell disease and no opioid use disorder now, on agonist treatment
 * or not (`ind-opioid-nonopioid`). An exclusion rests on any entry, coded or worded, confirmed or not; a worded question
 * excludes nobody.
 */
export const noOpioidExclusion: Need<Truth> = derive(
  'no exclusion from an opioid review',
  {
    cancer: problems('cancer-pain', 'active'),
    palliative: problems('hospice-palliative', 'active'),
    sickleCell: problems('sickle-cell', 'active', { lifelong: true }),
    disorder: problems('opioid-use-disorder', 'active'),
  },
  ({ cancer, palliative, sickleCell, disorder }): Truth => {
    const excluded = anyOf(
      [
        believed(cancer).any('no cancer pain recorded'),
        believed(palliative).any('no palliative care recorded'),
        believed(sickleCell).any('no sickle cell disease recorded'),
        believed(disorder).any('no opioid use disorder recorded'),
      ],
      'none recorded',
    );
    return not(
      excluded,
      'cancer pain, palliative care, sickle cell disease or an opioid use disorder',
      'not-applicable',
    );
  },
);

function believed(list: FactList<Problem>): FactList<Problem> {
  return list.where((_, { trust }) => trust !== 'uncertain');
}
