import type { Encounter } from '@medplum/fhirtypes';
import { readPeriod } from '../../../src/fhir/dates.ts';
import { codingsOf, listOf, textOf } from '../../../src/fhir/elements.ts';
import { addDays } from '../../../src/fhir/plain-date.ts';
import {
  type Exposure,
  exposuresTo,
  type Fact,
  type Index,
  memberOf,
  type Need,
  need,
  no,
  type PlainDate,
  type RecordView,
  refOf,
  type Source,
  sourceOf,
  type Truth,
  unknown,
  yes,
} from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { circumstancesOf } from '../administration-context.ts';
import { isNear, operations } from '../day-exposure.ts';
import { dayOf } from '../day-of.ts';
import { drugSets } from '../drug.ts';
import { sourcesOnce } from '../entries-of.ts';
import { isHandedOut } from '../home-use.ts';
import { infusionProcedures } from '../infusion-procedures.ts';
import { routesOf } from '../route.ts';
import { mayBeTherapy } from '../session.ts';
import { sessions } from '../sessions.ts';
import { isLocal } from '../systemic.ts';

/** Therapy that was ordered, of which no session can be seen. */
export interface Undocumented {
  readonly orders: readonly Source[];
  /** Visits at which sessions may have been given. */
  readonly visits: readonly Source[];
  /** The day of the latest of all. */
  readonly latest: PlainDate;
}

/** Days looked back at, and how many orders and visits make the lack of any session worth a word. */
const LOOK_BACK_DAYS = 365;
const AT_LEAST = 2;

const exposures = exposuresTo(drugSets.either);
const visitSets = ['encounter-specialty-infusion', 'encounter-specialty-psychiatry', 'encounter-specialty-pain'];
const begun: readonly unknown[] = ['in-progress', 'onleave'];
const treating: readonly unknown[] = ['psychiatry', 'pain', 'infusion'];
const takenAtHome: readonly unknown[] = ['oral', 'sublingual', 'other'];

/**
 * Do orders and visits of the last year show ketamine or esketamine therapy, while no administration and no visit code
 * does? Such a clinic gets no timing before it records sessions where they can be read.
 *
 * It takes at least two orders or visits: one order alone waits for its first session. One of them must say that it is for
 * therapy, by a reason, a visit or an infusion: orders that say nothing count only beside it. Orders to take at home, held ones,
 * and those for anaesthesia do not count: acute care or an operation without a psychiatric or pain reason, or a visit that
 * was not supplied and may be one. A visit of psychiatry or pain medicine counts from the day after the order was written,
 * because at the visit of that day it may have been discussed only. Exposures nobody can classify are records of a kind, and
 * another row is about those; anaesthesia that nothing else speaks for is none.
 */
