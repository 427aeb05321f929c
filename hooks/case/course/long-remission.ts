import { addDays, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { no, type Source, type Truth, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { KeptPlan } from './kept-plan.ts';
import { isRemission, isResponse, isWorse } from './response.ts';
import { latestScore, type Score } from './tracking.ts';

/** A remission that lasted over long gaps. */
interface LongRemission {
  /** Lengths of the gaps in days, oldest first. */
  readonly gaps: readonly number[];
  /** All valid scores of that time. */
  readonly scores: readonly Source[];
  /** Since then every score was a response and none was worse. */
  readonly respondedOn: PlainDate;
}

/**
 * Were the last three gaps 28 days or longer, with nothing but remission scores from their begin until today, one in each
 * gap at least and one of the last 14 days, and is the response half a year old (F5, time-maint-taper)? A missed visit is no
 * such gap; a score in it counts.
 *
 * Safer readings: the response is as old as the first score after the last one that was worse or no response; a gap with
 * another exposure in it tells nothing of a remission without one.
 */
export function longRemission(
  { now: { tracking, response, gaps }, interval }: KeptPlan,
  today: PlainDate,
  limits: Thresholds,
): Truth<LongRemission> {
  const { taperGaps, taperIntervalDays, taperDays } = limits.timing;
  if (tracking === undefined || response?.respondedOn === undefined) return no('no response on record');
  const after = tracking.scores.filter(({ day }) => day >= (response.respondedOn ?? ''));
  const isLost = (score: Score) =>
    !isResponse(tracking, score, limits.response) || isWorse(tracking, score, limits.response);
  const respondedOn = after[after.findLastIndex(isLost) + 1]?.day;
  if (respondedOn === undefined)
    return no(
      'the response is lost',
      after.slice(-1).map(({ from }) => from),
    );
  const last = gaps.filter(({ to, ignored }) => to !== undefined && !ignored).slice(-taperGaps);
  const [first] = last;
  if (first === undefined || last.length < taperGaps || last.some(({ days }) => days < taperIntervalDays))
    return no('no long run of long gaps');
  const others = gaps.filter(({ from }) => from >= first.from).flatMap(({ between }) => between);
  if (others.length > 0)
    return no(
      'another exposure in those gaps',
      others.flatMap(({ from }) => from),
    );
  const scores = tracking.scores.filter(({ day }) => day > first.from);
  const sources = scores.map(({ from }) => from);
  if (!scores.every((score) => isRemission(tracking, score, limits.response)))
    return no('not in remission throughout', sources);
  const rated = last.every(({ from, to = today }) => scores.some(({ day }) => day > from && day <= to));
  const recent = latestScore(scores, today, limits.timing.scoreDays);
  if (!rated || recent === undefined || interval.unscored) return no('a score of that time is missing', sources);
  return respondedOn <= addDays(today, -taperDays)
    ? yes({ gaps: last.map(({ days }) => days), scores: sources, respondedOn }, sources)
    : no('the response is not half a year old', sources);
}
