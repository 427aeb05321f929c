import { daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Session } from '../sessions.ts';
import { exposuresIn } from './between-sessions.ts';
import type { Course } from './courses.ts';
import { isWorse } from './response.ts';
import type { Rating, Score } from './tracking.ts';

/** The time between two sessions after the induction, or since the last one. */
export interface MaintenanceGap {
  readonly from: PlainDate;
  /** None while it is open. */
  readonly to?: PlainDate;
  /** Days it lasted, or has lasted until now. */
  readonly days: number;
  /** Days it was planned to last, where a plan is on record. */
  readonly planned?: number;
  /** Says nothing of the interval: much longer than planned, a missed visit; or begun in the induction. */
  readonly ignored: boolean;
  /** Begun before the induction was complete: no interval was chosen then. Not the gap after its last session. */
  readonly inInduction: boolean;
  /** Follows the induction and not a maintenance session. */
  readonly first: boolean;
  /** Exposures in it that are no sessions of the course: that it was quiet says nothing of the interval. */
  readonly between: readonly Session[];
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
 * before it. Without scores that show worsening nothing is known of wear-off. A score of the days after a session that
 * may still show its acute effect, because a time is missing, says no day of wear-off.
 */
export function maintenanceGaps(
  { sessions, induction, inductionOf }: Course,
  watched: Rating | undefined,
  plannedFor: PlannedFor,
  between: readonly Session[],
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
    const missed = planned !== undefined && days > limits.timing.plannedTimes * planned;
    const inInduction = place === 0 && induction.length < inductionOf;
    const worse = watched?.scores.find(
      (score) =>
        score.day > session.day &&
        score.day <= end &&
        isWorse(watched, score, limits.response) &&
        !mayBeAcute(score, session, watched, limits),
    );
    return {
      from: session.day,
      ...(next && { to: next.day }),
      days,
      ...(planned !== undefined && { planned }),
      ignored: missed || inInduction,
      inInduction,
      first: place === 0,
      between: exposuresIn(between, { from: session.day, to: next?.day }),
      ...(worse && {
        wearOff: { days: daysBetween(session.day, worse.day), score: worse, atNext: worse.day === next?.day },
      }),
    };
  });
}

/** May a score of a later day, as far as times are recorded, have been taken within the hours of the acute effect? */
function mayBeAcute(
  { day, instant }: Score,
  { day: session, end }: Session,
  { scale }: Rating,
  { timing }: Thresholds,
): boolean {
  const untimed = instant === undefined || end?.instant === undefined;
  return untimed && (daysBetween(session, day) - 1) * 24 < scale.acuteHours(timing);
}
