import { addDays, daysBetween } from '../../src/fhir/plain-date.ts';
import {
  type Exposure,
  type Fact,
  type FactList,
  type Gap,
  type Index,
  type Measurement,
  type PlainDate,
  type ProcedureDone,
  proceduresIn,
  type RecordView,
  type Source,
} from '../../src/picture/index.ts';
import { circumstancesOf, together } from './administration-context.ts';
import { dayOf } from './day-of.ts';
import { hoursBetween, stretchesOf } from './day-parts.ts';
import { type ExposureClass, exposureClass, type Given } from './exposure-class.ts';
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
 * a dose that is recorded as stopped stays one. Two infusions for mood with hours between them are still one session of
 * their day, and that they were close is kept.
 */
export function dayExposure(one: Administered, billed: boolean, record: RecordView, { zone }: Index): Session {
  const { day, drug, facts } = one;
  const given = givenOf(one, billed, record);
  const { minutes, reason } = given;
  const stretches = drug === 'ketamine' ? stretchesOf(facts) : [facts];
  const isTwice =
    stretches.length > 1 &&
    stretches.every((part) => exposureClass(givenOf({ ...one, facts: part }, billed, record)) === 'ketamine-iv-mood');
  const found = isTwice ? 'ketamine-iv-mood' : exposureClass(given);
  const meant = found === 'anaesthetic' && reason !== 'none' && given.procedureNear !== true;
  const open = found === 'unclassified' ? unreadFor(given, day, record) : undefined;
  const state = given.partial ? 'partial' : 'completed';
  const running = given.partial && facts.some(({ value }) => value.standing === 'current');
  return {
    day,
    drug,
    class: found,
    state,
    ...timesOf(
      facts.map(({ value }) => value),
      zone,
    ),
    ...(minutes === undefined ? {} : { minutes }),
    ...(running && { running }),
    ...(meant && { meantFor: reason }),
    ...(isTwice && { hoursApart: Math.floor(leastBetween(stretches)) }),
    ...(open && { open }),
    from: facts.map(({ value, from }) => marked(from, value, found, minutes)),
  };
}

function givenOf({ day, drug, facts }: Administered, billed: boolean, record: RecordView): Given {
  const circumstances = together(
    facts.flatMap(({ value: { entry } }) =>
      entry.resourceType === 'MedicationAdministration' ? [circumstancesOf(entry, record)] : [],
    ),
  );
  const routes = [...new Set(facts.flatMap(({ value }) => routesOf(value.route ?? [], record.terminology)))];
  const nasalProduct = facts.some(({ value }) => /nasal|spray/i.test(`${value.product?.form} ${value.product?.name}`));
  const route = routes.length === 1 ? routes[0] : routes.length === 0 && nasalProduct ? 'nasal' : undefined;
  const weighed = record.read(weights);
  const kg = nearestWeight(weighed, day);
  const doses = dosesOnce(facts, kg);
  const amounts = doses.map(({ value }) => amountsOf(value, kg));
  const parts = amounts.map((amount) => amount.mg);
  const mg = drug === 'esketamine' && route === 'nasal' ? sprayed(parts) : total(parts);
  const ordered = total(amounts.map(({ perKg }) => perKg));
  const mgPerKg = ordered ?? (mg !== undefined && kg !== undefined ? mg / kg : undefined);
  const minutes = lengthOf(doses, facts);
  const standings = facts.map(({ value }) => value.standing);
  const closed = billed && !standings.includes('stopped');
  return {
    ...circumstances,
    drug,
    partial: !standings.includes('completed') && !closed,
    billed,
    procedureNear: isNear(record.read(operations), day),
    weightUnread: kg === undefined && listGaps(weighed).length > 0,
    ...(route === undefined ? {} : { route }),
    ...(mg === undefined ? {} : { mg }),
    ...(mgPerKg === undefined ? {} : { mgPerKg }),
    ...(minutes === undefined ? {} : { minutes }),
  };
}

/** What was not read, where an exposure would be a session if nothing spoke against it there. */
function unreadFor(given: Given, day: PlainDate, record: RecordView): Session['open'] {
  const alone = { ...given, procedureNear: given.procedureNear ?? false };
  const isOpen = (one: Given) => exposureClass(one) === 'unclassified';
  const as = exposureClass({ ...alone, weightUnread: false });
  if (as === 'unclassified') return undefined;
  const gaps = [
    ...(isOpen({ ...given, weightUnread: false }) ? around(record.read(operations), day).gaps : []),
    ...(isOpen(alone) ? listGaps(record.read(weights)) : []),
  ];
  return { as, gaps };
}

/** That a list was not read, or not all of it; an entry that cannot be used says nothing of the others. */
function listGaps({ gaps }: FactList<unknown>): readonly Gap[] {
  return gaps.filter(({ source }) => source === undefined);
}

function leastBetween(stretches: readonly (readonly Fact<Exposure>[])[]): number {
  return Math.min(...stretches.slice(1).map((next, place) => hoursBetween(stretches[place] ?? [], next)));
}

/** Its entry as cards show it: that it was stopped or goes on, and that nobody recorded how long a session took. */
function marked(from: Source, { standing }: Exposure, of: ExposureClass, minutes: number | undefined): Source {
  const untimed = (of === 'ketamine-iv-mood' || of === 'ketamine-iv-pain') && minutes === undefined;
  const untold = untimed ? 'duration not recorded' : '';
  const mark = standing === 'stopped' ? 'stopped' : standing === 'current' ? 'under way' : untold;
  if (mark === '' || from.shown === undefined) return from;
  return Object.freeze({ ...from, shown: { ...from.shown, name: `${from.shown.name}, ${mark}` } });
}

/**
 * Is one of the procedures of that day, the day before or the day after? Unknown where the list, or one dated so, could not
 * be read. A procedure without a day is not looked at: most of them are history.
 */
export function isNear(list: FactList<ProcedureDone>, day: PlainDate): boolean | undefined {
  const { items, gaps } = around(list, day);
  if (items.some(({ from }) => dayOf(from) !== undefined)) return true;
  return gaps.length > 0 ? undefined : false;
}

function around(list: FactList<ProcedureDone>, day: PlainDate): Pick<FactList<ProcedureDone>, 'items' | 'gaps'> {
  const { items, gaps } = list.within({ from: addDays(day, -1), to: addDays(day, 1) });
  return { items, gaps: gaps.filter(({ source }) => source === undefined || dayOf(source) !== undefined) };
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
