import { addDays, daysBetween, type PlainDate } from '../../src/fhir/plain-date.ts';
import type { Gap, Index } from '../../src/picture/index.ts';
import { no, type Source, type Truth, unknown, yes } from '../../src/picture/index.ts';
import type { Thresholds } from '../policy/thresholds.ts';
import type { Session, Sessions } from './sessions.ts';

/** A running induction series, and when its next session is usual. */
export interface Induction {
  readonly series: 'ketamine' | 'esketamine';
  readonly done: number;
  readonly of: number;
  readonly first: PlainDate;
  readonly last: PlainDate;
  readonly target: PlainDate;
  readonly range: readonly [PlainDate, PlainDate];
  /** Exposures in the series that were stopped early. */
  readonly partial: number;
  readonly sources: readonly Source[];
}

type Limits = Thresholds['timing'];

/** Days between sessions that still are one course after induction (F1). */
const LATER_GAP_DAYS = 90;

/**
 * The induction series that runs now, if one does and its next session is not late (F1 to F3). Only completed sessions
 * count; a later one that was stopped early still moves the next one back, because it was an exposure.
 *
 * An incomplete list of administrations leaves the count open. Anaesthesia is nothing here.
 */
export function runningInduction(all: Sessions, at: Index, limits: Limits): Truth<Induction> {
  const completed = all.days.filter(({ state }) => state === 'completed');
  const series = (['ketamine-iv-mood', 'esketamine-session'] as const)
    .map((kind) =>
      currentCourse(
        completed.filter((session) => session.class === kind),
        limits,
      ),
    )
    .toSorted((a, b) => ((a.at(-1)?.day ?? '') < (b.at(-1)?.day ?? '') ? 1 : -1))[0];
  const course = series ?? [];
  const [first, last] = [course[0], course.at(-1)];
  const from = addDays(first?.day ?? at.today, -limits.courseGapDays);
  const matters = ({ source }: Gap) => (source?.date?.latest ?? at.today) >= from;
  const gaps = all.gaps.filter(matters);
  if (gaps.length > 0) return unknown(gaps);
  if (first === undefined || last === undefined) return no('no therapy session on record', [], 'not-applicable');
  const esketamine = last.class === 'esketamine-session';
  const unbilled = all.procedureGaps.filter(matters);
  if (esketamine && unbilled.length > 0) return unknown(unbilled);

  const of = esketamine ? limits.esketamineSessions : limits.infusions;
  const sources = course.flatMap((session) => session.from);
  const age = daysBetween(first.day, at.today);
  const since = daysBetween(last.day, at.today);
  if (since > limits.courseGapDays) return no('the last session is too long ago for a running induction', sources);
  if (course.length >= of || (esketamine && age > limits.esketamineInductionDays))
    return no('the induction series is complete', sources);
  if (since > limits.lateAfterDays) return no('the next session of the series is late', sources);

  const partial = all.days.filter(
    (session) => session.state === 'partial' && session.class === last.class && session.day > first.day,
  );
  const exposure = [last.day, ...partial.map(({ day }) => day)].toSorted().at(-1) ?? last.day;
  const earliest = esketamine ? twoInAWeek(course) : undefined;
  const day = (after: number) => notBefore(addDays(exposure, after), earliest);
  return yes(
    {
      series: esketamine ? 'esketamine' : 'ketamine',
      done: course.length,
      of,
      first: first.day,
      last: last.day,
      target: day(limits.infusionTargetDays),
      range: [day(limits.infusionSoonestDays), day(limits.infusionLatestDays)],
      partial: partial.length,
      sources,
    },
    sources,
    unbilled,
  );
}

/** Sessions of the latest course: a gap too long begins a new one; induction allows shorter gaps than maintenance. */
function currentCourse(sessions: readonly Session[], limits: Limits): readonly Session[] {
  let course: Session[] = [];
  for (const session of sessions) {
    const [first, last] = [course[0], course.at(-1)];
    const esketamine = session.class === 'esketamine-session';
    const inducing = esketamine
      ? course.length < limits.esketamineSessions &&
        daysBetween(first?.day ?? session.day, session.day) <= limits.esketamineInductionDays
      : course.length < limits.infusions;
    const allowed = inducing ? limits.courseGapDays : LATER_GAP_DAYS;
    if (last && daysBetween(last.day, session.day) > allowed) course = [];
    course.push(session);
  }
  return course;
}

/** Label: at most two esketamine sessions in seven days. */
function twoInAWeek(course: readonly Session[]): PlainDate | undefined {
  const second = course.at(-2);
  return second && addDays(second.day, 7);
}

function notBefore(day: PlainDate, earliest: PlainDate | undefined): PlainDate {
  return earliest !== undefined && earliest > day ? earliest : day;
}
