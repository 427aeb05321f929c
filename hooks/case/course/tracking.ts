import { instantRange } from '../../../src/fhir/dates.ts';
import { addDays, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { type Gap, type Index, no, type Source, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import { dayOf } from '../day-of.ts';
import type { Session } from '../sessions.ts';
import { type Course, entriesOf } from './courses.ts';
import type { Rated, Scale } from './scales.ts';

/** One score at a day. */
export interface Score {
  readonly value: number;
  readonly day: PlainDate;
  /** Epoch ms, where a time of day is recorded. */
  readonly instant?: number;
  readonly from: Source;
}

/** What a course is followed by (F1). */
export interface Tracking {
  readonly scale: Scale;
  readonly baseline: Score;
  /** Valid scores after the first session, oldest first; of several of one moment the highest is last. */
  readonly scores: readonly Score[];
  /** Scores that were left out because they show the acute effect of a session. */
  readonly acute: readonly Score[];
}

const HOUR = 3_600_000;

/**
 * The scale a course is followed by: one that has a score in the 30 days before its first session (the same day allowed).
 * Of several the one with most scores since, then PHQ-9, MADRS, QIDS-SR16.
 *
 * A score of the day of a session without a time was taken before it: that is when scores are taken. Safer reading: a score
 * that cannot be read or placed may be any of them, so response is unknown then.
 */
export function trackingOf(
  course: Course,
  rated: readonly Rated[],
  exposures: readonly Session[],
  at: Index,
  limits: Pick<Thresholds, 'timing'>,
): Truth<Tracking> {
  const wanted = course.product === 'ketamine-iv-pain' ? 'pain' : 'mood';
  const from = addDays(course.first, -limits.timing.baselineDays);
  const window = { from, to: at.today };
  const own = rated.filter(({ scale }) => scale.kind === wanted);
  const found = own.flatMap((one): readonly Tracking[] => {
    const { scale, list } = one;
    const all = list.within(window).items.flatMap(({ value, from: source }): Score[] => {
      const day = dayOf(source);
      const instant = source.date?.instant;
      if (day === undefined || day > at.today || (instant !== undefined && instant > at.instant.getTime())) return [];
      return [{ value: value.value, day, ...(instant !== undefined && { instant }), from: source }];
    });
    const ordered = all.toSorted(
      (a, b) => compare(a.day, b.day) || (a.instant ?? 0) - (b.instant ?? 0) || a.value - b.value,
    );
    const isAcute = (score: Score) => exposures.some((one) => shows(score, one, scale.acuteHours(limits.timing), at));
    const [first] = course.sessions;
    const isBefore = (score: Score) => first !== undefined && before(score, first, at);
    const baseline = ordered.filter((score) => isBefore(score) && !isAcute(score)).at(-1);
    if (!baseline || baseline.value <= 0) return [];
    const after = ordered.filter((score) => !isBefore(score));
    return [{ scale, baseline, scores: after.filter((score) => !isAcute(score)), acute: after.filter(isAcute) }];
  });
  const gaps = own.flatMap(({ list }) => [...list.within(window).gaps, ...unplaced(list.within(window).items)]);
  if (gaps.length > 0) return unknown(gaps);
  const [best] = found.toSorted((a, b) => b.scores.length - a.scores.length);
  return best
    ? yes(best, [best.baseline.from])
    : no(`no score in the ${limits.timing.baselineDays} days before the first session`, entriesOf(course));
}

/** Entries that name a month or a year only: they lie somewhere in the course. */
function unplaced(items: Rated['list']['items']): readonly Gap[] {
  return items
    .filter(({ from }) => dayOf(from) === undefined)
    .map(({ from }): Gap => ({ input: 'scores', reason: 'undated', source: from }));
}

/** Was it taken before the session began? On its day without times: yes. */
function before(score: Score, { day, start }: Session, { zone }: Index): boolean {
  if (score.day !== day || score.instant === undefined || start?.instant === undefined) return score.day <= day;
  return score.instant <= instantRange(start, zone).from;
}

/** Does it show the acute effect of that exposure? Where a time is missing, the next day is a day later. */
function shows(score: Score, { day, start, end }: Session, hours: number, { zone }: Index): boolean {
  if (hours === 0 || start === undefined || end === undefined) return false;
  if (score.instant === undefined || start.instant === undefined || end.instant === undefined) return false;
  if (score.day < day) return false;
  return score.instant > instantRange(start, zone).from && score.instant < instantRange(end, zone).from + hours * HOUR;
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** The latest score up to a day, and at most so many days old. */
export function latestScore(
  scores: readonly Score[],
  to: PlainDate,
  days = Number.POSITIVE_INFINITY,
): Score | undefined {
  const from = Number.isFinite(days) ? addDays(to, -days) : '';
  return scores.filter(({ day }) => day >= from && day <= to).at(-1);
}
