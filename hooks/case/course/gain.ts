import type { Source } from '../../../src/picture/index.ts';
import type { Course } from './courses.ts';
import { improvement } from './response.ts';
import type { Score, Tracking } from './tracking.ts';

/** How far a course has come at one score. */
export interface Gain {
  /** Per cent below the baseline; negative where the score is higher. */
  readonly percent: number;
  /** Sessions completed before that score. */
  readonly sessions: number;
  readonly scale: string;
  readonly baseline: Source;
  readonly latest: Source;
}

export function gainAt({ sessions }: Pick<Course, 'sessions'>, tracking: Tracking, score: Score): Gain {
  return {
    percent: improvement(tracking, score),
    sessions: sessions.filter(({ day }) => day < score.day).length,
    scale: tracking.scale.name,
    baseline: tracking.baseline.from,
    latest: score.from,
  };
}

/** In words. Rounded down, so that no limit seems reached that was not. */
export function gainText({ percent }: Pick<Gain, 'percent'>): string {
  if (percent < 0) return 'Score above baseline';
  return percent < 1 ? 'No improvement' : `${Math.floor(percent)}% improvement`;
}
