import type { Words } from '../../../src/engine/index.ts';
import { besideShown } from './beside-course.ts';
import { dateRange } from './date-range.ts';
import type { InductionNow } from './induction-now.ts';

/** When the next session of a running series is: its usual days, or, once they are over, until when it is not late. */
export function nextInSeries({ last, target, range: [from, to], by }: InductionNow, words: Words) {
  const usual = dateRange(from, to, words);
  const late = words.date(by);
  return to < words.today
    ? {
        summary: `next session was usual ${usual}, late after ${late}`,
        line: `the last on ${words.date(last)}; the next was usual ${usual} and is late after ${late}`,
        option: `consider booking the next session by ${late}, before it is late`,
      }
    : {
        summary: `next session about ${words.date(target)}${from === to ? '' : ` (range ${usual})`}`,
        line: `the last on ${words.date(last)}; next about ${words.date(target)}, ${words.ago(target)}`,
        option: 'consider booking the next session in this range',
      };
}

/** What a pause in a series comes to. */
export function pausedSeries({ drug, done, of, last, state }: InductionNow, words: Words): string {
  const name = `${drug === 'esketamine' ? 'Esketamine' : 'Ketamine'} series ${done}/${of}`;
  const ago = words.ago(last);
  return {
    running: `${name}; last session ${ago}`,
    late: `${name}; last session ${ago}: later than the usual spacing`,
    reassess: `${name}; last session ${ago}: reassess before continuing`,
    interrupted: `${name} interrupted, last session ${ago}: a new session begins another course`,
  }[state];
}

/** What the record shows of a series beside its baseline: its sessions, what was not completed, and what is beside it. */
export function seriesShown({ entries, partial, beside }: InductionNow, words: Words): readonly string[] {
  const which = words.entries(partial, partial.length);
  const notCompleted = `not completed: not counted as a session, but for the spacing: ${which}`;
  return [
    ...entries.map(words.entry),
    ...(partial.length > 0 ? [`${words.count(partial.length, 'further administration')} ${notCompleted}`] : []),
    ...besideShown(beside, words),
  ];
}
