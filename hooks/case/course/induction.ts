import { addDays, daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import { type Course, lastExposure } from './courses.ts';

/** Where a running induction stands, and when its next session is usual (F3). */
export interface Induction {
  readonly done: number;
  readonly of: number;
  readonly target: PlainDate;
  readonly range: readonly [PlainDate, PlainDate];
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
 * days as labelled. An administration that was stopped is no session, but moves the next one back, because it was an exposure.
 */
export function inductionDue(course: Course, today: PlainDate, limits: Limits): Induction {
  const esketamine = course.product === 'esketamine-session';
  const exposure = lastExposure(course);
  const earliest = esketamine ? twoInAWeek(course) : undefined;
  const day = (after: number) => notBefore(addDays(exposure, after), earliest);
  const since = daysBetween(course.last, today);
  return {
    done: course.induction.length,
    of: course.inductionOf,
    target: day(limits.infusionTargetDays),
    range: [day(limits.infusionSoonestDays), day(limits.infusionLatestDays)],
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

/** Label: at most two esketamine sessions in seven days. */
function twoInAWeek({ sessions }: Course): PlainDate | undefined {
  const second = sessions.at(-2);
  return second && addDays(second.day, 7);
}

function notBefore(day: PlainDate, earliest: PlainDate | undefined): PlainDate {
  return earliest !== undefined && earliest > day ? earliest : day;
}
