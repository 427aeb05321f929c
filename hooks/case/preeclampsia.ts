import { addDays } from '../../src/fhir/plain-date.ts';
import {
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
import { uncleared } from './uncleared.ts';

/**
 * Pre-eclampsia or eclampsia that is current: active, dated within 300 days (or undated), and not of a pregnancy that
 * ended more than 6 weeks ago.
 *
 * An end of pregnancy belongs to the entry if the entry is not more than those 6 weeks younger: later, it is another
 * pregnancy. Safer readings: only confirmed, coded, dated ends clear, a partial date by its latest day; an undated entry
 * is not cleared by any; what could not be read clears nothing.
 */
export const currentPreeclampsia: Need<Truth<readonly Fact<Problem>[]>, SitePolicy> = derive(
  'current pre-eclampsia',
  {
    entries: problems('preeclampsia-eclampsia', 'active'),
    ended: problems('pregnancy-over', 'ever'),
    deliveries: proceduresIn('pregnancy-over'),
  },
  ({ entries, ended, deliveries }, at, site: SitePolicy) => {
    const { days, postpartumDays } = site.thresholds.preeclampsia;
    const past = addDays(at.today, -postpartumDays);
    return uncleared(recent(entries, days, at), {
      by: joinLists<unknown>([stated(ended), deliveries]),
      clears: ({ from: { date } }, { from: { date: end } }) =>
        date !== undefined &&
        end !== undefined &&
        end.latest < past &&
        date.latest <= addDays(end.earliest, postpartumDays),
      none: 'no current pre-eclampsia or eclampsia on record',
      over: `the pregnancy ended more than ${postpartumDays} days ago`,
      why: 'already-handled',
    });
  },
);
