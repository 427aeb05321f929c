import { addDays, daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import {
  anyOf,
  derive,
  type FactList,
  type Gap,
  type Need,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Session } from '../sessions.ts';
import type { MoodCourse } from './mood-course.ts';
import { phaseBySessions } from './phase.ts';
import { type RelapseEvents, relapseEvents } from './relapse-events.ts';
import { isResponse } from './response.ts';
import { timeline } from './timeline.ts';
import type { Score, Tracking } from './tracking.ts';

/** An entry that shows a relapse. Its date may leave open whether it was after the response, or recent enough. */
export interface SignEntry {
  readonly from: Source;
  readonly doubt?: 'before-response' | 'longer-ago';
}

/** What shows a relapse, as a card names it, and the entries that do. */
export interface RelapseSign {
  readonly what: string;
  readonly entries: readonly SignEntry[];
}

/** A relapse after a response (F7). */
export interface Relapse {
  readonly response: Source;
  readonly scale: string;
  /** The score from which two in a row are one; none by a scale without a limit. */
  readonly below?: number;
  readonly signs: readonly RelapseSign[];
  /** At least one of them leaves no doubt by its date. */
  readonly sure: boolean;
  /** Sessions since the latest of these and since the latest score: nobody rated what they did. */
  readonly since: readonly Session[];
  /** Two of them closer than any interval of maintenance: a second induction, as far as sessions show one. */
  readonly underWay: boolean;
}

interface ShownResponse {
  readonly tracking: Tracking;
  readonly score: Score;
}

/** The relapse of the mood course (F7): after a response by any scale with a baseline, in the induction or after it. */
export const relapseShown: Need<Truth<Relapse>, SitePolicy> = derive(
  'relapse after a response',
  { timeline, relapseEvents },
  ({ timeline: { mood }, relapseEvents: events }, { today }, { thresholds }: SitePolicy) =>
    mood.is === 'yes' ? relapseOf(mood.value, events, today, thresholds) : mood,
);

/**
 * Once a course has lapsed there is nothing to fall back from (F2.6), and while its induction runs its own rules speak. Scores
 * that cannot be read or placed take nothing away from those that show a relapse: they are a note.
 */
function relapseOf(mood: MoodCourse, events: RelapseEvents, today: PlainDate, limits: Thresholds): Truth<Relapse> {
  const { course, inducedOn, scores } = mood;
  const phase = phaseBySessions(course, inducedOn, today, limits.timing);
  if (phase === 'lapsed') return no('the course has lapsed', [], 'not-applicable');
  if (phase === 'induction') return no('the induction is not complete', [], 'not-applicable');
  const responses = scores.ratings.flatMap(({ baseline, ...rating }): ShownResponse[] => {
    const tracking = baseline && { ...rating, baseline };
    const score = tracking?.scores.find((one) => isResponse(tracking, one, limits.response));
    return tracking && score ? [{ tracking, score }] : [];
  });
  const [first] = responses;
  if (first === undefined)
    return scores.gaps.length > 0 ? unknown(scores.gaps) : no('no response on record', [], 'not-applicable');

  const high = responses.map((shown) => ({ shown, two: highScores(shown, today, limits) }));
  const { shown, two } = high.find((one) => one.two !== undefined) ?? { shown: first, two: undefined };
  const signs = anyOf(
    [
      two
        ? twoHigh(two, scores.gaps)
        : scores.gaps.length > 0
          ? unknown(scores.gaps)
          : no('no two high scores in that time'),
      happened(events.attempts, 'suicide attempt or self-harm', shown.score.day, today, limits),
      happened(events.stays, 'psychiatric hospital stay', shown.score.day, today, limits),
    ],
    'no relapse since the response',
  );
  if (signs.is !== 'yes') return signs;
  const { score, tracking } = shown;
  const below = tracking.scale.relapse?.(limits.response);
  const rated = scores.ratings.flatMap((rating) => rating.scores.at(-1)?.day ?? []);
  const latest = [...rated, ...signs.because.flatMap(({ date }) => date?.latest ?? [])].toSorted().at(-1) ?? today;
  const since = course.sessions.filter(({ day }) => day >= latest);
  const relapse: Relapse = {
    response: score.from,
    scale: tracking.scale.name,
    ...(below !== undefined && { below }),
    signs: signs.value,
    sure: signs.value.some(({ entries }) => entries.some(({ doubt }) => doubt === undefined)),
    since,
    underWay: since.some(({ day }, place) => {
      const next = since[place + 1];
      return next !== undefined && daysBetween(day, next.day) < limits.timing.firstIntervalDays;
    }),
  };
  return yes(relapse, [score.from, ...signs.because], signs.notChecked);
}

function twoHigh(two: readonly [Score, Score], notRead: readonly Gap[]): Truth<RelapseSign> {
  const because = two.map(({ from }) => from);
  const values = two.map(({ value }) => value).join(', ');
  return yes({ what: `two high scores (${values})`, entries: because.map((from) => ({ from })) }, because, notRead);
}

/** Events that may be after the response, its own day included, and at most 30 days ago. */
function happened(
  list: FactList<undefined>,
  what: string,
  responded: PlainDate,
  today: PlainDate,
  { timing }: Thresholds,
): Truth<RelapseSign> {
  const recent = addDays(today, -timing.relapseDays);
  const found = list.within({ from: recent > responded ? recent : responded, to: today }).any(`no ${what} since`);
  if (found.is !== 'yes') return found;
  const entries = found.because.map((from): SignEntry => {
    const earliest = from.date?.earliest ?? responded;
    if (earliest <= responded) return { from, doubt: 'before-response' };
    return earliest < recent ? { from, doubt: 'longer-ago' } : { from };
  });
  return { ...found, value: { what, entries } };
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
): readonly [Score, Score] | undefined {
  const limit = tracking.scale.relapse?.(response);
  if (limit === undefined) return undefined;
  const after = tracking.scores.slice(tracking.scores.indexOf(responded) + 1);
  const high = after.slice(after.findLastIndex(({ value }) => value < limit) + 1);
  const since = addDays(today, -timing.relapseDays);
  for (const later of high.filter(({ day }) => day >= since).toReversed()) {
    const earlier = high.findLast(({ day }) => {
      const days = daysBetween(day, later.day);
      return days >= timing.relapseGapSoonestDays && days <= timing.relapseGapLatestDays;
    });
    if (earlier) return [earlier, later];
  }
  return undefined;
}
