import type { Subject } from '../../src/engine/index.ts';
import {
  allOf,
  type FactList,
  type Medicine,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import { eitherDrugAsTherapy, orderOf } from './gate.ts';
import type { OrderUnderReview } from './order.ts';

/** A sedative the patient takes, or is about to. */
export interface Sedative {
  readonly from: Source;
  /** Added to its entry on a card. */
  readonly note: string;
}

export interface SedativePair {
  readonly opioid: readonly Sedative[];
  readonly benzodiazepine: readonly Sedative[];
}

/** Are an opioid and a benzodiazepine together with the ketamine therapy that the order under review is, or meets? */
export function sedativesWithTherapy(of: {
  readonly orders: readonly OrderUnderReview[];
  readonly subject: Subject;
  readonly opioids: FactList<Medicine>;
  readonly benzodiazepines: FactList<Medicine>;
  readonly therapy: Truth<unknown>;
}): Truth<SedativePair> {
  const { orders, subject, opioids, benzodiazepines, therapy } = of;
  const order = orderOf(orders, subject);
  if (!order) return no('asked only about orders', [], 'not-applicable');
  return allOf({
    concerned: order.drug === 'other' && touchesSedative(order) ? therapy : eitherDrugAsTherapy(orders, subject),
    opioid: together('opioid', 'opioid-systemic', opioids, orders),
    benzodiazepine: together('benzodiazepine', 'benzodiazepine', benzodiazepines, orders),
  });
}

/** What is drafted in the same signing counts as current: it is about to be. */
function together(
  kind: string,
  set: string,
  current: FactList<Medicine>,
  orders: readonly OrderUnderReview[],
): Truth<readonly Sedative[]> {
  const drafted = orders
    .filter(({ touches }) => touches.includes(set))
    .map(({ source }) => ({ from: source, note: '' }));
  const taken = current.items.map(({ value: { asNeededOnly, stale }, from }) => ({
    from,
    note: `${asNeededOnly ? ', as needed' : ''}${stale ? ', ordered more than a year ago: confirm it is still taken' : ''}`,
  }));
  const all = [...taken, ...drafted];
  if (all.length === 0) return current.gaps.length > 0 ? unknown(current.gaps) : no(`no current ${kind}`);
  return yes(
    all,
    all.map(({ from }) => from),
    current.gaps,
  );
}

function touchesSedative({ touches }: OrderUnderReview): boolean {
  return touches.includes('opioid-systemic') || touches.includes('benzodiazepine');
}