export const undocumentedTherapy: Need<Truth<Undocumented>, SitePolicy> = need({
  name: 'therapy without recorded sessions',
  inputs: ['medicationRequests', 'medicationAdministrations'],
  softens: ['medicationStatements', 'procedures', 'vitals', 'encounters', 'encounter', 'conditions'],
  read(record, at) {
    const since = addDays(at.today, -LOOK_BACK_DAYS);
    const inWindow = ({ date }: Source) => date !== undefined && date.latest >= since && date.earliest <= at.today;
    const all = record.read(exposures);
    const orders = all.items.filter((fact) => inWindow(fact.from) && isTherapyOrder(fact, record));
    const infusions = record.read(infusionProcedures).filter(({ from }) => inWindow(from));
    const unrecorded = infusions.filter(({ circumstances: { reason, visit }, day }) =>
      reason === 'none' ? visit !== 'acute' && isNear(record.read(operations), day) !== true : true,
    );
    const visits = [...unrecorded.map(({ from }) => from), ...visitsOf(orders, record, at).filter(inWindow)];
    const found = { orders: sourcesOnce(orders.map(({ from }) => from)), visits: sourcesOnce(visits) };
    const sources = [...found.orders, ...found.visits];
    const isStated = visits.length > 0 || orders.some(({ value: { entry } }) => saysTherapy(entry, record));

    const { days, gaps, visitGaps } = record.read(sessions);
    const procedures = new Set(infusions.map(({ from }) => refOf(from)));
    const given = days
      .filter((one) => one.day >= since && mayBeTherapy(one))
      .flatMap(({ from }) => from.filter((source) => !procedures.has(refOf(source))));
    if (given.length > 0) return no('sessions or administrations are on record', given, 'already-handled');
    if (sources.length < AT_LEAST || !isStated) {
      const unread = all.gaps.filter(({ input, source }) => input === 'medicationRequests' && mayBeIn(source, since));
      return unread.length > 0
        ? unknown(unread)
        : no('fewer than two orders and visits for therapy in a year', sources, 'not-applicable');
    }
    const open = [...gaps, ...visitGaps].filter(({ source }) => mayBeIn(source, since));
    if (open.length > 0) return unknown(open);
    const latest = sources.map(({ date }) => date?.latest ?? since).toSorted();
    return yes({ ...found, latest: latest.at(-1) ?? since }, sources);
  },
});

function mayBeIn(source: Source | undefined, since: PlainDate): boolean {
  return (source?.date?.latest ?? since) >= since;
}

function isTherapyOrder({ value, from }: Fact<Exposure>, record: RecordView): boolean {
  const { entry, standing, product, route = [] } = value;
  if (entry.resourceType !== 'MedicationRequest' || standing === 'held') return false;
  if (entry.reportedBoolean === true || listOf(entry.reportedReference).length > 0) return false;
  const routes = routesOf(route, record.terminology);
  if (isLocal(product, route, record.terminology) || routes.some((one) => takenAtHome.includes(one))) return false;
  if (routes.length === 0 && isHandedOut(entry, record)) return false;
  if (saysTherapy(entry, record)) return true;
  const { visit } = circumstancesOf(entry, record);
  const unseen = textOf(entry.encounter?.reference) !== undefined && visitOf(entry, record) === undefined;
  const day = dayOf(from);
  const operated = day !== undefined && isNear(record.read(operations), day) === true;
  return visit !== 'acute' && !unseen && !operated;
}

function saysTherapy(entry: Exposure['entry'], record: RecordView): boolean {
  if (entry.resourceType !== 'MedicationRequest') return false;
  const { reason, visit } = circumstancesOf(entry, record);
  return reason !== 'none' || treating.includes(visit);
}

function visitOf(entry: Exposure['entry'], record: RecordView): Encounter | undefined {
  if (entry.resourceType !== 'MedicationRequest') return undefined;
  const visit = record.resolve(textOf(entry.encounter?.reference), entry);
  return visit?.resourceType === 'Encounter' ? visit : undefined;
}

/** Visits that took place and that an order is linked to. One that is under way today may still be without a dose. */
function visitsOf(orders: readonly Fact<Exposure>[], record: RecordView, { zone, today }: Index): readonly Source[] {
  return orders.flatMap(({ value: { entry }, from: order }): readonly Source[] => {
    const visit = visitOf(entry, record);
    if (visit === undefined) return [];
    const codings = codingsOf([...listOf(visit.type), ...listOf(visit.serviceType)]);
    const set = visitSets.find((one) => memberOf(record.terminology, one, codings) !== undefined);
    const date = readPeriod(visit.period, zone)?.start;
    const later = date !== undefined && order.date !== undefined && date.earliest > order.date.latest;
    const over =
      visit.status === 'finished' || (begun.includes(visit.status) && date !== undefined && date.latest < today);
    if (!over || set === undefined || (set !== 'encounter-specialty-infusion' && !later)) return [];
    return [sourceOf('encounters', visit, 0, { date, shown: { name: 'Visit' } })];
  });
}
