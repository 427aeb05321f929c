import type { Words } from '../../../src/engine/index.ts';
import type { Source } from '../../../src/picture/index.ts';
import { betweenShown } from './between-sessions.ts';
import type { MaintenanceGap, WearOff } from './gaps.ts';
import type { KeptPlan } from './kept-plan.ts';
import { nadirUpTo } from './response.ts';
import { latestOfAll } from './tracking.ts';

/** What an interval was found from, as a card lists it. */
export interface Grounds {
  readonly wearOffs: readonly WearOff[];
  readonly latest?: Source;
  readonly baseline?: Source;
  readonly lowest?: Source;
  /** A later score by another scale. */
  readonly newer?: Source;
  /** What is booked or ordered from today on, oldest first. */
  readonly booked: readonly Source[];
  /** Entries of the last session. */
  readonly session: readonly Source[];
  /** Entries of exposures in these gaps, or since the last session, that are no sessions of the course, oldest first. */
  readonly between: readonly Source[];
  /** The interval until now, where it is shorter than the last of these gaps. */
  readonly countedAs?: number;
  /** Lengths of the last gaps in days, oldest first; those that are not counted are marked. */
  readonly gaps: readonly Pick<MaintenanceGap, 'days' | 'ignored' | 'inInduction'>[];
}

const MOST_GAPS = 4;

/** `booked`: entries behind sessions of the drug that are booked or ordered. */
export function groundsOf({ course: { course }, now, interval }: KeptPlan, booked: readonly Source[]): Grounds {
  const { tracking, gaps } = now;
  const rating = now.watched ?? tracking ?? now.ratings[0];
  const latest = rating?.scores.at(-1);
  const newest = latestOfAll(now.ratings);
  const closed = gaps.filter(({ to }) => to !== undefined).slice(-MOST_GAPS);
  const shown = gaps.filter(({ to, from }) => to === undefined || from >= (closed[0]?.from ?? ''));
  const counted = closed.findLast(({ ignored }) => !ignored);
  return {
    wearOffs: interval.wearOffs,
    ...(latest && { latest: latest.from }),
    ...(tracking && { baseline: tracking.baseline.from }),
    ...(rating && latest && { lowest: nadirUpTo(rating, latest).from }),
    ...(newest && newest.day > (latest?.day ?? '') && { newer: newest.from }),
    booked,
    session: course.sessions.at(-1)?.from ?? [],
    between: shown.flatMap(({ between }) => between.flatMap(({ from }) => from)),
    ...(counted && counted.days > interval.current && { countedAs: interval.current }),
    gaps: closed.map(({ days, ignored, inInduction }) => ({ days, ignored, inInduction })),
  };
}

/** The lines of a card, without what it told before: wear-off days with their scores, the latest and the lowest score, the baseline, the last gaps. */
export function shownGrounds(
  { wearOffs, latest, baseline, lowest, newer, booked, session, between, countedAs, gaps }: Grounds,
  words: Words,
  told: readonly Source[] = [],
): string[] {
  const [last] = session;
  const isTold = (source: Source) => told.includes(source) || wearOffs.some(({ score }) => score.from === source);
  const lengths = gaps.map(({ days, ignored, inInduction }) => {
    const begun = inInduction ? 'begun in the induction' : 'a missed visit';
    return `${days}${ignored ? ` (${begun}, not counted)` : ''}`;
  });
  const counted = countedAs === undefined ? '' : `; the last that counts is taken as ${countedAs}, one step at a time`;
  return [
    ...wearOffs.map(
      ({ days, score }) => `${words.entry(score.from)}: worse on day ${days} after the session before it`,
    ),
    ...betweenShown(between, words),
    ...(latest && !isTold(latest)
      ? [`Latest score${latest === lowest ? ', the lowest of the course' : ''}: ${words.entry(latest)}`]
      : []),
    ...(lowest && lowest !== latest && !isTold(lowest) ? [`Lowest score: ${words.entry(lowest)}`] : []),
    ...(newer && !isTold(newer) ? [`Later, by another scale: ${words.entry(newer)}`] : []),
    ...(baseline ? [`Baseline: ${words.entry(baseline)}`] : []),
    ...(booked.length > 0 ? [`Planned: ${words.entries(booked)}`] : []),
    ...(last
      ? [
          `Last session: ${words.entry(last)}${lengths.length > 0 ? `; last gaps, oldest first: ${lengths.join(', ')} days${counted}` : ''}`,
        ]
      : []),
  ];
}
