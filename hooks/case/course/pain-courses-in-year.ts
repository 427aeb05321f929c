import { addDays, daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { no, type Source, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import { type Course, entriesOf } from './courses.ts';
import type { PainInfusion } from './pain-infusion-at-hand.ts';
import type { Timeline } from './timeline.ts';

/** Pain courses of the year that ends with the infusion at hand. */
export interface PainCourses {
  /** The one at hand included, and what is planned before it. */
  readonly count: number;
  /** Those of them that were given. */
  readonly begun: number;
  /** The infusion at hand goes on with the last of them, and begins none. */
  readonly goesOn: boolean;
  /** The infusions with which the first of them began, and the last completed one. */
  readonly first: Source;
  readonly last: Source;
  /** Infusions since that were stopped, or run still. */
  readonly stopped: readonly Source[];
  /** Plans with which a course begins before the one at hand. */
  readonly planned: readonly Source[];
}

interface Stretch {
  readonly first: PlainDate;
  readonly last: PlainDate;
  /** The plan it begins with; none where it was given. */
  readonly plan?: readonly Source[];
}

const YEAR_DAYS = 365;

/**
 * More pain courses begun in a year than the limit (proto-interval-max)? Infusions that were stopped make no course by themselves.
 * Of what is planned, the other pain infusions at hand (`besides`) and visits booked for pain count, up to the one at hand: a
 * later one may be the visit for this very order, and is looked at when it is booked.
 */
export function tooManyPainCourses(
  { day: planned }: PainInfusion,
  besides: readonly PainInfusion[],
  { courses, sessions, bookings }: Pick<Timeline, 'courses' | 'sessions' | 'bookings'>,
  today: PlainDate,
  { painCourse: limits }: Pick<Thresholds, 'painCourse'>,
): Truth<PainCourses> {
  const since = addDays(planned, -YEAR_DAYS);
  const given = courses.filter(({ product, last }) => product === 'ketamine-iv-pain' && last <= planned);
  const begun = given.filter(({ first }) => first >= since);
  const booked = bookings.all.filter(({ forPain, standing, kind }) => forPain && standing && kind === 'appointment');
  const plans = [...booked.map(({ day, source }) => ({ day, from: [source] })), ...besides]
    .filter(({ day }) => day >= today && day <= planned)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const before = plans.reduce<readonly Stretch[]>((all, { day, from }) => withPlan(all, day, from, limits), begun);
  const latest = before.at(-1);
  const goesOn = latest !== undefined && goesOnWith(latest, planned, limits);
  const count = before.length + (goesOn ? 0 : 1);
  const gaps = sessions.gaps.filter(({ source }) => (source?.date?.latest ?? planned) >= since);
  const entries = begun.flatMap(entriesOf);
  const [first, last] = [entries[0], entries.at(-1)];
  if (count > limits.mostPerYear && first && last) {
    const plan = before.flatMap((one) => one.plan?.slice(0, 1) ?? []);
    const found = { count, begun: begun.length, goesOn, first, last, stopped: stoppedSince(begun), planned: plan };
    return yes(found, [...entries, ...plan], gaps);
  }
  return gaps.length > 0 ? unknown(gaps) : no(`not more than ${limits.mostPerYear} pain courses in a year`, entries);
}

type Limits = Thresholds['painCourse'];

function goesOnWith({ last }: Pick<Stretch, 'last'>, day: PlainDate, { pauseDays }: Limits): boolean {
  return daysBetween(last, day) <= pauseDays;
}

/** The courses, with a plan that goes on with the last of them or begins another. */
function withPlan(
  all: readonly Stretch[],
  day: PlainDate,
  plan: readonly Source[],
  limits: Limits,
): readonly Stretch[] {
  const latest = all.at(-1);
  if (latest === undefined || !goesOnWith(latest, day, limits)) return [...all, { first: day, last: day, plan }];
  return [...all.slice(0, -1), { ...latest, last: day > latest.last ? day : latest.last }];
}

/** One entry of the last infusion after the last completed one that was stopped, or runs still. */
function stoppedSince(begun: readonly Course[]): readonly Source[] {
  const latest = begun.at(-1);
  const since = latest?.partial.filter(({ day }) => day > latest.last) ?? [];
  return since.slice(-1).flatMap(({ from }) => from.slice(0, 1));
}
