import { compareDates } from '../../src/fhir/dates.ts';
import { type Fact, type FactList, factList, type Source } from '../../src/picture/index.ts';

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
  return isLater(a.from, b.from);
}

function isLater(a: Source, b: Source): boolean {
  return a.date !== undefined && b.date !== undefined && compareDates(a.date, b.date) === 'after';
}

/**
 * The latest reading, where no entry that could not be used may be later. One that is surely earlier than a whole reading
 * does not matter, on the same day either.
 */
export function latestUsable<T>(
  list: FactList<T>,
  isWhole: (value: T) => boolean = () => true,
): ReturnType<FactList<T>['latest']> {
  const { items, complete, gaps, looked } = list;
  const whole = items.filter(({ value }) => isWhole(value));
  const open = gaps.filter(({ source }) => source === undefined || !whole.some((one) => isLater(one.from, source)));
  const shown = factList({ items: whole, complete, gaps: open, looked }).latest();
  return shown.state === 'gap' ? shown : factList({ items, complete, gaps: open, looked }).latest();
}
