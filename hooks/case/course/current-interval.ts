import type { Thresholds } from '../../policy/thresholds.ts';
import type { MaintenanceGap } from './gaps.ts';
import { stepAbove, stepsFor } from './ladder.ts';

/**
 * The interval until now in days (F5): as long as the last gap, but reached from the shortest interval by no more than one
 * step of the ladder with each gap. A single long absence is no interval anybody found to hold. Also for esketamine the whole
 * ladder counts, because an interval beyond its label may be in use. Gaps that say nothing of the interval change nothing.
 */
export function currentInterval(gaps: readonly MaintenanceGap[], limits: Thresholds['timing']): number {
  const { firstIntervalDays, longestIntervalDays } = limits;
  const steps = stepsFor(false, limits);
  return gaps
    .filter(({ to, ignored }) => to !== undefined && !ignored)
    .reduce((interval, { days }) => {
      const longest = stepAbove(interval, steps) ?? longestIntervalDays;
      return Math.max(firstIntervalDays, Math.min(days, longest));
    }, firstIntervalDays);
}
