import type { Subject } from '../../../src/engine/index.ts';
import type { Drug } from '../drug.ts';
import { orderOf } from '../gate.ts';
import type { AtHand } from './at-hand.ts';

/** Is the order, visit or session at hand one of the other drug and not of this one? Then no draft of this one belongs beside it. */
export function isOfOtherDrug({ orders, visits, begins }: AtHand, drug: Drug, subject: Subject): boolean {
  const order = orderOf(orders, subject);
  if (order) return order.drug !== drug;
  const drugs = visits.find(({ key }) => key === subject.key)?.drugs ?? begins;
  return drugs.length > 0 && !drugs.includes(drug);
}
