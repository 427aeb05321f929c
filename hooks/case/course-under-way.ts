import type { Subject } from '../../src/engine/index.ts';
import { daysBetween } from '../../src/fhir/plain-date.ts';
import { derive, type Need, no, type Source, type Truth, yes } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { runningSessions } from './session-run.ts';
import { sessions } from './sessions.ts';

/** Days of sessions looked back at: a course cannot have paused longer and go on. */
const LOOK_BACK_DAYS = 365;

/** The sessions of a course that goes on with the next one; none where the next session begins a course (F1). */
export const courseUnderWay: Need<readonly Source[], SitePolicy> = derive(
  'course under way',
  { sessions },
  ({ sessions: given }, at, { thresholds: { timing } }: SitePolicy) => {
    const run = runningSessions(given, LOOK_BACK_DAYS, at, timing);
    const pause = run === undefined ? 0 : daysBetween(run.last, at.today);
    if (run === undefined || (run.sessions.length < timing.infusions && pause > timing.courseGapDays)) return [];
    return run.sessions.flatMap(({ from }) => from);
  },
);

/**
 * Is the checklist due? At signing only for the first order of a course (G); before a session always.
 *
 * Safer reading: sessions that were not read do not make a course, so the checklist is shown.
 */
export function checklistDue(under: readonly Source[], subject: Subject): Truth {
  return subject.kind === 'order' && under.length > 0
    ? no('a course is under way: the checklist is for its first order', under, 'already-handled')
    : yes(undefined);
}
