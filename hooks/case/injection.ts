import { no, type Truth, yes } from '../../src/picture/index.ts';
import type { OrderUnderReview } from './order.ts';
import { type Route, routeNames } from './route.ts';

/**
 * Is an order given by vein, into muscle or under the skin, or may it be? One instruction of several is enough.
 *
 * Safer reading: without a readable route it is read as intravenous.
 */
export function mayBeInjected(order: OrderUnderReview): boolean {
  return mayBeBy(['iv', 'im', 'sc'], order);
}

/**
 * May a dose be given into a vein or a muscle? Under the skin is not meant.
 *
 * Safer readings: an order without a readable route may be, and so may a service order, a visit and a therapy that is
 * under way, none of which names one.
 */
export function mayBeVeinOrMuscle(order: OrderUnderReview | undefined): Truth {
  if (order === undefined || mayBeBy(['iv', 'im'], order)) return yes(undefined);
  const route = order.routes.map((one) => routeNames[one]).join(', ');
  return no(`the route is ${route}; this is about doses into a vein or a muscle`, [order.source], 'not-applicable');
}

function mayBeBy(sought: readonly Route[], { routes, stepRoutes, unclearRoute }: OrderUnderReview): boolean {
  const all = stepRoutes.length > 0 ? stepRoutes : [routes];
  return unclearRoute || all.some((step) => step.length === 0 || step.some((route) => sought.includes(route)));
}

/** Is any instruction of an order written by weight? */
export function isByWeight({ dose }: OrderUnderReview): boolean {
  return (dose?.steps ?? []).some(
    ({ dose: amount, perKg, rate }) => amount?.unit === 'mg/kg' || perKg !== undefined || /\/kg/.test(rate?.unit ?? ''),
  );
}
