import { addDays, daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { anyOf, type FactList, no, type Source, type Truth, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Standing } from './mood-course.ts';
import type { RelapseEvents } from './relapse-events.ts';
import { isResponse } from './response.ts';
import type { Score, Tracking } from './tracking.ts';

/** A response on record, and the first score that showed it. */
export interface ShownResponse {
  readonly tracking: Tracking;
  readonly score: Score;
}

/** What shows a relapse, as a card names it, and the entries that do. */
export interface RelapseSign {
  readonly what: string;
  readonly entries: readonly Source[];
}

/** Was a response shown in the course? Once it has lapsed there is none to fall back from (F2.6). */
export function responseShown({ phase, tracking, response }: Standing, limits: Thresholds): Truth<ShownResponse> {
  if (phase === 'lapsed') return no('the course has lapsed', [], 'not-applicable');
  const score = tracking?.scores.find(
    (one) => one.day === response?.respondedOn && isResponse(tracking, one, limits.response),
  );
  return tracking && score ? yes({ tracking, score }, [score.from]) : no('no response on record', [], 'not-applicable');
}

/** What shows a relapse after that response, at most 30 days ago (F7). */
export function relapseSigns(
  shown: ShownResponse,
  { attempts, stays }: RelapseEvents,
  today: PlainDate,
  limits: Thresholds,
): Truth<readonly RelapseSign[]> {
  const [recent, after] = [addDays(today, -limits.timing.relapseDays), addDays(shown.score.day, 1)];
  const window = { from: recent > after ? recent : after, to: today };
  const happened = (list: FactList<undefined>, what: string) =>
    asSign(list.within(window).any(`no ${what} since`), () => what);
  return anyOf(
    [
      asSign(
        highScores(shown, today, limits),
        (two) => `two high scores (${two.map(({ value }) => value).join(', ')})`,
      ),
      happened(attempts, 'suicide attempt or self-harm'),
      happened(stays, 'psychiatric hospital stay'),
    ],
    'no relapse since the response',
  );
}

function asSign<T>(found: Truth<T>, name: (value: T) => string): Truth<RelapseSign> {
  return found.is === 'yes' ? { ...found, value: { what: name(found.value), entries: found.because } } : found;
}

/**
 * Two assessments 5 to 15 days apart from the limit on, the later one at most 30 days ago, both after the response (F7). They
 * belong to the scores since the last one below the limit: a better score in between or since makes them no relapse. Of
 * several pairs the latest. By a scale without a limit there is none.
 */
function highScores(
  { tracking, score: responded }: ShownResponse,
  today: PlainDate,
  { response, timing }: Thresholds,
): Truth<readonly [Score, Score]> {
  const limit = tracking.scale.relapse?.(response);
  if (limit === undefined) return no(`${tracking.scale.name} has no limit for a relapse`);
  const after = tracking.scores.slice(tracking.scores.indexOf(responded) + 1);
  const high = after.slice(after.findLastIndex(({ value }) => value < limit) + 1);
  const since = addDays(today, -timing.relapseDays);
  for (const later of high.filter(({ day }) => day >= since).toReversed()) {
    const earlier = high.findLast(({ day }) => {
      const days = daysBetween(day, later.day);
      return days >= timing.relapseGapSoonestDays && days <= timing.relapseGapLatestDays;
    });
    if (earlier) return yes([earlier, later], [earlier.from, later.from]);
  }
  return no('no two high scores in that time');
}
