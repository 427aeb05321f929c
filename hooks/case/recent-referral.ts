import { addDays } from '../../src/fhir/plain-date.ts';
import {
  derive,
  type Need,
  need,
  no,
  not,
  serviceRequestsIn,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';

const standing: readonly string[] = ['active', 'completed'];

/** Was the patient referred there lately? Revoked and draft referrals do not count. Missing lists are a note, no gap. */
function referredTo(set: string): Need<Truth<unknown>, SitePolicy> {
  return need({
    name: `recent ${set}`,
    inputs: [],
    softens: ['serviceRequests'],
    read(record, at, site: SitePolicy): Truth<unknown> {
      const window = { from: addDays(at.today, -site.thresholds.quiet.referralDays), to: at.today };
      const requests = record
        .read(serviceRequestsIn(set))
        .within(window)
        .where(({ status }) => standing.includes(status));
      const [first] = requests.items;
      if (first)
        return yes(
          first.value.code.display,
          requests.items.map(({ from }) => from),
          requests.gaps,
        );
      return requests.gaps.length > 0 ? unknown(requests.gaps) : no('no recent referral', [], 'not-applicable');
    },
  });
}

export const referredToPsychiatry = referredTo('referral-psychiatry');
const referredToPain = referredTo('referral-pain-management');

/** No recent pain referral is known. One that could not be read keeps nothing quiet: it is a note. */
export const notReferredToPain: Need<Truth, SitePolicy> = derive(
  'no recent pain referral',
  { referredToPain },
  ({ referredToPain: referred }) =>
    referred.is === 'unknown'
      ? yes(undefined, [], referred.gaps)
      : not(referred, 'a recent pain referral is on record', 'already-handled'),
);
