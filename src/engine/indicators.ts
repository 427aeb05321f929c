import type { Indicator } from '../protocol/types.ts';
import type { Lowered } from './verdict.ts';

const order: readonly Indicator[] = ['info', 'warning', 'critical'];

/** 0 for info, 1 for warning, 2 for critical. */
export function urgency(indicator: Indicator): number {
  return order.indexOf(indicator);
}

/** The indicator some levels lower, and never below info (knowledge 0.2). */
export function lower(indicator: Indicator, levels: Lowered): Indicator {
  return order[Math.max(0, urgency(indicator) - levels)] ?? 'info';
}

export function atMost(indicator: Indicator, cap: Indicator | undefined): Indicator {
  return cap !== undefined && urgency(cap) < urgency(indicator) ? cap : indicator;
}
