import { no, type Truth, unknown, yes } from '../../src/picture/index.ts';
import { esketamineLowest } from '../policy/limits/esketamine.ts';
import { esketamineLabel } from '../policy/limits/orders.ts';
import type { OrderUnderReview } from './order.ts';
import type { Route } from './route.ts';

/** An esketamine order that no label knows, as far as it can be read. */
export interface OffLabelStep {
  readonly critical: boolean;
  /** The dose that is off, in mg. */
  readonly mg?: number;
  readonly byWeight: boolean;
  readonly wrongRoute?: Route;
}

/** Compares every instruction of an esketamine order with the labelled doses and the nasal route. */
export function offLabelStep({ dose, routes, unclearRoute, source }: OrderUnderReview): Truth<OffLabelStep> {
  const wrongRoute = routes.find((route) => route !== 'nasal');
  const amounts = (dose?.steps ?? []).map(({ dose: amount }) => amount);
  const mgs = amounts.flatMap((amount) => (amount?.unit === 'mg' ? [tidy(amount.low), tidy(amount.high)] : []));
  const mg = mgs.length === 0 ? undefined : Math.max(...mgs);
  const byWeight = amounts.some((amount) => amount?.unit === 'mg/kg');
  const odd = mgs.filter((value) => !esketamineLabel.dosesMg.includes(value));
  const tooMuch = mg !== undefined && mg > esketamineLabel.highestMg;
  const worst = tooMuch ? mg : (odd[0] ?? mg);
  if (wrongRoute !== undefined || odd.length > 0 || byWeight) {
    const facts = {
      critical: tooMuch || wrongRoute !== undefined,
      byWeight,
      ...(worst !== undefined && { mg: worst }),
    };
    return yes({ ...facts, ...(wrongRoute && { wrongRoute }) });
  }
  const unread = unclearRoute || (dose?.steps ?? []).some((step) => step.unreadable);
  const readable = !unread && amounts.length > 0 && amounts.every((amount) => amount?.unit === 'mg');
  return readable
    ? no('a labelled nasal dose', [source])
    : unknown([{ input: 'context', reason: 'unreadable', source }]);
}

/** Volumes times strengths leave binary dust: 0.2 mL of 140 mg/mL is 28 mg. */
function tidy(mg: number): number {
  return Math.round(mg * 100) / 100;
}

/** Does an instruction of the order ask for the lowest labelled dose? A range that ends higher does not. */
export function ordersLowestStep({ dose, source }: OrderUnderReview): Truth {
  const lowest = esketamineLowest.mg;
  const amounts = (dose?.steps ?? []).map(({ dose: amount }) => amount);
  if (amounts.some((amount) => amount?.unit === 'mg' && tidy(amount.high) === lowest)) return yes(undefined, [source]);
  const readable = amounts.length > 0 && amounts.every((amount) => amount?.unit === 'mg');
  return readable && !(dose?.steps ?? []).some((step) => step.unreadable)
    ? no(`the dose is not ${lowest} mg`, [source])
    : unknown([{ input: 'context', reason: 'unreadable', source }]);
}
