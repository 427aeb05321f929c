import { addDays, daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Session } from '../session.ts';
import { LABEL_WEEK_DAYS } from './beside-course.ts';
import { type Course, lastExposure } from './courses.ts';

/** Where a running induction stands, and when its next session is usual (F3). */
export interface Induction {
  readonly done: number;
  readonly of: number;
  readonly target: PlainDate;
  readonly range: readonly [PlainDate, PlainDate];
  /** The last day on which the next session is not late. */
  readonly by: PlainDate;
  /** Days since the last completed session. */
  readonly since: number;
  /**
   * - `running`: the next session is not late
   * - `late`: more than 7 days since the last
   * - `reassess`: more than 14
   * - `interrupted`: more than 28; a new session begins a new course
   */
  readonly state: 'running' | 'late' | 'reassess' | 'interrupted';
}

type Limits = Thresholds['timing'];

/**
 * The next session of an induction that is not complete: 3 days after the last exposure (2 to 4), for esketamine at most two in seven
 * days as labelled. An administration that was stopped, and one beside the course, is no session of it, but moves the next
 * one back, because it was an exposure.
 */
export function inductionDue(course: Course, beside: readonly Session[], today: PlainDate, limits: Limits): Induction {
  const esketamine = course.product === 'esketamine-session';
  const exposure = [lastExposure(course), ...beside.map(({ day }) => day)].toSorted().at(-1) ?? course.last;
  const earliest = esketamine ? twoInAWeek(course, beside) : undefined;
  const day = (after: number) => notBefore(addDays(exposure, after), earliest);
  const since = daysBetween(course.last, today);
  return {
    done: course.induction.length,
    of: course.inductionOf,
    target: day(limits.infusionTargetDays),
    range: [day(limits.infusionSoonestDays), day(limits.infusionLatestDays)],
    by: addDays(course.last, limits.lateAfterDays),
    since,
    state:
      since > limits.courseGapDays
        ? 'interrupted'
        : since > limits.reassessAfterDays
          ? 'reassess'
          : since > limits.lateAfterDays
            ? 'late'
            : 'running',
  };
}

/** Label: at most two esketamine sessions in seven days. One that was stopped is a dose like others. */
function twoInAWeek({ sessions, partial }: Course, beside: readonly Session[]): PlainDate | undefined {
  const doses = [...sessions, ...partial, ...beside].filter(({ drug }) => drug === 'esketamine').map(({ day }) => day);
  const second = doses.toSorted().at(-2);
  return second && addDays(second, LABEL_WEEK_DAYS);
}

function notBefore(day: PlainDate, earliest: PlainDate | undefined): PlainDate {
  return earliest !== undefined && earliest > day ? earliest : day;
}
