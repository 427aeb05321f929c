import { no, type Truth, yes } from '../../src/picture/index.ts';
import type { OrderUnderReview } from './order.ts';
import { routeNames } from './route.ts';

/**
 * May a dose be given into a vein or a muscle? By the routes of the order's instructions; one instruction is enough.
 *
 * Safer readings: an instruction without a readable route may be, and so may a service order, a visit and a therapy that
 * is under way, none of which names one. Under the skin is not meant.
 */
export function mayBeVeinOrMuscle(order: OrderUnderReview | undefined): Truth {
  if (order === undefined || order.unclearRoute) return yes(undefined);
  const steps = order.stepRoutes.length > 0 ? order.stepRoutes : [order.routes];
  if (steps.some((routes) => routes.length === 0 || routes.includes('iv') || routes.includes('im')))
    return yes(undefined);
  const route = order.routes.map((one) => routeNames[one]).join(', ');
  return no(`the route is ${route}; this is about doses into a vein or a muscle`, [order.source], 'not-applicable');
}
