import { compareText } from '../../src/fhir/compare-text.ts';
import { addDays, daysBetween } from '../../src/fhir/plain-date.ts';
import { RXNORM } from '../../src/fhir/systems.ts';
import {
  type Exposure,
  exposuresTo,
  type Fact,
  type FactList,
  type Gap,
  type Index,
  type Measurement,
  type Need,
  need,
  type PartialDate,
  type PlainDate,
  type ProcedureDone,
  proceduresIn,
  type RecordView,
  type Source,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { circumstancesOf } from './administration-context.ts';
import { dayOf } from './day-of.ts';
import type { Drug } from './drug.ts';
import { type ExposureClass, exposureClass } from './exposure-class.ts';
import { named } from './named.ts';
import { routesOf } from './route.ts';
import { timesOf, timesOfVisit } from './session-times.ts';
import { weights } from './weight.ts';

/** One day's exposure to one drug. */
export interface Session {
  readonly day: PlainDate;
  readonly drug: Drug;
  readonly class: ExposureClass;
  /** `partial`: stopped early or under way; an exposure, but no completed session. */
  readonly state: 'completed' | 'partial';
  /** The first start and the last end; of an entry with one moment, that. Rarely unknown: the day was read from it. */
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  readonly from: readonly Source[];
}

/** All recorded exposures, oldest first. */
export interface Sessions {
  readonly days: readonly Session[];
  /** Administrations that were not read, or could be anything. */
  readonly gaps: readonly Gap[];
  /** Procedures that were not read: visits may be missing, and some exposures could not be told from anaesthesia. */
  readonly procedureGaps: readonly Gap[];
  /** Those of them that could hide a visit billed as a session. */
  readonly visitGaps: readonly Gap[];
}

const exposures = exposuresTo('ketamine-or-esketamine');
const visits = proceduresIn('esketamine-visit');
const operations = proceduresIn('surgery-or-anaesthesia', { underWay: true });

/**
 * Exposures to ketamine and esketamine, day by day (knowledge 0.5). Several administrations of a day are one: doses are
 * added, the duration is first start to last end. A visit billed as an esketamine visit is a session of its day.
 * Entries that do not name a day cannot be placed and are gaps.
 */
export const sessions: Need<Sessions, SitePolicy> = need({
  name: 'sessions',
  inputs: ['medicationAdministrations'],
  softens: [
    'medicationRequests',
    'medicationStatements',
    'procedures',
    'vitals',
    'encounters',
    'encounter',
    'conditions',
  ],
  read(record, at) {
    const all = record.read(exposures);
    const done = named(record.read(visits), 'Esketamine visit');
    const near = record.read(operations);
    const given = all.items.filter(
      ({ value, from }) => value.via === 'administration' && (from.date?.earliest ?? at.today) <= at.today,
    );
    const placed = given.filter(({ from }) => dayOf(from) !== undefined);
    const lost = given.filter(({ from }) => dayOf(from) === undefined);
    const byDay = Map.groupBy(placed, ({ value, from }) => `${dayOf(from)} ${drugOf(value, record)}`);
    const days = [...byDay.values()].map((facts) => sessionOf(facts, near, record.read(weights), record, at));
    const billed = done.items.flatMap(({ from }): Session[] => {
      const day = dayOf(from);
      const known = days.some(
        (one) => one.day === day && one.class === 'esketamine-session' && one.state === 'completed',
      );
      return day === undefined || day > at.today || known
        ? []
        : [
            {
              day,
              drug: 'esketamine',
              class: 'esketamine-session',
              state: 'completed',
              ...timesOfVisit(from),
              from: [from],
            },
          ];
    });
    const billedOnce = [...new Map(billed.map((session) => [session.day, session])).values()];
    const administered = all.gaps.filter(({ input }) => input === 'medicationAdministrations');
    return Object.freeze({
      days: [...days, ...billedOnce].toSorted((a, b) => compareText(a.day, b.day)),
      gaps: [
        ...administered,
        ...lost.map(({ from }): Gap => ({ input: 'medicationAdministrations', reason: 'undated', source: from })),
      ],
      procedureGaps: [...done.gaps, ...near.gaps],
      visitGaps: done.gaps,
    });
  },
});

function sessionOf(
  facts: readonly Fact<Exposure>[],
  near: FactList<ProcedureDone>,
  weighed: FactList<Measurement>,
  record: RecordView,
  { zone }: Index,
): Session {
  const [first] = facts;
  if (!first) throw new Error('a day without administrations');
  const day = dayOf(first.from) ?? '';
  const contexts = facts.flatMap(({ value: { entry } }) =>
    entry.resourceType === 'MedicationAdministration' ? [circumstancesOf(entry, record)] : [],
  );
  const reasons = contexts.map(({ reason }) => reason);
  const places = contexts.map(({ visit }) => visit);
  const routes = [...new Set(facts.flatMap(({ value }) => routesOf(value.route ?? [], record.terminology)))];
  const nasalProduct = facts.some(({ value }) => /nasal|spray/i.test(`${value.product?.form} ${value.product?.name}`));
  const route = routes.length === 1 ? routes[0] : routes.length === 0 && nasalProduct ? 'nasal' : undefined;
  const drug = drugOf(first.value, record);
  const mg = total(facts.map(({ value }) => (value.dose.dose?.unit === 'mg' ? value.dose.dose.high : undefined)));
  const kg = nearestWeight(weighed, day);
  const ordered = total(facts.map(({ value }) => value.dose.perKg?.high));
  const mgPerKg = ordered ?? (mg !== undefined && kg !== undefined ? mg / kg : undefined);
  const minutes = lengthOf(facts);
  const beside = near.items.some(({ from }) => {
    const on = dayOf(from);
    return on !== undefined && on >= addDays(day, -1) && on <= addDays(day, 1);
  });
  const state = facts.some(({ value }) => value.standing === 'completed') ? 'completed' : 'partial';
  return {
    day,
    drug,
    class: exposureClass({
      drug,
      partial: state === 'partial',
      reason: reasons.find((one) => one !== 'none') ?? 'none',
      visit: places.find((one) => one !== 'unknown') ?? 'unknown',
      procedureNear: beside || (near.gaps.some(({ source }) => source === undefined) ? undefined : false),
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
    from: facts.map(({ from }) => from),
  };
}

function drugOf({ ingredients }: Exposure, record: RecordView): Drug {
  return ingredients.some(({ code }) => record.terminology.member('esketamine', RXNORM, code))
    ? 'esketamine'
    : 'ketamine';
}

/** A sum of parts, all of which are known. */
function total(parts: readonly (number | undefined)[]): number | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known.reduce((sum, part) => sum + part, 0) : undefined;
}

/** From the first start to the last end in minutes, else the recorded or reckoned durations together. */
function lengthOf(facts: readonly Fact<Exposure>[]): number | undefined {
  const starts = facts.flatMap(({ value }) => value.start?.instant ?? []);
  const ends = facts.flatMap(({ value }) => value.end?.instant ?? []);
  const spans = starts.length === facts.length && ends.length === facts.length;
  const span = spans ? (Math.max(...ends) - Math.min(...starts)) / 60_000 : 0;
  return span > 0 ? span : total(facts.map(({ value }) => value.dose.minutes));
}

/** The weight nearest the day, at most 90 days away (knowledge 0.5). */
function nearestWeight(weighed: FactList<Measurement>, day: PlainDate): number | undefined {
  const distance = (fact: Fact<Measurement>) => Math.abs(daysBetween(fact.from.date?.latest ?? '1900-01-01', day));
  const [nearest] = weighed.items.filter((fact) => distance(fact) <= 90).toSorted((a, b) => distance(a) - distance(b));
  return nearest?.value.value;
}
