import { addDays, daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import type { Source } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Session } from '../sessions.ts';

/** What is counted together (F1): sessions of one product for one purpose. Other routes are exposures and no course. */
export type Product = 'ketamine-iv-mood' | 'esketamine-session' | 'ketamine-iv-pain';

const products: readonly Product[] = ['ketamine-iv-mood', 'esketamine-session', 'ketamine-iv-pain'];

/** Consecutive sessions of one product without a pause that ends a course. */
export interface Course {
  readonly product: Product;
  /** Completed sessions, one a day, oldest first; never empty. */
  readonly sessions: readonly Session[];
  /** Exposures of the product in its time that were stopped early or run still. */
  readonly partial: readonly Session[];
  readonly first: PlainDate;
  readonly last: PlainDate;
  /** The sessions of its induction: the first six infusions, or of esketamine the first eight in 28 days. Pain has none. */
  readonly induction: readonly Session[];
  /** How many sessions an induction has; 0 for pain. */
  readonly inductionOf: number;
}

type Limits = Pick<Thresholds, 'timing' | 'painCourse'>;

/**
 * All courses on record, oldest first (F1): a pause of more than 28 days that began in the induction ends a course, a later
 * one of more than 90. Sessions that were stopped keep no mood course alive; of a daily pain series they are days like others.
 */
export function coursesOf(days: readonly Session[], limits: Limits): readonly Course[] {
  const found = products.flatMap((product) => {
    const own = days.filter((session) => session.class === product);
    const runs: Session[][] = [];
    for (const session of own.filter(({ state }) => state === 'completed')) {
      const run = runs.at(-1);
      const since = run && lastBefore(product, run, own, session);
      if (run && since && daysBetween(since, session.day) <= pauseAllowed(product, run, limits)) run.push(session);
      else runs.push([session]);
    }
    return runs.flatMap((run) => courseOf(product, run, own, limits));
  });
  return found.toSorted((a, b) =>
    a.last === b.last ? a.sessions.length - b.sessions.length : a.last < b.last ? -1 : 1,
  );
}

function courseOf(product: Product, sessions: readonly Session[], own: readonly Session[], limits: Limits): Course[] {
  const [first, last] = [sessions[0], sessions.at(-1)];
  if (!first || !last) return [];
  const until = addDays(last.day, limits.timing.laterGapDays);
  const next = own.find(({ state, day }) => state === 'completed' && day > last.day)?.day ?? until;
  const partial = own.filter(({ state, day }) => state === 'partial' && day >= first.day && day <= until && day < next);
  return [
    {
      product,
      sessions,
      partial,
      first: first.day,
      last: last.day,
      induction: inductionOf(product, sessions, limits.timing),
      inductionOf: seriesOf(product, limits.timing),
    },
  ];
}

/** The sessions of an induction, from the first session on. */
function inductionOf(product: Product, sessions: readonly Session[], limits: Limits['timing']): readonly Session[] {
  const head = sessions.slice(0, seriesOf(product, limits));
  const until = addDays(sessions[0]?.day ?? '', limits.esketamineInductionDays);
  return product === 'esketamine-session' ? head.filter(({ day }) => day <= until) : head;
}

function seriesOf(product: Product, { infusions, esketamineSessions }: Limits['timing']): number {
  return product === 'ketamine-iv-mood' ? infusions : product === 'esketamine-session' ? esketamineSessions : 0;
}

/** The day from which a pause is counted: the last session; in a daily pain series also an infusion that was stopped. */
function lastBefore(
  product: Product,
  run: readonly Session[],
  own: readonly Session[],
  { day: next }: Session,
): PlainDate | undefined {
  const last = run.at(-1)?.day;
  return product === 'ketamine-iv-pain' ? own.findLast(({ day }) => day < next)?.day : last;
}

/** Days that may lie between the last session of a run and the next one: it turns on where the pause began. */
function pauseAllowed(product: Product, run: readonly Session[], { timing, painCourse }: Limits): number {
  if (product === 'ketamine-iv-pain') return painCourse.pauseDays;
  const age = daysBetween(run[0]?.day ?? '', run.at(-1)?.day ?? '');
  const over = product === 'esketamine-session' && age > timing.esketamineInductionDays;
  const inducing = run.length < seriesOf(product, timing) && !over;
  return inducing ? timing.courseGapDays : timing.laterGapDays;
}

/** The entries behind the sessions of a course. */
export function entriesOf({ sessions }: Course): readonly Source[] {
  return sessions.flatMap(({ from }) => from);
}

/** The last day of exposure, stopped ones included. */
export function lastExposure({ last, partial }: Course): PlainDate {
  return [last, ...partial.map(({ day }) => day)].toSorted().at(-1) ?? last;
}

/**
 * The day an induction is over: that of its last session, for esketamine day 28 at the latest (F2); none while it runs. A
 * series whose sessions ended before that day, more than 28 days ago, was broken off and never over.
 */
export function inductionEnd(course: Course, today: PlainDate, { timing }: Limits): PlainDate | undefined {
  const { induction, inductionOf: of, product, first, last } = course;
  if (induction.length >= of) return induction.at(-1)?.day;
  const limit = addDays(first, timing.esketamineInductionDays);
  const brokenOff = last <= limit && daysBetween(last, today) > timing.courseGapDays;
  return product === 'esketamine-session' && today > limit && !brokenOff ? limit : undefined;
}
