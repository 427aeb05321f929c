import type { Dosage, MedicationRequest } from '@medplum/fhirtypes';
import { type PartialDate, readDate } from '../fhir/dates.ts';
import { listOf } from '../fhir/elements.ts';
import { type Asked, isUndone } from './asked.ts';
import { periodOf } from './written-dates.ts';

/**
 * An order as it stood before it ended. A completed one was running until the end it was ordered for; that end was known
 * all along and stays. A stopped one was running until the end that was written into its dosage when it was stopped,
 * which goes; the end of its validity says nothing of when that was.
 */
export function undoOrderEnd(order: MedicationRequest, asked: Asked): MedicationRequest {
  if (order.status !== 'completed' && order.status !== 'stopped') return order;
  const last = lastEnds(order, asked.zone);
  if (!last.some((end) => isUndone(end, asked))) return order;
  const running: MedicationRequest = { ...order, status: 'active' };
  if (order.status === 'completed') return running;
  return { ...running, dosageInstruction: listOf(order.dosageInstruction).map((one) => withoutEnd(one, last, asked)) };
}

/** The ends that count for an ended order, as written. */
export function endsOfOrder(order: MedicationRequest): readonly unknown[] {
  const dosages = listOf(order.dosageInstruction).map(endOf);
  if (dosages.length > 0 && dosages.every((end) => end !== undefined)) return dosages;
  return order.status === 'completed' ? [periodOf(order.dispenseRequest?.validityPeriod).end] : [];
}

/** Of several steps of a dosage the last one ends the order. */
function lastEnds(order: MedicationRequest, zone: string): readonly PartialDate[] {
  const ends = endsOfOrder(order).map((end) => readDate(end, zone));
  const known = ends.filter((end) => end !== undefined);
  if (known.length < ends.length) return [];
  const latest = known
    .map((end) => end.latest)
    .toSorted()
    .at(-1);
  return known.filter((end) => end.latest === latest);
}

function endOf({ timing }: Dosage): unknown {
  return periodOf(timing?.repeat?.boundsPeriod).end;
}

function withoutEnd(dosage: Dosage, last: readonly PartialDate[], { zone }: Asked): Dosage {
  const end = readDate(endOf(dosage), zone);
  if (end === undefined || !last.some(({ latest }) => latest === end.latest)) return dosage;
  const { end: _, ...bounds } = periodOf(dosage.timing?.repeat?.boundsPeriod);
  return { ...dosage, timing: { ...dosage.timing, repeat: { ...dosage.timing?.repeat, boundsPeriod: bounds } } };
}
