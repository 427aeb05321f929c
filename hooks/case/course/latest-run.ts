import { daysBetween } from '../../../src/fhir/plain-date.ts';
import { derive, type Gap, type Need } from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { drugOfSession } from '../drug.ts';
import { runGaps, runningSessions, type SessionRun } from '../session-run.ts';
import { sessions } from '../sessions.ts';

/** Longer than any course is looked back for its first session. */
const LOOK_BACK_DAYS = 3650;

/** A run, and what was not read and could be a part of it. */
export interface LatestRun {
  readonly run?: SessionRun;
  readonly gaps: readonly Gap[];
}

/** The latest run of therapy sessions of either drug, lapsed or not; none if its last session was more than a year ago (F8). */
export const latestRun: Need<LatestRun, SitePolicy> = derive(
  'latest run of sessions',
  { sessions },
  ({ sessions: given }, at, { thresholds: { timing } }: SitePolicy) => {
    const last = given.days.findLast((session) => drugOfSession(session.class) !== undefined)?.day;
    const recent = last !== undefined && daysBetween(last, at.today) <= timing.lapseSilentDays ? last : undefined;
    const run = recent && runningSessions(given, LOOK_BACK_DAYS, { ...at, today: recent }, timing);
    return { ...(run && { run }), gaps: runGaps(given, LOOK_BACK_DAYS, at) };
  },
);
