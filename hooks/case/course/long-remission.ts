import { addDays, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { no, type Source, type Truth, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { KeptPlan } from './kept-plan.ts';
import { isRemission } from './response.ts';

/** A remission that lasted over long gaps. */
interface LongRemission {
  /** Lengths of the gaps in days, oldest first. */
  readonly gaps: readonly number[];
  /** All valid scores of that time. */
  readonly scores: readonly Source[];
  readonly respondedOn: PlainDate;
}

/**
 * Were the last three gaps 28 days or longer, with nothing but remission scores from their begin until today, one in each
 * gap at least, and is the response half a year old (F5, time-maint-taper)? A missed visit is no such gap; a score in it counts.
 */
export function longRemission(
  { now: { tracking, response, gaps }, interval }: KeptPlan,
  today: PlainDate,
  limits: Thresholds,
): Truth<LongRemission> {
  const { taperGaps, taperIntervalDays, taperDays } = limits.timing;
  const respondedOn = response?.respondedOn;
  if (tracking === undefined || respondedOn === undefined) return no('no response on record');
  const last = gaps.filter(({ to, ignored }) => to !== undefined && !ignored).slice(-taperGaps);
  const [first] = last;
  if (first === undefined || last.length < taperGaps || last.some(({ days }) => days < taperIntervalDays))
    return no('no long run of long gaps');
  const scores = tracking.scores.filter(({ day }) => day > first.from);
  const sources = scores.map(({ from }) => from);
  if (!scores.every((score) => isRemission(tracking, score, limits.response)))
    return no('not in remission throughout', sources);
  const rated = last.every(({ from, to = today }) => scores.some(({ day }) => day > from && day <= to));
  if (!rated || interval.unscored) return no('a score of that time is missing', sources);
  return respondedOn <= addDays(today, -taperDays)
    ? yes({ gaps: last.map(({ days }) => days), scores: sources, respondedOn }, sources)
    : no('the response is not half a year old', sources);
}
