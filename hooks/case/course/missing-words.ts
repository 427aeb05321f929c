import type { Words } from '../../../src/engine/index.ts';
import type { PlainDate } from '../../../src/picture/index.ts';
import type { MissingScore } from './missing-score.ts';

interface Missing extends Pick<MissingScore, 'cause' | 'scale' | 'ahead'> {
  /** The first session, or the last of the induction. */
  readonly since: PlainDate | undefined;
  /** Days before the session or the due date in which the score is looked for. */
  readonly days: number;
  readonly interval?: number;
  /** The interval is kept because of it; else it was found otherwise. */
  readonly kept?: boolean;
  readonly due?: PlainDate;
}

interface Said {
  readonly summary: string;
  readonly line: string;
  readonly why: string;
  readonly clearedBy: string;
}

/** What is missing, and what becomes of the interval meanwhile. */
export function missingWords({ cause, scale, ahead, since, days, interval, kept, due }: Missing, words: Words): Said {
  const until = due === undefined ? '' : ` (due ${words.date(due)})`;
  const plan = interval === undefined ? '' : `${kept ? 'interval kept at' : 'interval of'} ${interval} days${until}`;
  switch (cause) {
    case 'baseline':
      return {
        summary: `No score before the first session: response unknown${plan && `; ${plan}`}`,
        line: `No symptom score in the ${days} days before the first session of ${words.date(since)}: response can't be told${plan && `; ${plan}`}`,
        why: 'Response is reckoned from a score taken before the first session; without it no interval rests on it. Evidence low.',
        clearedBy: `a score of those ${days} days on record`,
      };
    case 'response':
      return {
        summary: `No symptom score since the induction: response unknown${plan && `; ${plan}`}`,
        line: `Induction complete on ${words.date(since)} and no valid ${scale} since: response unknown${plan && `; ${plan}`}`,
        why: 'Whether to go on, and at which interval, rests on the response after the induction. Evidence low.',
        clearedBy: `a valid ${scale}, taken a day or more after a session`,
      };
    case 'recent':
      return {
        summary: `No recent symptom score: ${plan} until rated`,
        line: `No valid ${scale} in the ${ahead ? `${days} days before the due date` : `last ${days} days`}; ${plan} until rated`,
        why: 'An interval without scores is a guess; it is not lengthened until there is one. Evidence low.',
        clearedBy: `a valid ${scale}, taken a day or more after a session`,
      };
  }
}
