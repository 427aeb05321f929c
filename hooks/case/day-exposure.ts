import { addDays, daysBetween } from '../../src/fhir/plain-date.ts';
import {
  type Exposure,
  type Fact,
  type FactList,
  type Index,
  type Measurement,
  type PlainDate,
  type ProcedureDone,
  proceduresIn,
  type RecordView,
} from '../../src/picture/index.ts';
import { circumstancesOf, together } from './administration-context.ts';
import { dayOf } from './day-of.ts';
import { exposureClass } from './exposure-class.ts';
import { routesOf } from './route.ts';
import { amountsOf, dosesOnce } from './same-dose.ts';
import type { Session } from './session.ts';
import type { Administered } from './session-days.ts';
import { timesOf } from './session-times.ts';
import { weights } from './weight.ts';

/** What is done under anaesthesia or sedation, also if it is under way. */
export const operations = proceduresIn('surgery-or-anaesthesia', { underWay: true });

/**
 * What the administrations of one session come to (knowledge 0.5): doses are added, each once, and the length is first start
 * to last end. `billed`: a visit of that day is billed as an esketamine visit, which completes what was never closed;
 * a dose that is recorded as stopped stays one.
 */
export function dayExposure(
  { day, drug, facts }: Administered,
  billed: boolean,
  record: RecordView,
  { zone }: Index,
): Session {
  const { reason, visit } = together(
    facts.flatMap(({ value: { entry } }) =>
      entry.resourceType === 'MedicationAdministration' ? [circumstancesOf(entry, record)] : [],
    ),
  );
  const routes = [...new Set(facts.flatMap(({ value }) => routesOf(value.route ?? [], record.terminology)))];
  const nasalProduct = facts.some(({ value }) => /nasal|spray/i.test(`${value.product?.form} ${value.product?.name}`));
  const route = routes.length === 1 ? routes[0] : routes.length === 0 && nasalProduct ? 'nasal' : undefined;
  const kg = nearestWeight(record.read(weights), day);
  const doses = dosesOnce(facts, kg);
  const amounts = doses.map(({ value }) => amountsOf(value, kg));
  const given = amounts.map((amount) => amount.mg);
  const mg = drug === 'esketamine' && route === 'nasal' ? sprayed(given) : total(given);
  const ordered = total(amounts.map(({ perKg }) => perKg));
  const mgPerKg = ordered ?? (mg !== undefined && kg !== undefined ? mg / kg : undefined);
  const minutes = lengthOf(doses, facts);
  const standings = facts.map(({ value }) => value.standing);
  const closed = billed && !standings.includes('stopped');
  const state = standings.includes('completed') || closed ? 'completed' : 'partial';
  return {
    day,
    drug,
    class: exposureClass({
      drug,
      partial: state === 'partial',
      billed,
      reason,
      visit,
      procedureNear: isNear(record.read(operations), day),
      ...(route === undefined ? {} : { route }),
      ...(mg === undefined ? {} : { mg }),
      ...(mgPerKg === undefined ? {} : { mgPerKg }),
      ...(minutes === undefined ? {} : { minutes }),
    }),
    state,
    ...timesOf(
      facts.map(({ value }) => value),
      zone,
    ),
    ...(minutes === undefined ? {} : { minutes }),
    from: facts.map(({ from }) => from),
  };
}

/**
 * Is one of the procedures of that day, the day before or the day after? Unknown where the list, or one dated so, could not
 * be read. A procedure without a day is not looked at: most of them are history.
 */
export function isNear(list: FactList<ProcedureDone>, day: PlainDate): boolean | undefined {
  const around = list.within({ from: addDays(day, -1), to: addDays(day, 1) });
  if (around.items.some(({ from }) => dayOf(from) !== undefined)) return true;
  return around.gaps.some(({ source }) => source === undefined || dayOf(source) !== undefined) ? undefined : false;
}

/** The highest labelled dose of a nasal session, and the lowest that is a whole one, in mg. */
const spray = { highest: 84, whole: 56 } as const;

/**
 * What a day of nasal esketamine comes to. Devices are added; entries that are each a whole session, and together more than
 * one can be, are one session that was recorded twice: a day holds one.
 */
function sprayed(parts: readonly (number | undefined)[]): number | undefined {
  const sum = total(parts);
  if (sum === undefined || sum <= spray.highest) return sum;
  const known = parts.filter((part) => part !== undefined);
  return known.every((part) => part >= spray.whole) ? Math.max(...known) : sum;
}

/** A sum of parts, all of which are known. */
function total(parts: readonly (number | undefined)[]): number | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known.reduce((sum, part) => sum + part, 0) : undefined;
}

/**
 * From the first start to the last end in minutes, else the recorded or reckoned durations together. An entry that repeats a dose
 * still tells how long it took, if it says so; the moment at which it was charted does not.
 */
function lengthOf(doses: readonly Fact<Exposure>[], facts: readonly Fact<Exposure>[]): number | undefined {
  const used = facts.filter((fact) => doses.includes(fact) || fact.value.start?.instant !== fact.value.end?.instant);
  const starts = used.flatMap(({ value }) => value.start?.instant ?? []);
  const ends = used.flatMap(({ value }) => value.end?.instant ?? []);
  const spans = starts.length === used.length && ends.length === used.length;
  const span = spans ? (Math.max(...ends) - Math.min(...starts)) / 60_000 : 0;
  return span > 0 ? span : total(doses.map(({ value }) => value.dose.minutes));
}

/** The weight nearest the day, at most 90 days away (knowledge 0.5). */
function nearestWeight(weighed: FactList<Measurement>, day: PlainDate): number | undefined {
  const distance = (fact: Fact<Measurement>) => Math.abs(daysBetween(fact.from.date?.latest ?? '1900-01-01', day));
  const [nearest] = weighed.items.filter((fact) => distance(fact) <= 90).toSorted((a, b) => distance(a) - distance(b));
  return nearest?.value.value;
}
