import { addDays } from '../../src/fhir/plain-date.ts';
import {
  derive,
  type FactList,
  joinLists,
  type Measurement,
  measurements,
  type Need,
  no,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { runGaps, runningSessions } from './session-run.ts';
import { sessions } from './sessions.ts';

/** Days of sessions looked back at for long treatment. */
const LOOK_BACK_DAYS = 3650;

const score = (name: string, set: string) =>
  measurements({ name, set, inputs: ['scores2'], unit: 'score', min: 0, max: 30 });

/** MoCA and MMSE totals, whatever they are. */
export const cognitionTests: Need<FactList<Measurement>> = derive(
  'tests of thinking',
  { moca: score('MoCA done', 'moca-total'), mmse: score('MMSE done', 'mmse-total') },
  ({ moca, mmse }) => joinLists([moca, mmse]),
);

/** Has treatment gone on for 12 months without a long pause (F1)? Sessions that were not read leave it open. */
export const treatedSince: Need<Truth<unknown>, SitePolicy> = derive(
  'twelve months of treatment',
  { sessions },
  ({ sessions: given }, at, { thresholds: { timing, monitoring } }: SitePolicy): Truth<unknown> => {
    const run = runningSessions(given, LOOK_BACK_DAYS, at, timing);
    const since = addDays(at.today, -monitoring.treatmentDays);
    if (run !== undefined && run.first <= since) return yes(undefined);
    const gaps = runGaps(given, LOOK_BACK_DAYS, at);
    return gaps.length > 0 ? unknown(gaps) : no('treatment is shorter than 12 months');
  },
);
