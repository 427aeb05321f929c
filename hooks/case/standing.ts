import { compareDates } from '../../src/fhir/dates.ts';
import type { Fact } from '../../src/picture/index.ts';

/**
 * The readings a rule is looking for that no later one takes back.
 *
 * Safer reading: only a reading that is surely later takes one back; of two whose order is not recorded both stand.
 */
export function standing<T>(
  items: readonly Fact<T>[],
  sought: (value: T) => boolean,
  takesBack: (later: T) => boolean,
): readonly Fact<T>[] {
  const back = items.filter(({ value }) => takesBack(value));
  return items.filter((one) => sought(one.value) && !back.some((other) => isAfter(other, one)));
}

/** Is one entry surely later than another? */
export function isAfter(a: Fact<unknown>, b: Fact<unknown>): boolean {
  return a.from.date !== undefined && b.from.date !== undefined && compareDates(a.from.date, b.from.date) === 'after';
}
