import { daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Session } from '../sessions.ts';
import type { Course } from './courses.ts';
import { isWorse } from './response.ts';
import type { Score, Tracking } from './tracking.ts';

/** The time between two sessions after the induction, or since the last one. */
export interface MaintenanceGap {
  readonly from: PlainDate;
  /** None while it is open. */
  readonly to?: PlainDate;
  /** Days it lasted, or has lasted until now. */
  readonly days: number;
  /** Days it was planned to last, where a plan is on record. */
  readonly planned?: number;
  /** Much longer than planned: a missed visit, which says nothing of the interval. */
  readonly ignored: boolean;
  /** Follows the induction and not a maintenance session. */
  readonly first: boolean;
  readonly wearOff?: WearOff;
}

/** The first score of a gap that was worsening. */
export interface WearOff {
  /** Days after the session at which it was taken. */
  readonly days: number;
  readonly score: Score;
  /** Taken on the day of the next session: since when it was so is not known. */
  readonly atNext: boolean;
}

/** The date that had been set for the session of a day, after the session before it; none without a plan on record. */
export type PlannedFor = (after: PlainDate, until: PlainDate) => PlainDate | undefined;

/**
 * The gaps after an induction, oldest first, the open one last. A score of the day a session was given belongs to the gap
 * before it. Without tracking nothing is known of wear-off.
 */
export function maintenanceGaps(
  { sessions, induction }: Course,
  tracking: Tracking | undefined,
  plannedFor: PlannedFor,
  today: PlainDate,
  limits: Thresholds,
): readonly MaintenanceGap[] {
  const chain = sessions.slice(Math.max(0, induction.length - 1));
  return chain.map((session, place): MaintenanceGap => {
    const next: Session | undefined = chain[place + 1];
    const end = next?.day ?? today;
    const days = daysBetween(session.day, end);
    const plan = next && plannedFor(session.day, next.day);
    const planned = plan === undefined ? undefined : daysBetween(session.day, plan);
    const worse = tracking?.scores.find(
      (score) => score.day > session.day && score.day <= end && isWorse(tracking, score, limits.response),
    );
    return {
      from: session.day,
      ...(next && { to: next.day }),
      days,
      ...(planned !== undefined && { planned }),
      ignored: planned !== undefined && days > limits.timing.plannedTimes * planned,
      first: place === 0,
      ...(worse && {
        wearOff: { days: daysBetween(session.day, worse.day), score: worse, atNext: worse.day === next?.day },
      }),
    };
  });
}
