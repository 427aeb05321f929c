import {
  anyOf,
  derive,
  encounterNow,
  type FactList,
  memberOf,
  type Need,
  need,
  no,
  not,
  type Problem,
  problems,
  type Truth,
  yes,
} from '../../src/picture/index.ts';

/** Sets that make a visit one of palliative care, by its type, its service or its reason. */
const palliativeSets = ['hospice-palliative', 'encounter-specialty-palliative', 'cancer-pain'] as const;

/** Is the visit one of palliative care? One that could not be read excludes nobody. */
const palliativeVisit: Need<Truth> = need({
  name: 'palliative visit',
  inputs: [],
  softens: ['encounter'],
  read({ read, terminology }): Truth {
    const visit = read(encounterNow);
    const codings =
      visit.state === 'known' ? [...visit.value.types, ...visit.value.serviceTypes, ...visit.value.reasons] : [];
    return palliativeSets.some((set) => memberOf(terminology, set, codings) !== undefined)
      ? yes(undefined)
      : no('no palliative visit');
  },
});

/**
 * No cancer pain, no hospice or palliative care, no sickle cell disease and no opioid use disorder now, on agonist treatment
 * or not (`ind-opioid-nonopioid`). An exclusion rests on any entry, coded or worded, confirmed or not; a worded question
 * excludes nobody. Sickle cell trait is no disease.
 */
export const noOpioidExclusion: Need<Truth> = derive(
  'no exclusion from an opioid review',
  {
    cancer: problems('cancer-pain', 'active'),
    palliative: problems('hospice-palliative', 'active'),
    palliativeVisit,
    sickleCell: problems('sickle-cell', 'active', { lifelong: true }),
    disorder: problems('opioid-use-disorder', 'active'),
  },
  ({ cancer, palliative, palliativeVisit, sickleCell, disorder }): Truth => {
    const excluded = anyOf<unknown>(
      [
        believed(cancer).any('no cancer pain recorded'),
        believed(palliative).any('no palliative care recorded'),
        palliativeVisit,
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
