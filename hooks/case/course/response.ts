import type { PlainDate } from '../../../src/fhir/plain-date.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Rating, Score, Tracking } from './tracking.ts';

/** How a course did after its induction (resp-response, resp-remission). */
export interface Response {
  /** `unrated`: no valid score after the last induction session. */
  readonly state: 'response' | 'partial' | 'non-response' | 'unrated';
  /** The latest valid score since, and its improvement in per cent of the baseline (negative: worse). */
  readonly latest?: Score;
  readonly improvement?: number;
  /** The first score after the induction that showed a response: from then on it is maintenance, whatever follows. */
  readonly respondedOn?: PlainDate;
  readonly remission: boolean;
}

type Limits = Thresholds['response'];

/** Improvement in per cent of the baseline; negative where the score is higher than it was. */
export function improvement({ baseline }: Pick<Tracking, 'baseline'>, { value }: Pick<Score, 'value'>): number {
  return ((baseline.value - value) / baseline.value) * 100;
}

/**
 * Response by the valid scores taken after the day of the last induction session, a day later at the earliest. A response counts from
 * its first score on; without one the latest score decides.
 */
export function responseOf(tracking: Tracking, lastInduction: PlainDate, limits: Limits): Response {
  const after = tracking.scores.filter(({ day }) => day > lastInduction);
  const latest = after.at(-1);
  if (latest === undefined) return { state: 'unrated', remission: false };
  const gain = improvement(tracking, latest);
  const responded = after.find((score) => improvement(tracking, score) >= limits.response);
  return {
    state: responded ? 'response' : gain >= limits.partial ? 'partial' : 'non-response',
    latest,
    improvement: gain,
    ...(responded && { respondedOn: responded.day }),
    remission: isRemission(tracking, latest, limits),
  };
}

/** Is it a response at this score? */
export function isResponse(tracking: Tracking, score: Score, limits: Limits): boolean {
  return improvement(tracking, score) >= limits.response;
}

/** Is it a remission at this score? Never by a scale without a limit for it. */
export function isRemission({ scale }: Pick<Tracking, 'scale'>, { value }: Score, limits: Limits): boolean {
  const highest = scale.remission?.(limits);
  return highest !== undefined && value <= highest;
}

/** The lowest valid score of the course up to this one (F1, nadir), the baseline left out. */
export function nadirUpTo({ scores }: Pick<Rating, 'scores'>, score: Score): Score {
  const until = scores.slice(0, scores.indexOf(score) + 1);
  return until.reduce((lowest, one) => (one.value < lowest.value ? one : lowest), until[0] ?? score);
}

/**
 * Is it worsening at this score (F5): so many points above the lowest until then, and high enough? The lowest until then, not
 * the lowest of all: a later better score makes an earlier one no worsening. By a scale without limits it is never known to be.
 */
export function isWorse(rating: Pick<Rating, 'scale' | 'scores'>, score: Score, limits: Limits): boolean {
  const worse = rating.scale.worse?.(limits);
  return worse !== undefined && score.value >= nadirUpTo(rating, score).value + worse.by && score.value >= worse.from;
}
