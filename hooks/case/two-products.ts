import { instantRange } from '../../src/fhir/dates.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import { RXNORM } from '../../src/fhir/systems.ts';
import {
  type Exposure,
  exposuresTo,
  type Gap,
  type Index,
  type Need,
  need,
  no,
  type PartialDate,
  type RecordView,
  refOf,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import { circumstancesOf } from './administration-context.ts';
import type { Drug } from './drug.ts';
import { HOUR_MS } from './last-hours.ts';
import type { OrderUnderReview } from './order.ts';
import { orderTime } from './order-time.ts';
import { type Route, routesOf } from './route.ts';
import { mayBeTherapy } from './session.ts';
import { sessions } from './sessions.ts';

/** An order, a statement or a session of ketamine or esketamine. */
export interface ProductInUse {
  readonly drug: Drug;
  readonly routes: readonly Route[];
  readonly from: Source;
  /** Added to its entry on a card: to be confirmed. */
  readonly note: string;
  /** When a session ended; it began if no end is recorded. None for an order. */
  readonly ended?: PartialDate;
  /** A session that was neither stopped nor is under way. */
  readonly completed: boolean;
}

export interface ProductsInUse {
  readonly ordered: readonly ProductInUse[];
  readonly given: readonly ProductInUse[];
  readonly orderGaps: readonly Gap[];
  readonly givenGaps: readonly Gap[];
}

/**
 * Current orders and statements of ketamine and esketamine, and what was given. Orders of an acute visit without a
 * psychiatric or pain reason, and exposures that were anaesthesia, are left out. Safer reading: an exposure that nobody
 * can classify counts here, because two doses too close are the question.
 */
export const productsInUse: Need<ProductsInUse> = need({
  name: 'ketamine products in use',
  inputs: ['medicationAdministrations', 'medicationRequests', 'medicationStatements'],
  softens: ['procedures', 'vitals', 'encounters', 'encounter', 'conditions'],
  read(record) {
    const all = record.read(exposuresTo('ketamine-or-esketamine'));
    const { days, gaps } = record.read(sessions);
    const therapy = new Map(days.filter(mayBeTherapy).flatMap((one) => one.from.map((from) => [refOf(from), one])));
    const given = all.items.flatMap(({ value, from }): readonly ProductInUse[] => {
      const session = therapy.get(refOf(from));
      const ended = value.end ?? value.start;
      if (session === undefined) return [];
      return [{ ...productOf(value, from, record), ...(ended && { ended }), completed: session.state === 'completed' }];
    });
    const billed = days
      .filter((one) => one.class === 'esketamine-session')
      .flatMap((one) => one.from.filter(({ type }) => type !== 'MedicationAdministration').map(billedSession));
    const ordered = all.items
      .filter(({ value }) => value.via !== 'administration' && value.current && !isAnaesthetic(value, record))
      .map(({ value, from }) => productOf(value, from, record));
    return Object.freeze({
      ordered,
      given: [...given, ...billed],
      orderGaps: all.gaps.filter(({ input }) => input !== 'medicationAdministrations'),
      givenGaps: gaps,
    });
  },
});

function productOf(value: Exposure, from: Source, record: RecordView): ProductInUse {
  const esketamine = value.ingredients.some(({ code }) => record.terminology.member('esketamine', RXNORM, code));
  return {
    drug: esketamine ? 'esketamine' : 'ketamine',
    routes: routesOf(value.route ?? [], record.terminology),
    from,
    note: value.stale ? ', ordered more than a year ago: confirm it is still taken' : '',
    completed: false,
  };
}

function billedSession(from: Source): ProductInUse {
  const ended = from.date && { ended: from.date };
  return { drug: 'esketamine', routes: ['nasal'], from, note: '', completed: true, ...ended };
}

function isAnaesthetic({ entry }: Exposure, record: RecordView): boolean {
  if (entry.resourceType !== 'MedicationRequest') return false;
  const { reason, visit } = circumstancesOf(entry, record);
  return visit === 'acute' && reason === 'none';
}

/**
 * Is another product active beside the ordered one: of the other drug, or racemic ketamine by another route? A missing
 * route leaves the second open.
 */
export function otherOrdered(
  order: OrderUnderReview,
  drafts: readonly OrderUnderReview[],
  { ordered, orderGaps }: ProductsInUse,
): Truth<readonly ProductInUse[]> {
  const drafted = drafts.flatMap((one): readonly ProductInUse[] =>
    one === order || one.drug === 'other' || one.use === 'anaesthetic'
      ? []
      : [{ drug: one.drug, routes: one.routes, from: one.source, note: '', completed: false }],
  );
  const all = [...ordered, ...drafted];
  const others = all.filter((one) => isOther(order, one) === 'yes');
  if (others.length > 0)
    return yes(
      others,
      others.map(({ from }) => from),
      orderGaps,
    );
  const open = all
    .filter((one) => isOther(order, one) === 'unknown')
    .map(({ from }): Gap => {
      const source = order.routes.length === 0 ? order.source : from;
      return { input: source === order.source ? 'context' : 'medicationRequests', reason: 'unreadable', source };
    });
  const gaps = [...orderGaps, ...open];
  return gaps.length > 0 ? unknown(gaps) : no('no other ketamine product is active');
}

/** Was another product given less than so many hours before the order is to be given (order time: knowledge 0.1)? */
export function otherGiven(
  order: OrderUnderReview,
  { given, givenGaps }: ProductsInUse,
  hours: number,
  at: Index,
): Truth<readonly ProductInUse[]> {
  const planned = orderTime(order, at).from;
  const close = given.filter((one) => {
    if (one.ended === undefined || isOther(order, one) !== 'yes') return false;
    const { from, to } = instantRange(one.ended, at.zone);
    const last = one.ended.instant ?? to;
    return from <= planned && planned - last < hours * HOUR_MS;
  });
  const since = addDays(at.today, -Math.ceil(hours / 24));
  const gaps = givenGaps.filter(({ source }) => (source?.date?.latest ?? since) >= since);
  if (close.length > 0)
    return yes(
      close,
      close.map(({ from }) => from),
      gaps,
    );
  return gaps.length > 0 ? unknown(gaps) : no('no session of another product in the last hours');
}

/**
 * Is the order, without a planned time, signed on the day of a completed session? Then it is read as the next session
 * signed early, and the hours since the last one say little (knowledge 0.1).
 */
export function isForNextSession(
  { plannedFor }: OrderUnderReview,
  { given }: ProductsInUse,
  { today }: Index,
): boolean {
  return plannedFor === undefined && given.some(({ completed, ended }) => completed && ended?.latest === today);
}

function isOther(order: OrderUnderReview, one: ProductInUse): 'yes' | 'no' | 'unknown' {
  if (order.drug !== one.drug) return 'yes';
  // Of esketamine one product is for therapy; a service order names no product.
  if (order.drug !== 'ketamine' || order.dose === undefined) return 'no';
  if (order.routes.length === 0 || one.routes.length === 0) return 'unknown';
  return order.routes.some((route) => one.routes.includes(route)) ? 'no' : 'yes';
}
