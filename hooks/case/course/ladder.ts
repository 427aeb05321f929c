import type { Thresholds } from '../../policy/thresholds.ts';

/** Maintenance intervals in days, from which one is taken step by step (F4) [X]. */
const ladder = [7, 14, 21, 28, 42, 56] as const;

/** From this step on a longer one takes more stable gaps (F5). */
export const longInterval = 28;

type Limits = Thresholds['timing'];

/** The steps that may be suggested: for esketamine none beyond the label. */
export function stepsFor(esketamine: boolean, limits: Limits): readonly number[] {
  const longest = esketamine ? limits.labelIntervalDays : limits.longestIntervalDays;
  return ladder.filter((step) => step >= limits.firstIntervalDays && step <= longest);
}

/** The next longer step; none above the longest. */
export function stepAbove(days: number, steps: readonly number[]): number | undefined {
  return steps.find((step) => step > days);
}

/** The next shorter step, the shortest at least. */
export function stepBelow(days: number, steps: readonly number[]): number {
  return steps.findLast((step) => step < days) ?? steps[0] ?? days;
}
