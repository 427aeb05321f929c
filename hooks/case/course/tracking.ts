import { compareText } from '../../../src/fhir/compare-text.ts';
import { instantRange } from '../../../src/fhir/dates.ts';
import { addDays, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { type Gap, type Index, no, type Source, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import { dayOf } from '../day-of.ts';
import { HOUR_MS } from '../last-hours.ts';
import type { Session } from '../sessions.ts';
import { type Course, entriesOf } from './courses.ts';
import { isResponse, isWorse } from './response.ts';
import type { Rated, Scale } from './scales.ts';

/** One score at a day. */
export interface Score {
  readonly value: number;
  readonly day: PlainDate;
  /** Epoch ms, where a time of day is recorded. */
  readonly instant?: number;
  readonly from: Source;
}

/** The scores of a course by one scale. */
export interface Rating {
  readonly scale: Scale;
  /** The latest score before the first session; none where it is too old, or 0. */
  readonly baseline?: Score;
  /** That score where it is 0, from which nothing can fall. */
  readonly zero?: Score;
  /** Valid scores after the first session, oldest first; of several of one moment the highest is last. */
  readonly scores: readonly Score[];
  /** Scores that were left out because they show the acute effect of a session. */
  readonly acute: readonly Score[];
}

/** What a course is followed by (F1). */
export interface Tracking extends Rating {
  readonly baseline: Score;
}

/** The scores of a course that could be read, and what could not. */
export interface ScoresRead {
  readonly ratings: readonly Rating[];
  readonly gaps: readonly Gap[];
}

/**
 * The scores of a course by each scale that has any. First the one that counts: with a score of late (twice the days in which one
 * is recent), else one in use years ago would hide what the scale in use shows; then one that is worse after a
 * response; then the one with most scores; then PHQ-9, MADRS, QIDS-SR16.
 *
 * A score of the day of a session without a time was taken before it: that is when scores are taken.
 */
export function scoresRead(
  course: Course,
  rated: readonly Rated[],
  exposures: readonly Session[],
  at: Index,
  limits: Pick<Thresholds, 'timing' | 'response'>,
): ScoresRead {
  const wanted = course.product === 'ketamine-iv-pain' ? 'pain' : 'mood';
  const from = addDays(course.first, -limits.timing.baselineDays);
  const window = { from, to: at.today };
  const own = rated.filter(({ scale }) => scale.kind === wanted);
  // F1 leaves out scores after a session; anaesthesia is none, and no part of a course.
  const felt = exposures.filter((one) => one.class !== 'anaesthetic');
  const found = own.map(({ scale, list }): Rating => {
    const all = list.within(window).items.flatMap(({ value, from: source }): Score[] => {
      const day = dayOf(source);
      const instant = source.date?.instant;
      if (day === undefined || day > at.today || (instant !== undefined && instant > at.instant.getTime())) return [];
      return [{ value: value.value, day, ...(instant !== undefined && { instant }), from: source }];
    });
    const ordered = all.toSorted(
      (a, b) => compareText(a.day, b.day) || (a.instant ?? 0) - (b.instant ?? 0) || a.value - b.value,
    );
    const isAcute = (score: Score) => felt.some((one) => shows(score, one, scale.acuteHours(limits.timing), at));
    const [first] = course.sessions;
    const isBefore = (score: Score) => first !== undefined && before(score, first, at);
    const last = ordered.filter((score) => isBefore(score) && !isAcute(score)).at(-1);
    const after = ordered.filter((score) => !isBefore(score));
    return {
      scale,
      ...(last && (last.value > 0 ? { baseline: last } : { zero: last })),
      scores: after.filter((score) => !isAcute(score)),
      acute: after.filter(isAcute),
    };
  });
  const gaps = own.flatMap(({ list }) => [...list.within(window).gaps, ...unplaced(list.within(window).items)]);
  const late = (one: Rating) => Number(isLate(one, at.today, limits.timing));
  const worse = (one: Rating) => Number(isWorseAgain(one, limits.response));
  const used = found.filter(({ baseline, zero, scores }) => baseline ?? zero ?? scores[0]);
  const order = (a: Rating, b: Rating) => late(b) - late(a) || worse(b) - worse(a) || b.scores.length - a.scores.length;
  return { ratings: used.toSorted(order), gaps };
}

/** Safer reading: a score that cannot be read or placed may be any of them, so all that turns on the scores is unknown then. */
export function ratingsOf({ ratings, gaps }: ScoresRead): Truth<readonly Rating[]> {
  return gaps.length > 0 ? unknown(gaps) : yes(ratings);
}

/** The first of them with a baseline: a score in the 30 days before the first session (the same day allowed). */
export function trackingAmong(
  ratings: Truth<readonly Rating[]>,
  course: Course,
  { timing }: Pick<Thresholds, 'timing'>,
): Truth<Tracking> {
  if (ratings.is !== 'yes') return ratings;
  const [best] = ratings.value.flatMap(({ baseline, ...one }) => (baseline ? [{ ...one, baseline }] : []));
  return best
    ? yes(best, [best.baseline.from])
    : no(`no score in the ${timing.baselineDays} days before the first session`, entriesOf(course));
}

/** What a course is followed by. */
export function trackingOf(...inputs: Parameters<typeof scoresRead>): Truth<Tracking> {
  const [course, , , , limits] = inputs;
  return trackingAmong(ratingsOf(scoresRead(...inputs)), course, limits);
}

/**
 * The scale that shows whether it is worse: the one followed, if it has limits for that and a score of late; else the first that
 * has limits, with a baseline or without, because worsening is reckoned from the lowest score.
 */
export function watchedBy(
  ratings: readonly Rating[],
  tracking: Tracking | undefined,
  today: PlainDate,
  limits: Thresholds['timing'],
): Rating | undefined {
  const able = ratings.filter(({ scale, scores }) => scale.worse && scores.length > 0);
  const followed = tracking?.scale.worse && isLate(tracking, today, limits);
  return followed ? tracking : (able[0] ?? tracking);
}

function isLate({ scores }: Rating, today: PlainDate, { scoreDays }: Thresholds['timing']): boolean {
  return latestScore(scores, today, 2 * scoreDays) !== undefined;
}

/** Is the latest score worse, after a response by the same scale? */
function isWorseAgain({ baseline, ...one }: Rating, limits: Thresholds['response']): boolean {
  const latest = one.scores.at(-1);
  if (baseline === undefined || latest === undefined) return false;
  return one.scores.some((score) => isResponse({ ...one, baseline }, score, limits)) && isWorse(one, latest, limits);
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

/**
 * Does it show the acute effect of that exposure? Safer reading: of a score without a time, on a day after a session with one, any
 * part of the day counts. Without times on either side the next day is a day later.
 */
function shows(score: Score, { day, start, end }: Session, hours: number, { zone }: Index): boolean {
  if (hours === 0 || start?.instant === undefined || end?.instant === undefined || score.day < day) return false;
  const over = instantRange(end, zone).from + hours * HOUR_MS;
  if (score.instant === undefined)
    return score.day > day && score.from.date !== undefined && instantRange(score.from.date, zone).from < over;
  return score.instant > instantRange(start, zone).from && score.instant < over;
}

/** The latest score by any scale; of several of one day that of the scale that counts first. */
export function latestOfAll(ratings: readonly Rating[]): Score | undefined {
  return ratings.reduce<Score | undefined>((latest, { scores }) => {
    const own = scores.at(-1);
    return own && own.day > (latest?.day ?? '') ? own : latest;
  }, undefined);
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
