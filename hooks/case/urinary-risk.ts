import { addDays } from '../../src/fhir/plain-date.ts';
import {
  allOf,
  anyOf,
  derive,
  type Fact,
  joinLists,
  type Need,
  type Problem,
  problems,
  type Truth,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { therapySince } from './recent-session.ts';
import { sessions } from './sessions.ts';
import { onTherapy } from './therapy.ts';

/**
 * Bladder problems that matter with ketamine (`ca-luts-cystitis`): urinary symptoms or cystitis that are current during a
 * course or within 180 days after its last session; interstitial cystitis that is current, with or without a session;
 * cystitis by ketamine at any time, where the site maps a code or words name it.
 *
 * Safer readings: symptoms that began before the first session count too, because they are current during the course. A
 * current therapy order counts as a course even if no session is recorded. Anaesthesia and what nobody can classify is no
 * course.
 */
export const urinaryRisk: Need<Truth<readonly Fact<Problem>[]>, SitePolicy> = derive(
  'urinary risk',
  {
    symptoms: problems('urinary-symptoms', 'active'),
    interstitial: problems('cystitis-interstitial', 'active'),
    byKetamine: problems('ketamine-cystitis', 'ever'),
    sessions,
    onTherapy,
  },
  ({ symptoms, interstitial, byKetamine, sessions: given, onTherapy: therapy }, at, { thresholds }: SitePolicy) => {
    const since = addDays(at.today, -thresholds.urinary.afterCourseDays);
    const exposed = anyOf<unknown>(
      [therapySince(since, given), therapy],
      'no course, and no session in the months before',
    );
    const always = joinLists([interstitial, byKetamine]).any(
      'no interstitial cystitis, and none by ketamine, on record',
    );
    const during = allOf({ found: symptoms.any('no current urinary symptoms or cystitis on record'), exposed });
    const found = during.is === 'yes' ? { ...during, value: during.value.found } : during;
    const all = anyOf([always, found], 'no bladder problem that matters here');
    return all.is === 'yes' ? { ...all, value: all.value.flat() } : all;
  },
);
