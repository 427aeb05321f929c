import {
  anyOf,
  type DoseStep,
  type Fact,
  type Known,
  type Measurement,
  type Need,
  need,
  no,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import { unreadableOrder } from './dose-limit.ts';
import { isByMouth, isInjected, mayBeIntravenous } from './ketamine-order.ts';
import { drafts, type OrderUnderReview } from './order.ts';
import type { Route } from './route.ts';
import { isLocal } from './systemic.ts';

/** Why a dose cannot be checked. */
export type Unchecked = 'no-dose' | 'unit' | 'concentration' | 'weight' | 'duration' | 'route';

/**
 * What of this order keeps its dose from being checked (`dose-unit-mismatch`)? Every instruction is looked at, by
 * the unit of its own dose: a rate that can be read says nothing of a dose in mL beside it. The reasons
 * are listed once each, in the order of the type.
 */
export function uncheckedDose(order: OrderUnderReview, weight: Known<Fact<Measurement>>): Truth<readonly Unchecked[]> {
  const steps = order.dose?.steps ?? [];
  const gap = unreadableOrder(order.source);
  const because = [order.source];
  if (steps.length === 0) return yes(['no-dose'], because, [gap]);
  const found = anyOf(
    steps.flatMap((step, index): readonly Truth<Unchecked>[] => {
      const reasons = reasonsOf(step, order.stepRoutes[index] ?? []);
      const byWeight = isByWeight(step) ? weighing(weight, order) : no('no amount by weight alone');
      return [...reasons.map((reason) => yes(reason, because, [gap])), byWeight];
    }),
    'the dose can be checked',
  );
  return found.is === 'yes'
    ? yes(
        inOrder.filter((one) => found.value.includes(one)),
        because,
        found.notChecked,
      )
    : found;
}

const inOrder: readonly Unchecked[] = ['no-dose', 'unit', 'concentration', 'weight', 'duration', 'route'];

function reasonsOf(
  { given, dose, rate, unreadable, minutes }: DoseStep,
  routes: readonly Route[],
): readonly Unchecked[] {
  const unit = dose?.unit ?? rate?.unit.slice(0, -2);
  const checked = mayBeIntravenous(routes) || isInjected(routes) || isByMouth(routes);
  return [
    ...(given === 'nothing' || given === 'text-only' ? ['no-dose' as const] : []),
    ...(given === 'unknown-unit' || unreadable ? ['unit' as const] : []),
    ...(unit !== undefined && unit !== 'mg' && unit !== 'mg/kg' ? ['concentration' as const] : []),
    ...(dose === undefined && rate !== undefined && minutes === undefined ? ['duration' as const] : []),
    ...(checked ? [] : ['route' as const]),
  ];
}

/** Ordered by weight, and in no other way. */
function isByWeight({ dose, rate }: DoseStep): boolean {
  return dose?.unit === 'mg/kg' || (dose === undefined && rate?.unit === 'mg/kg/h');
}

function weighing(weight: Known<Fact<Measurement>>, { source }: OrderUnderReview): Truth<Unchecked> {
  if (weight.state === 'known') return no('the weight is on record', weight.from);
  return weight.state === 'none' ? yes('weight', [source]) : unknown(weight.gaps);
}

/** Drafts of creams, eye drops and the like, by key: they are put on the skin or into the eye, and no rule asks how much. */
export const localOrders: Need<ReadonlySet<string>> = need({
  name: 'draft orders for local use',
  inputs: ['context'],
  softens: ['encounter'],
  read: (record) =>
    new Set(
      record
        .read(drafts)
        .orders.filter(({ product, dose }) => isLocal(product, dose?.route ?? [], record.terminology))
        .map(({ key }) => key),
    ),
});
