import type { Words } from '../../../src/engine/index.ts';
import type { Source } from '../../../src/picture/index.ts';
import type { WearOff } from './gaps.ts';
import type { KeptPlan } from './kept-plan.ts';
import { nadirUpTo } from './response.ts';

/** What an interval was found from, as a card lists it. */
export interface Grounds {
  readonly wearOffs: readonly WearOff[];
  readonly latest?: Source;
  readonly baseline?: Source;
  readonly lowest?: Source;
  /** Entries of the last session. */
  readonly session: readonly Source[];
  /** Lengths of the last gaps in days, oldest first; a missed visit is marked. */
  readonly gaps: readonly { readonly days: number; readonly ignored: boolean }[];
}

const MOST_GAPS = 4;

export function groundsOf({ course: { course }, now: { tracking, gaps }, interval }: KeptPlan): Grounds {
  const latest = tracking?.scores.at(-1);
  const closed = gaps.filter(({ to }) => to !== undefined).slice(-MOST_GAPS);
  return {
    wearOffs: interval.wearOffs,
    ...(latest && { latest: latest.from }),
    ...(tracking && { baseline: tracking.baseline.from }),
    ...(tracking && latest && { lowest: nadirUpTo(tracking, latest).from }),
    session: course.sessions.at(-1)?.from ?? [],
    gaps: closed.map(({ days, ignored }) => ({ days, ignored })),
  };
}

/** The lines of a card, without what it told before: wear-off days with their scores, the latest and the lowest score, the baseline, the last gaps. */
export function shownGrounds(
  { wearOffs, latest, baseline, lowest, session, gaps }: Grounds,
  words: Words,
  told: readonly Source[] = [],
): string[] {
  const [last] = session;
  const isTold = (source: Source) => told.includes(source) || wearOffs.some(({ score }) => score.from === source);
  const lengths = gaps.map(({ days, ignored }) => `${days}${ignored ? ' (a missed visit, not counted)' : ''}`);
  return [
    ...wearOffs.map(
      ({ days, score }) => `${words.entry(score.from)}: worse on day ${days} after the session before it`,
    ),
    ...(latest && !isTold(latest)
      ? [`Latest score${latest === lowest ? ', the lowest of the course' : ''}: ${words.entry(latest)}`]
      : []),
    ...(lowest && lowest !== latest && !isTold(lowest) ? [`Lowest score: ${words.entry(lowest)}`] : []),
    ...(baseline ? [`Baseline: ${words.entry(baseline)}`] : []),
    ...(last
      ? [
          `Last session: ${words.entry(last)}${lengths.length > 0 ? `; last gaps, oldest first: ${lengths.join(', ')} days` : ''}`,
        ]
      : []),
  ];
}
