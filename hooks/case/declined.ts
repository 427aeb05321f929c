import { addDays } from '../../src/fhir/plain-date.ts';
import {
  anyOf,
  codedObservations,
  derive,
  type FactList,
  type Need,
  problems,
  proceduresIn,
  serviceRequestsIn,
  stated,
  type Truth,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';

const SET = 'ketamine-declined';

/**
 * Did the patient decline the treatment lately, by an entry with a code the site has mapped (`ketamine-declined`)? There is
 * no public code for it, so without a map nothing is known to be declined. A decline given as the reason on a card is
 * kept with the feedback, not in the record.
 */
export const declined: Need<Truth<unknown>, SitePolicy> = derive(
  'treatment declined',
  {
    problems: problems(SET, 'ever'),
    procedures: proceduresIn(SET),
    requests: serviceRequestsIn(SET),
    observations: codedObservations({ name: 'declined', set: SET, inputs: ['scores', 'scores2'] }),
  },
  ({ problems, procedures, requests, observations }, at, site: SitePolicy): Truth<unknown> => {
    const window = { from: addDays(at.today, -site.thresholds.quiet.declinedDays), to: at.today };
    const lately = <T>(list: FactList<T>) => list.within(window).any('none recorded');
    return anyOf<unknown>(
      [lately(stated(problems)), lately(procedures), lately(requests), lately(observations)],
      'no recorded decline',
    );
  },
);
