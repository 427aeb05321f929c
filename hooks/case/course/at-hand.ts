import type { Subject } from '../../../src/engine/index.ts';
import type { PlainDate } from '../../../src/fhir/plain-date.ts';
import {
  allOf,
  encounterNow,
  type Gap,
  type Index,
  memberOf,
  type Need,
  need,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { adult } from '../adult.ts';
import type { Drug } from '../drug.ts';
import { encounterNames } from '../encounter-names.ts';
import { eitherDrugAsTherapy } from '../gate.ts';
import { drafts, type OrderUnderReview } from '../order.ts';
import { momentsOf } from '../order-moments.ts';
import { type VisitUnderReview, visits } from '../visit.ts';
import { type Bookings, bookedBetween, forMood } from './bookings.ts';
import { sessionRoutes } from './planned-sessions.ts';
import { isPainAlone, purposeIn, purposeOf } from './purpose.ts';
import { isElsewhere } from './visit-elsewhere.ts';

/** What the hook is about, as timing rules see it. */
export interface AtHand {
  readonly adult: Truth;
  readonly orders: readonly OrderUnderReview[];
  readonly visits: readonly VisitUnderReview[];
  /** The drug of which the codes or the words of the visit that begins name a session of a mood course. */
  readonly begins: readonly Drug[];
  /** Keys of the orders and proposed visits that are for pain and not for mood. */
  readonly forPain: ReadonlySet<string>;
  /** The visit under way is plainly for another service. */
  readonly elsewhere: boolean;
}

const noCodes = { types: [], serviceTypes: [], reasons: [] };

export const atHand: Need<AtHand, SitePolicy> = need({
  name: 'order, visit or session at hand',
  inputs: ['context', ...adult.inputs],
  softens: ['encounter', 'serviceRequests'],
  traits: adult.traits ?? [],
  read(record) {
    const visit = record.read(encounterNow);
    const { types, serviceTypes, reasons } = visit.state === 'known' ? visit.value : noCodes;
    const codings = [...types, ...serviceTypes, ...reasons];
    const names = (set: string) => memberOf(record.terminology, set, [...types, ...serviceTypes]) !== undefined;
    const named = record.read(encounterNames).sessions;
    const isInfusion = names('infusion-procedure') || named.includes('ketamine');
    const infusion = isInfusion && !isPainAlone(purposeIn(codings, record));
    const { orders } = record.read(drafts);
    const { visits: proposed } = record.read(visits);
    const painOrders = orders.filter(({ resource }) => isPainAlone(purposeOf(resource, record, codings)));
    const painVisits = proposed.filter(({ resource }) => isPainAlone(purposeOf(resource, record)));
    return {
      adult: record.read(adult),
      orders,
      visits: proposed,
      begins: [
        ...(names('esketamine-visit') || named.includes('esketamine') ? ['esketamine' as const] : []),
        ...(infusion ? ['ketamine' as const] : []),
      ],
      forPain: new Set([...painOrders, ...painVisits].map(({ key }) => key)),
      elsewhere: isElsewhere(record),
    };
  },
});

/**
 * Do timing rules concern this subject: an adult, and of orders only those for ketamine or esketamine as therapy (af-minor, I1)?
 * List it first: its reason is the one that matters most to a reader.
 */
export function timed({ adult: ofAge, orders }: AtHand, subject: Subject): Truth<unknown> {
  return allOf({ order: eitherDrugAsTherapy(orders, subject), adult: ofAge });
}

/** Days between which a session is looked for; an end left out is open. */
interface Days {
  readonly from: PlainDate;
  readonly to?: PlainDate;
}

/**
 * Is no session of the drug for mood planned in those days: booked, ordered, or the very order, visit or session at hand? Planned is
 * `already-handled`. Bookings that were not read leave a note, and the card speaks.
 */
export function noSessionPlanned(
  hand: AtHand,
  { bookings, drug, days: { from, to } }: { readonly bookings: Bookings; readonly drug: Drug; readonly days: Days },
  subject: Subject,
  at: Index,
): Truth {
  const handled = 'already-handled';
  const here = daysAtHand(hand, drug, subject, at).find(({ day }) => day >= from && (to === undefined || day <= to));
  if (here) return no('the session at hand, or one planned with it, is the one that is due', here.from, handled);
  const booked = bookedBetween(forMood(bookings), drug, from < at.today ? at.today : from, to);
  return booked.length > 0
    ? no('a session is booked in that time', booked, handled)
    : yes(undefined, [], bookings.gaps);
}

interface DayAtHand {
  readonly day: PlainDate;
  readonly from: readonly Source[];
}

/**
 * The days for which the orders and visits of the request, or the session that begins, plan a session of the drug in a
 * mood course: by the route of a session, or without one, and not for pain alone. The nasal product has one use,
 * whatever is written. An order or a visit beside the one at hand answers for it too, so that a series that is booked at
 * once asks for nothing.
 */
function daysAtHand(
  { orders, visits: proposed, begins, forPain }: AtHand,
  drug: Drug,
  subject: Subject,
  at: Index,
): readonly DayAtHand[] {
  const isOther = (key: string) => drug === 'ketamine' && forPain.has(key);
  const ordered = orders.flatMap((order): readonly DayAtHand[] => {
    const { routes, source, key } = order;
    const byRoute = routes.length === 0 || routes.includes(sessionRoutes[drug]);
    if (order.drug !== drug || !byRoute || isOther(key)) return [];
    return momentsOf(order, at).map(({ day }) => ({ day, from: [source] }));
  });
  const visited = proposed.flatMap(({ key, start, drugs, mayBeSession, source }): readonly DayAtHand[] => {
    const isOne = (drugs.includes(drug) && !isOther(key)) || (mayBeSession && !forPain.has(key));
    return start !== undefined && isOne ? [{ day: start.latest, from: [source] }] : [];
  });
  const begun = subject.kind === 'patient' && begins.includes(drug) ? [{ day: at.today, from: [] }] : [];
  return [...ordered, ...visited, ...begun];
}

/** Is a course's finding louder than its due date (F8, precedence)? Then the due date keeps still. */
export function notOutranked(verdicts: readonly { readonly kind: string }[], gaps: readonly Gap[] = []): Truth {
  if (verdicts.some(({ kind }) => kind === 'fires'))
    return no('relapse, non-response or a safety finding speaks instead', [], 'already-handled');
  return gaps.length > 0 ? unknown(gaps) : yes(undefined);
}
