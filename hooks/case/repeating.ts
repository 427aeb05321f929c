import type { MedicationRequest, Timing } from '@medplum/fhirtypes';
import { type PartialDate, readDate, readPeriod } from '../../src/fhir/dates.ts';
import { listOf } from '../../src/fhir/elements.ts';
import { daysBetween } from '../../src/fhir/plain-date.ts';
import type { PlainDate } from '../../src/picture/index.ts';

/** The days an order is for, as far as it says. */
export interface OrderDays {
  /** Days named one by one; the first of a repeating order among them. */
  readonly planned: readonly PlainDate[];
  /** From when to when it repeats; open at an end that is not written. */
  readonly repeats?: { readonly from: PlainDate; readonly to: PlainDate };
}

const OPEN: PlainDate = '9999-12-31';

/**
 * Reads the days of an order. One that plans no day is for the day it was signed (`signedOn`; knowledge 0.1). One that
 * repeats once is not repeating. Undefined where neither is known.
 */
export function daysOf(
  { dosageInstruction }: MedicationRequest,
  signedOn: PartialDate | undefined,
  zone: string,
): OrderDays | undefined {
  const timings = listOf(dosageInstruction).flatMap(({ timing }) => listOf(timing));
  const named = timings.flatMap((timing) => [
    ...(Array.isArray(timing.event) ? timing.event : []).flatMap((event) => readDate(event, zone) ?? []),
    ...listOf(readPeriod(timing.repeat?.boundsPeriod, zone)?.start),
  ]);
  const planned = named.length > 0 ? named : listOf(signedOn);
  const [first] = planned.map(({ earliest }) => earliest).toSorted();
  if (first === undefined) return undefined;
  const ends = timings
    .filter(isRepeating)
    .map((timing) => readPeriod(timing.repeat?.boundsPeriod, zone)?.end?.latest ?? OPEN);
  const last = ends.toSorted().at(-1);
  return {
    planned: planned.flatMap(({ earliest, latest }) => (earliest === latest ? [latest] : [])),
    ...(last !== undefined && { repeats: { from: first, to: last } }),
  };
}

/** Days on which both repeat. */
export function sharedDays(a: OrderDays, b: OrderDays): number {
  if (a.repeats === undefined || b.repeats === undefined) return 0;
  const from = a.repeats.from > b.repeats.from ? a.repeats.from : b.repeats.from;
  const to = a.repeats.to < b.repeats.to ? a.repeats.to : b.repeats.to;
  return Math.max(0, daysBetween(from, to) + 1);
}

function isRepeating({ repeat, code }: Timing): boolean {
  if (repeat?.count === 1) return false;
  const often = [repeat?.frequency, repeat?.period, repeat?.dayOfWeek, repeat?.timeOfDay, repeat?.when, code];
  return often.some((one) => one !== undefined && one !== null);
}
