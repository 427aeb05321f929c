import { addDays } from '../../src/fhir/plain-date.ts';
import type { Exposure, Fact, Index, Source } from '../../src/picture/index.ts';
import { type DrugUse, overlap } from './drug-use.ts';

/** A day before any record, for a use whose beginning is not recorded. */
const LONG_AGO = '1900-01-01';

/** One entry as it stands, before statements and orders are weighed against each other. */
interface Recorded extends DrugUse {
  /** A beginning and an end are recorded. */
  readonly hasPeriod: boolean;
}

/**
 * When one drug was taken, from all entries that name it (D3.2).
 *
 * A statement with a beginning and an end is preferred: orders of the same days give way to it, and lend it their dose if
 * it has none. A drug that ended on an unknown day, or is said no longer to be taken or never to have been, has an unclear
 * length. Single administrations say nothing about weeks. Partial dates count as their earliest day, because the question is always
 * "was it long enough" (knowledge 0.1). Two orders at once count by the higher dose, not by the sum: one of them is often
 * the forgotten predecessor of the other.
 */
export function drugUses(
  entries: readonly Fact<Exposure>[],
  mgPerDay: (exposure: Exposure) => number | undefined,
  at: Index,
): readonly DrugUse[] {
  const read = (via: Exposure['via']) =>
    entries
      .filter(({ value: { via: by, start } }) => by === via && (start === undefined || start.earliest <= at.today))
      .map(({ value, from }) => recorded(value, from, mgPerDay(value), at));
  const statements = read('statement');
  const orders = read('request');

  const kept = orders.filter(
    (order) => !statements.some((statement) => statement.hasPeriod && overlap(statement, order)),
  );
  const dosed = statements.map((statement): Recorded => {
    if (statement.mgPerDay !== undefined) return statement;
    const lent = orders.flatMap((order) => (overlap(order, statement) ? (order.mgPerDay ?? []) : []));
    return lent.length > 0 ? { ...statement, mgPerDay: Math.min(...lent) } : statement;
  });
  return [...dosed, ...kept].map(({ hasPeriod: _, ...use }) => use);
}

function recorded(exposure: Exposure, source: Source, mgPerDay: number | undefined, at: Index): Recorded {
  const { start, end, current, contradicted } = exposure;
  const ended = end !== undefined && end.earliest < at.today;
  const ongoing = !ended && current;
  return {
    from: start?.earliest ?? LONG_AGO,
    to: ended ? addDays(end.earliest, 1) : at.today,
    ongoing,
    unclear: start === undefined || contradicted || (!ended && !current),
    mgPerDay,
    source,
    hasPeriod: start !== undefined && ended,
  };
}

/** The scheduled daily dose of an ingredient in mg, at its lowest where the record gives a range. */
export function scheduledMg(exposure: Exposure, ingredient: string): number | undefined {
  const dose = exposure.perIngredient.find((one) => one.ingredient.name === ingredient)?.scheduledPerDay;
  return dose?.unit === 'mg' ? dose.low : undefined;
}
