import type { Words } from '../../../src/engine/index.ts';
import type { Source } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Course } from './courses.ts';
import { improvement, isResponse } from './response.ts';
import type { Score, Tracking } from './tracking.ts';

/** How far a course has come at one score. */
export interface Gain {
  /** Per cent below the baseline; negative where the score is higher. */
  readonly percent: number;
  /** Sessions completed before that score. */
  readonly sessions: number;
  /** And since it, that of its own day included: scores are taken before a session. */
  readonly since: number;
  readonly scale: string;
  readonly baseline: Source;
  /** The baseline is below any score that counts as worse: a percentage of it says little. */
  readonly low: boolean;
  readonly latest: Source;
  /** The latest score before it that was a response: shown during the series, and lost again. */
  readonly responded?: Source;
}

export function gainAt(
  { sessions }: Pick<Course, 'sessions'>,
  tracking: Tracking,
  score: Score,
  limits: Thresholds['response'],
): Gain {
  const before = tracking.scores.slice(0, tracking.scores.indexOf(score));
  const responded = before.findLast((one) => isResponse(tracking, one, limits));
  return {
    percent: improvement(tracking, score),
    sessions: sessions.filter(({ day }) => day < score.day).length,
    since: sessions.filter(({ day }) => day >= score.day).length,
    scale: tracking.scale.name,
    baseline: tracking.baseline.from,
    low: tracking.baseline.value < (tracking.scale.worse?.(limits).from ?? 0),
    latest: score.from,
    ...(responded && { responded: responded.from }),
  };
}

/** The scores behind a gain as lines of a card. */
export function gainLines({ latest, baseline, low, since, responded }: Gain, words: Words): string[] {
  return [
    `Latest: ${words.entry(latest)}${sinceText(since, words)}`,
    `Baseline: ${words.entry(baseline)}${low ? ': low, so a percentage of it says little' : ''}`,
    ...(responded ? [`A response before it: ${words.entry(responded)}`] : []),
  ];
}

/** The same in one line; a response before it is worth more there than the baseline. */
export function gainLine({ latest, baseline, low, responded }: Gain, words: Words): string {
  if (responded) return `${words.entry(latest)}; response before: ${words.entry(responded)}`;
  return `${words.entry(latest)} against ${low ? 'a low baseline, ' : ''}${words.entry(baseline)}`;
}

/** An old score says nothing of the sessions after it. */
function sinceText(since: number, words: Words): string {
  return since > 0 ? `; ${words.count(since, 'session')} since that score, and no valid one` : '';
}

/** Infusions that a partial response is given beyond the series (stop-partial-6). */
const FURTHER = 2;

/** Can some of those still follow? */
export function mayGoOn({ sessions, since }: Gain, { infusions }: Thresholds['timing']): boolean {
  return sessions + since < infusions + FURTHER;
}

/** In words. Rounded down, so that no limit seems reached that was not. */
export function gainText({ percent }: Pick<Gain, 'percent'>): string {
  if (percent < 0) return 'Score above baseline';
  return percent < 1 ? 'No improvement' : `${Math.floor(percent)}% improvement`;
}
