import { type DoseStep, mayCoincide, no, type Truth, unknown, yes } from '../../src/picture/index.ts';
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
  /** It is what instructions that may be meant for one occasion come to. */
  readonly added: boolean;
  readonly wrongRoute?: Route;
}

/**
 * Compares an esketamine order with the labelled doses and the nasal route: every instruction, and what those that may be
 * meant for one occasion come to. Instructions that only their place in a list sets apart, without a day or a frequency,
 * may be for one occasion or follow each other: unknown if they would come to an unlabelled dose.
 */
export function offLabelStep({ dose, routes, unclearRoute, source }: OrderUnderReview): Truth<OffLabelStep> {
  const wrongRoute = routes.find((route) => route !== 'nasal');
  const steps = dose?.steps ?? [];
  const amounts = steps.map(({ dose: amount }) => amount);
  const single = steps.flatMap((step) => totalsOf([step]));
  const mgs = [...single, ...occasionsOf(steps).flatMap(totalsOf)];
  const mg = mgs.length === 0 ? undefined : Math.max(...mgs);
  const byWeight = amounts.some((amount) => amount?.unit === 'mg/kg');
  const odd = mgs.filter(isOdd);
  const tooMuch = mg !== undefined && mg > esketamineLabel.highestMg;
  const worst = tooMuch ? mg : (odd[0] ?? mg);
  if (wrongRoute !== undefined || odd.length > 0 || byWeight) {
    const facts = {
      critical: tooMuch || wrongRoute !== undefined,
      byWeight,
      added: worst !== undefined && !single.includes(worst),
      ...(worst !== undefined && { mg: worst }),
    };
    return yes({ ...facts, ...(wrongRoute && { wrongRoute }) });
  }
  const undated = steps.map((step) => steps.filter((other) => mayCoincide(untimed(step), untimed(other))));
  const unread = unclearRoute || steps.some((step) => step.unreadable) || undated.flatMap(totalsOf).some(isOdd);
  const readable = !unread && amounts.length > 0 && amounts.every((amount) => amount?.unit === 'mg');
  return readable
    ? no('a labelled nasal dose', [source])
    : unknown([{ input: 'context', reason: 'unreadable', source }]);
}

/** Each instruction with those that may be meant for the same occasion. */
function occasionsOf(steps: readonly DoseStep[]): readonly (readonly DoseStep[])[] {
  return steps.map((step) => steps.filter((other) => mayCoincide(step.occasion, other.occasion)));
}

/** What instructions come to in mg, by the lower and by the upper ends of their ranges; none if none is in mg. */
function totalsOf(steps: readonly DoseStep[]): readonly number[] {
  const doses = steps.flatMap(({ dose }) => (dose?.unit === 'mg' ? dose : []));
  const [low, high] = [doses.map((dose) => dose.low), doses.map((dose) => dose.high)];
  return doses.length === 0 ? [] : [low, high].map((ends) => tidy(ends.reduce((sum, mg) => sum + mg, 0)));
}

function isOdd(mg: number): boolean {
  return !esketamineLabel.dosesMg.includes(mg);
}

/** The occasion of an instruction; its place in the list counts only beside a frequency. */
function untimed({ occasion, perDay }: DoseStep): DoseStep['occasion'] {
  const { sequence: _place, ...rest } = occasion;
  return perDay === undefined ? rest : occasion;
}

/** Volumes times strengths leave binary dust: 0.2 mL of 140 mg/mL is 28 mg. */
function tidy(mg: number): number {
  return Math.round(mg * 100) / 100;
}

/**
 * Does an occasion of the order come to the lowest labelled dose? A range that ends higher does not, nor one of several
 * devices of a higher dose.
 */
export function ordersLowestStep({ dose, source }: OrderUnderReview): Truth {
  const lowest = esketamineLowest.mg;
  const steps = dose?.steps ?? [];
  const amounts = steps.map(({ dose: amount }) => amount);
  if (occasionsOf(steps).some((together) => totalsOf(together)[1] === lowest)) return yes(undefined, [source]);
  const readable = amounts.length > 0 && amounts.every((amount) => amount?.unit === 'mg');
  return readable && !steps.some((step) => step.unreadable)
    ? no(`the dose is not ${lowest} mg`, [source])
    : unknown([{ input: 'context', reason: 'unreadable', source }]);
}
