import { allOf, derive, type Need, problems, type Source, type Truth, yes } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { adult } from './adult.ts';
import { noMoodExclusion } from './mood-exclusions.ts';
import { present } from './present.ts';
import { notReferredToPsychiatry } from './recent-referral.ts';
import { type TreatmentFacts, treatmentFacts } from './treatment-facts.ts';
import { adequateTrials, treatmentOfMajorDepression } from './treatment-history.ts';

/** A depression that two trials have not settled, and what was tried against it. */
export interface DepressionAfterTrials extends TreatmentFacts {
  /** The depression itself. */
  readonly problems: readonly Source[];
}

/**
 * What `ind-trd`, `ind-trd-moderate` and `ind-trd-score-needed` have in common (D2): an adult with current major depression
 * after at least two adequate antidepressant trials in the current episode (D3), no bipolar disorder ever, no psychosis
 * now, and no psychiatry referral of the last 90 days (`af-referral-90d`).
 *
 * Safer readings: unknown doses, unknown ends and drugs known only by name never count; one drug is one trial; an unread
 * list leaves the count open only if it could make up the number.
 */
export const depressionAfterTrials: Need<Truth<DepressionAfterTrials>, SitePolicy> = derive(
  'depression after two adequate trials',
  {
    adult,
    depression: problems('mdd-active', 'active'),
    noMoodExclusion,
    treatment: treatmentOfMajorDepression,
    notReferredToPsychiatry,
  },
  (read, _at, site: SitePolicy): Truth<DepressionAfterTrials> => {
    const { adult, depression, noMoodExclusion, treatment, notReferredToPsychiatry } = read;
    const statement = allOf({
      depressed: present(depression, 'no current, coded and confirmed major depression'),
      adult,
      trials: adequateTrials(treatment, site.thresholds.trials.needed),
      noMoodExclusion,
      notReferredToPsychiatry,
    });
    if (statement.is !== 'yes') return statement;
    const { depressed, trials } = statement.value;
    const facts = { ...treatmentFacts(treatment, trials), problems: depressed.map(({ from }) => from) };
    return yes(facts, statement.because, statement.notChecked);
  },
);
