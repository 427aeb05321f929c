import type { OrderUnderReview } from './order.ts';
import type { Route } from './route.ts';

const injected: readonly Route[] = ['iv', 'im', 'sc'];

/**
 * Is an order given by vein, into muscle or under the skin, or may it be? One instruction of several is enough.
 *
 * Safer reading: without a readable route it is read as intravenous.
 */
export function mayBeInjected({ routes, stepRoutes, unclearRoute }: OrderUnderReview): boolean {
  const all = stepRoutes.length > 0 ? stepRoutes : [routes];
  return unclearRoute || all.some((step) => step.length === 0 || step.some((route) => injected.includes(route)));
}

/** Is any instruction of an order written by weight? */
export function isByWeight({ dose }: OrderUnderReview): boolean {
  return (dose?.steps ?? []).some(
    ({ dose: amount, perKg, rate }) => amount?.unit === 'mg/kg' || perKg !== undefined || /\/kg/.test(rate?.unit ?? ''),
  );
}
