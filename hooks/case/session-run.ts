import { addDays, daysBetween, type PlainDate } from '../../src/fhir/plain-date.ts';
import type { Gap, Index } from '../../src/picture/index.ts';
import type { Thresholds } from '../policy/thresholds.ts';
import { drugOfSession } from './drug.ts';
import { openSince } from './session.ts';
import type { Session, Sessions } from './sessions.ts';

/** Therapy sessions of either drug without a long pause between them. */
export interface SessionRun {
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly sessions: readonly Session[];
}

/**
 * The run of therapy sessions that goes on now, for rules that compare with "before the course": sessions of the last
 * `lookBackDays` of either drug, with pauses of at most 28 days among the first six and 90 days afterwards (F1), the last
 * of them at most 90 days ago. A session that was stopped early is an exposure and counts.
 *
 * This is exposure, not a course of one drug: a switch between the two drugs begins nothing.
 */
export function runningSessions(
  { days }: Sessions,
  lookBackDays: number,
  at: Index,
  limits: Thresholds['timing'],
): SessionRun | undefined {
  const since = addDays(at.today, -lookBackDays);
  let run: Session[] = [];
  for (const session of days) {
    if (session.day < since || drugOfSession(session.class) === undefined) continue;
    const last = run.at(-1);
    const allowed = run.length < limits.infusions ? limits.courseGapDays : limits.laterGapDays;
    if (last !== undefined && daysBetween(last.day, session.day) > allowed) run = [];
    run.push(session);
  }
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined || daysBetween(last.day, at.today) > limits.laterGapDays)
    return undefined;
  return { first: first.day, last: last.day, sessions: run };
}

/** What was not read and could hold a session of that time. */
export function runGaps({ days, gaps, procedureGaps }: Sessions, lookBackDays: number, at: Index): readonly Gap[] {
  const since = addDays(at.today, -lookBackDays);
  const unread = [...gaps, ...procedureGaps].filter(({ source }) => (source?.date?.latest ?? since) >= since);
  return [...unread, ...openSince(days, since)];
}
