import { addDays } from '../../src/fhir/plain-date.ts';
import {
  codedObservations,
  derive,
  type Fact,
  type FactList,
  factList,
  joinLists,
  type Need,
  need,
  problems,
  type Truth,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { recent } from './recent.ts';
import { isAfter } from './standing.ts';
import { uncleared } from './uncleared.ts';

const status = codedObservations({ name: 'breastfeeding status', set: 'breastfeeding-status', inputs: ['labs'] });

/** Whether she breastfeeds, where the status observation says so in a code or by yes or no; anything else is a gap. */
const answers: Need<FactList<boolean>> = need({
  name: 'breastfeeding answers',
  inputs: ['labs'],
  read(record) {
    const { items, complete, gaps, looked } = record.read(status);
    const read = items.map(({ value: { value }, from }) => {
      const coded = value.codings.some(({ system, code }) =>
        record.terminology.member('breastfeeding-now', system, code),
      );
      return { value: coded ? true : value.yes, from };
    });
    const shown = (from: Fact<unknown>['from'], answer: boolean) => ({
      ...from,
      shown: { name: 'Breastfeeding status', value: answer ? 'yes' : 'no' },
    });
    return factList({
      items: read.flatMap(({ value, from }) => (value === undefined ? [] : [{ value, from: shown(from, value) }])),
      complete,
      gaps: [
        ...gaps,
        ...read.flatMap(({ value, from }) =>
          value === undefined ? [{ input: 'labs', reason: 'unreadable' as const, source: from }] : [],
        ),
      ],
      looked,
    });
  },
});

/**
 * Entries of the last 180 days that say the patient breastfeeds, and that no later answer "no" takes back: an active
 * problem or visit code, or the breastfeeding status. An undated active entry counts and is not taken back.
 */
export const breastfeeding: Need<Truth<readonly Fact<unknown>[]>, SitePolicy> = derive(
  'breastfeeding',
  { entries: problems('breastfeeding-now', 'active'), answers },
  ({ entries, answers }, at, site: SitePolicy) => {
    const { days } = site.thresholds.lactation;
    const told = answers.within({ from: addDays(at.today, -days), to: at.today });
    return uncleared(joinLists<unknown>([recent(entries, days, at), told.where((yes) => yes)]), {
      by: told.where((yes) => !yes),
      clears: (finding, weaned) => isAfter(weaned, finding),
      none: 'no breastfeeding on record',
      over: 'a later entry says that she does not breastfeed',
      why: 'already-handled',
    });
  },
);
