import { daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { derive, type Gap, type Need } from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { drugOfSession } from '../drug.ts';
import { runGaps, runningSessions, type SessionRun } from '../session-run.ts';
import { sessions } from '../sessions.ts';

/** Longer than any course is looked back for its first session. */
const LOOK_BACK_DAYS = 3650;

/** The course that a safety finding is held against, and what was not read and could be a part of it. */
export interface SafetyCourse {
  readonly run?: SessionRun;
  /** The last session is more than 90 days ago. */
  readonly lapsed: boolean;
  readonly gaps: readonly Gap[];
}

/**
 * The latest therapy sessions without a long pause, stopped ones included; none if the last was more than a year ago (F8). Where
 * sessions for mood are among them, only those for mood, of either drug: an infusion for pain before begins no course of theirs.
 */
export const safetyCourse: Need<SafetyCourse, SitePolicy> = derive(
  'course a safety finding is held against',
  { sessions },
  ({ sessions: given }, at, { thresholds: { timing } }: SitePolicy) => {
    const gaps = runGaps(given, LOOK_BACK_DAYS, at);
    const runUpTo = (today: PlainDate, days = given.days) =>
      runningSessions({ ...given, days }, LOOK_BACK_DAYS, { ...at, today }, timing);
    const last = given.days.findLast((session) => drugOfSession(session.class) !== undefined)?.day;
    if (last === undefined || daysBetween(last, at.today) > timing.lapseSilentDays) return { lapsed: false, gaps };
    const run = runUpTo(last);
    const forMood = given.days.filter(({ class: of }) => of === 'ketamine-iv-mood' || of === 'esketamine-session');
    const lastForMood = run?.sessions.findLast((session) => forMood.includes(session))?.day;
    const found = lastForMood === undefined ? run : runUpTo(lastForMood, forMood);
    const lapsed = found !== undefined && daysBetween(found.last, at.today) > timing.laterGapDays;
    return { ...(found && { run: found }), lapsed, gaps };
  },
);
