import { addDays, type PlainDate } from '../../../src/fhir/plain-date.ts';
import type { Thresholds } from '../../policy/thresholds.ts';

/** When the next session is due (F6). */
export interface Due {
  readonly target: PlainDate;
  /** From when to when it is as good as the target. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** `soon`: before the window, the target at most a week ahead. */
  readonly state: 'early' | 'soon' | 'due' | 'overdue';
}

type Limits = Thresholds['timing'];

/** Days by which a due date may be missed: a fifth of the interval, two at least and seven at most. */
export function toleranceOf(interval: number, { dueShare, dueLeastDays, dueMostDays }: Limits): number {
  return Math.max(dueLeastDays, Math.min(dueMostDays, Math.round(interval * dueShare)));
}

export function dueAfter(last: PlainDate, interval: number, today: PlainDate, limits: Limits): Due {
  const target = addDays(last, interval);
  const tolerance = toleranceOf(interval, limits);
  const [from, to] = [addDays(target, -tolerance), addDays(target, tolerance)];
  return { target, from, to, state: stateOf() };

  function stateOf(): Due['state'] {
    if (today > to) return 'overdue';
    if (today >= from) return 'due';
    return today >= addDays(target, -limits.dueSoonDays) ? 'soon' : 'early';
  }
}
