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
import type { ValueSetName } from '../../src/terminology/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';

/** Statuses of a request that has been followed or is about to be. Drafts and revoked ones do not count. */
export const standing: readonly string[] = ['active', 'completed'];

/** Where an indication may already have been referred. */
export type Specialty = 'psychiatry' | 'pain';

/** Was the patient referred there lately? Missing lists are a note, no gap. */
function referredTo(set: ValueSetName): Need<Truth<unknown>, SitePolicy> {
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

/** No recent referral there is known. One that could not be read keeps nothing quiet: it is a note. */
function notReferredTo(set: ValueSetName, where: string): Need<Truth, SitePolicy> {
  return derive(`no recent ${where} referral`, { referred: referredTo(set) }, ({ referred }) =>
    referred.is === 'unknown'
      ? yes(undefined, [], referred.gaps)
      : not(referred, `a recent ${where} referral is on record`, 'already-handled'),
  );
}

/** A psychologist or a counsellor is no psychiatrist: a referral to one answers no suggestion of a psychiatric evaluation. */
export const notReferredToPsychiatry = notReferredTo('referral-to-psychiatrist', 'psychiatry');
export const notReferredToPain = notReferredTo('referral-pain-management', 'pain');

/** Where a joint review still needs a referral: quiet only if the patient has been referred to both. */
export const jointReferralsMissing: Need<Truth<readonly Specialty[]>, SitePolicy> = derive(
  'referrals a joint review still needs',
  { psychiatry: notReferredToPsychiatry, pain: notReferredToPain },
  (asked): Truth<readonly Specialty[]> => {
    const found = (['psychiatry', 'pain'] as const).map((where) => ({ where, truth: asked[where] }));
    const missing = found.filter(({ truth }) => truth.is === 'yes').map(({ where }) => where);
    if (missing.length > 0)
      return yes(
        missing,
        [],
        found.flatMap(({ truth }) => (truth.is === 'yes' ? truth.notChecked : [])),
      );
    const sources = found.flatMap(({ truth }) => (truth.is === 'no' ? truth.because : []));
    return no('recent referrals to psychiatry and to pain medicine are on record', sources, 'already-handled');
  },
);
