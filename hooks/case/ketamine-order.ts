import { type DoseStep, mayCoincide, no, type Truth, yes } from '../../src/picture/index.ts';
import type { OrderUnderReview } from './order.ts';
import type { OrderReason } from './order-reason.ts';
import { type Route, routeNames } from './route.ts';

/** Is an instruction with these routes one that a check is for? */
export type ByRoute = (routes: readonly Route[]) => boolean;

/** By vein, or maybe so: without a readable route an instruction is read as intravenous. */
export const mayBeIntravenous: ByRoute = (routes) => routes.length === 0 || routes.includes('iv');

/** Into a muscle, or under the skin: absorbed about as well, and no row of its own says how much is too much. */
export const isInjected: ByRoute = (routes) => routes.includes('im') || routes.includes('sc');

/** Swallowed, or held in the mouth. */
export const isByMouth: ByRoute = (routes) => routes.includes('oral') || routes.includes('sublingual');

/** A draft that orders a dose of racemic ketamine as therapy, by whatever route. Its use never follows from its dose. */
export function ketamineTherapy(order: OrderUnderReview | undefined): Truth<OrderUnderReview> {
  if (order?.drug !== 'ketamine') return no('the order is not for ketamine', [], 'not-applicable');
  if (order.use === 'anaesthetic')
    return no('ordered for anaesthesia, a procedure or emergency care', [], 'not-applicable');
  return order.dose === undefined
    ? no('a service order names no dose', [], 'not-applicable')
    : yes(order, [order.source]);
}

/** The same, with at least one instruction by such a route. */
export function ketamineBy(by: ByRoute, order: OrderUnderReview | undefined): Truth<OrderUnderReview> {
  const therapy = ketamineTherapy(order);
  if (therapy.is !== 'yes') return therapy;
  const { stepRoutes, routes, source } = therapy.value;
  if (stepRoutes.some(by) || (stepRoutes.length === 0 && by([]))) return therapy;
  const named = routes.map((route) => routeNames[route]).join(', ') || 'not recorded';
  return no(`the route is ${named}; this check is for another`, [source], 'not-applicable');
}

/**
 * The instructions by such a route, each with those that may be meant for the same occasion.
 *
 * By vein or needle a place in the sequence sets apart only what takes equally long, like two infusions of a course: a bolus
 * and the infusion after it are written as first and second too. By mouth it always does, as in a slow increase.
 */
export function occasionsBy(by: ByRoute, order: OrderUnderReview): readonly (readonly DoseStep[])[] {
  const steps = stepsBy(by, order);
  return steps.map((step) => steps.filter((other) => mayBeTogether(step, other, by)));
}

function mayBeTogether(a: DoseStep, b: DoseStep, by: ByRoute): boolean {
  if (by === isByMouth || (a.plannedMinutes !== undefined && a.plannedMinutes === b.plannedMinutes))
    return mayCoincide(a.occasion, b.occasion);
  const { sequence: _place, ...occasion } = a.occasion;
  return mayCoincide(occasion, b.occasion);
}

export function stepsBy(by: ByRoute, order: OrderUnderReview): readonly DoseStep[] {
  return (order.dose?.steps ?? []).filter((_step, index) => by(order.stepRoutes[index] ?? []));
}

/**
 * Is the order for pain and not for mood too? Without a reason, or with one that could not be followed, it counts as for mood:
 * those checks are the stricter ones.
 */
export function isForPain(order: OrderUnderReview, reasons: ReadonlyMap<string, OrderReason>): boolean {
  const reason = reasons.get(order.key);
  return reason?.pain === true && !reason.mood && reason.unread === undefined;
}

/** Does the order count as for mood only because nothing names a reason that was read? */
export function isReadAsMood(order: OrderUnderReview, reasons: ReadonlyMap<string, OrderReason>): boolean {
  return reasons.get(order.key)?.mood !== true;
}
