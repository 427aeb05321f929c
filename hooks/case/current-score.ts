import { type PartialDate, plainToPartial } from '../../src/fhir/dates.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import { type FactList, type Index, known, type Measurement, type Truth } from '../../src/picture/index.ts';

/** A current total of one scale. */
export interface ScaleScore<S extends string = string> {
  readonly scale: S;
  readonly value: number;
  readonly date: PartialDate;
}

/** How high and how recent a total has to be. */
interface Wanted<S extends string> {
  readonly scale: S;
  readonly floor: number;
  /** Totals from here on belong to a higher band; none is too high unless said. */
  readonly below?: number;
  readonly days: number;
}

/**
 * The latest valid total of a scale within the look-back, if it is high enough. Of two totals of one moment the higher
 * counts, as with blood pressure. A newer total that cannot be read leaves it open.
 */
export function currentScore<S extends string>(
  totals: FactList<Measurement>,
  { scale, floor, below = Number.POSITIVE_INFINITY, days }: Wanted<S>,
  at: Index,
): Truth<ScaleScore<S>> {
  const latest = totals
    .within({ from: addDays(at.today, -days), to: at.today })
    .latest((a, b) => (a.value >= b.value ? a : b));
  const truth = known(
    latest,
    `no current ${scale} of ${floor} or more`,
    ({ value: { value } }) => value >= floor && value < below,
  );
  if (truth.is !== 'yes') return truth;
  const { value, from } = truth.value;
  return { ...truth, value: { scale, value: value.value, date: from.date ?? plainToPartial(at.today) } };
}
