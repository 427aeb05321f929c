import {
  anyOf,
  derive,
  type Fact,
  joinLists,
  type Need,
  type Problem,
  problems,
  proceduresIn,
  stated,
  type Truth,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { recent } from './recent.ts';
import { isAfter } from './standing.ts';
import { uncleared } from './uncleared.ts';

/**
 * Raised pressure inside the skull (`ci-icp`): oedema, compression or herniation of the brain; obstructive hydrocephalus
 * without a shunt; a moderate or severe brain injury of the last 30 days. Active entries only. A tumour that presses on
 * the brain is coded with the compression or the oedema it causes.
 *
 * Safer readings: a shunt clears obstructive hydrocephalus alone, and only one coded as in place, or placed surely after
 * the onset. If procedures could not be read, the finding stands.
 */
export const raisedIntracranialPressure: Need<Truth<readonly (readonly Fact<Problem>[])[]>, SitePolicy> = derive(
  'raised intracranial pressure',
  {
    raised: problems('intracranial-pressure-raised', 'active'),
    hydrocephalus: problems('hydrocephalus-obstructive', 'active'),
    injuries: problems('brain-injury-moderate-severe', 'active'),
    shunts: proceduresIn('csf-shunt'),
    shuntInPlace: problems('csf-shunt', 'active'),
  },
  ({ raised, hydrocephalus, injuries, shunts, shuntInPlace }, at, { thresholds: { brain } }: SitePolicy) => {
    const none = 'no raised intracranial pressure on record';
    const inPlace = stated(shuntInPlace);
    const standing = new Set<Fact<unknown>>(inPlace.items);
    const unshunted = uncleared(hydrocephalus, {
      by: joinLists<unknown>([inPlace, shunts]),
      clears: (finding, shunt) => standing.has(shunt) || isAfter(shunt, finding),
      none,
      over: 'the obstructive hydrocephalus has a shunt',
    });
    return anyOf([raised.any(none), unshunted, recent(injuries, brain.injuryDays, at).any(none)], none);
  },
);
