import type { MedicationRequest } from '@medplum/fhirtypes';
import { plainToPartial, readDate } from '../../src/fhir/dates.ts';
import { RXNORM } from '../../src/fhir/systems.ts';
import {
  type Exposure,
  exposuresTo,
  type Gap,
  type Need,
  need,
  no,
  type PlainDate,
  type RecordView,
  refOf,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import { circumstancesOf } from './administration-context.ts';
import type { Drug } from './drug.ts';
import { drafts } from './order.ts';
import { daysOf, type OrderDays, sharedDays } from './repeating.ts';
import { type Route, routesOf } from './route.ts';

/** A draft or an active order of ketamine or esketamine, with the days it is for. */
interface Planned {
  readonly key: string;
  readonly drug: Drug;
  readonly routes: readonly Route[];
  readonly days: OrderDays | undefined;
  readonly from: Source;
}

/** Another order of the same product for the same day, or two that repeat at the same time. */
export interface Duplicate {
  readonly why: 'same day' | 'overlap';
  readonly day?: PlainDate;
  readonly from: readonly Source[];
}

/** Days that two repeating orders may share: a new one may begin on the day the old one ends. */
const SHARED_DAYS = 1;

/**
 * For each draft of a medicine, by its key: is there another draft or active order of the same product for the same day?
 * The same product is the same drug by the same route; a route that is not recorded may be any (safer reading). Drafts
 * that plan no day are for today, active orders for the day they were signed. Service orders are left out: a session and
 * its medicine are often ordered both. So are orders of an acute visit without a psychiatric or pain reason.
 */
export const duplicates: Need<ReadonlyMap<string, Truth<Duplicate>>> = need({
  name: 'orders of the same product',
  inputs: ['context', 'medicationRequests'],
  softens: ['medicationAdministrations', 'medicationStatements', 'encounter', 'encounters', 'conditions'],
  read(record, at) {
    const drafted = record.read(drafts).orders.flatMap((order): readonly Planned[] => {
      const { resource, drug, use, routes, source, key } = order;
      if (drug === 'other' || use === 'anaesthetic' || resource.resourceType !== 'MedicationRequest') return [];
      return [{ key, drug, routes, from: source, days: daysOf(resource, plainToPartial(at.today), at.zone) }];
    });
    const all = record.read(exposuresTo('ketamine-or-esketamine'));
    const active = all.items.flatMap(({ value, from }): readonly Planned[] => {
      const { entry, current } = value;
      if (entry.resourceType !== 'MedicationRequest' || !current || isAnaesthetic(entry, record)) return [];
      const days = daysOf(entry, readDate(entry.authoredOn, at.zone), at.zone);
      return [{ key: refOf(from), drug: drugOf(value, record), routes: routesIn(value, record), from, days }];
    });
    const gaps = all.gaps.filter(({ input }) => input === 'medicationRequests');
    return new Map(drafted.map((draft) => [draft.key, duplicateOf(draft, [...drafted, ...active], gaps)]));
  },
});

function duplicateOf(draft: Planned, all: readonly Planned[], gaps: readonly Gap[]): Truth<Duplicate> {
  const same = all.filter((one) => one !== draft && !isItself(draft, one) && isSameProduct(draft, one));
  const open = [...gaps];
  for (const one of same) {
    if (one.days === undefined || draft.days === undefined) {
      open.push({ input: 'medicationRequests', reason: 'undated', source: one.from });
      continue;
    }
    const day = draft.days.planned.find((planned) => one.days?.planned.includes(planned));
    const overlaps = sharedDays(draft.days, one.days) > SHARED_DAYS;
    if (day === undefined && !overlaps) continue;
    // Both orders see the same finding, so that two drafts make one.
    const from = [draft.from, one.from].toSorted((a, b) => (refOf(a) < refOf(b) ? -1 : 1));
    return yes(
      { why: overlaps ? 'overlap' : 'same day', ...(day !== undefined && !overlaps && { day }), from },
      from,
      gaps,
    );
  }
  return open.length > 0 ? unknown(open) : no('no other order of the same product for these days');
}

/** A draft that changes an active order carries its id. */
function isItself(draft: Planned, { key }: Planned): boolean {
  return key === refOf(draft.from);
}

function isSameProduct(a: Planned, b: Planned): boolean {
  if (a.drug !== b.drug) return false;
  return a.routes.length === 0 || b.routes.length === 0 || a.routes.some((route) => b.routes.includes(route));
}

function routesIn({ route }: Exposure, record: RecordView): readonly Route[] {
  return routesOf(route ?? [], record.terminology);
}

function drugOf({ ingredients }: Exposure, { terminology }: RecordView): Drug {
  return ingredients.some(({ code }) => terminology.member('esketamine', RXNORM, code)) ? 'esketamine' : 'ketamine';
}

function isAnaesthetic(entry: MedicationRequest, record: RecordView): boolean {
  const { reason, visit } = circumstancesOf(entry, record);
  return visit === 'acute' && reason === 'none';
}
