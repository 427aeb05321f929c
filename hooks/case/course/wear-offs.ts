import type { Thresholds } from '../../policy/thresholds.ts';
import type { MaintenanceGap, WearOff } from './gaps.ts';
import { stepBelow } from './ladder.ts';

type Limits = Thresholds['timing'];

/**
 * The wear-offs of the last gaps that say something of it, the earliest first. The open gap says something only once it holds a
 * worsening score and follows maintenance. A missed visit takes none of the places; worsening in it counts all the same.
 */
export function wearOffsOf(gaps: readonly MaintenanceGap[], { wearoffGaps }: Limits): readonly WearOff[] {
  const told = gaps.filter(({ to, wearOff, first }) => to !== undefined || (wearOff !== undefined && !first));
  const since = told.filter(({ ignored }) => !ignored).slice(-wearoffGaps)[0]?.from ?? '';
  return told
    .filter(({ from }) => from >= since)
    .flatMap(({ wearOff }) => wearOff ?? [])
    .toSorted((a, b) => a.days - b.days);
}

/**
 * The longest interval that ends before a wear-off by the margin of the policy, the shortest interval at least. Safer reading:
 * where the score is of the day of the next session nobody knows since when it was so; then a step of the ladder shorter,
 * if that is less.
 */
export function longestBefore(
  { days, atNext }: WearOff,
  steps: readonly number[],
  { wearoffMarginDays, firstIntervalDays }: Limits,
): number {
  return Math.max(firstIntervalDays, Math.min(days - wearoffMarginDays, atNext ? stepBelow(days, steps) : days));
}
