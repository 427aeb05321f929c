import { addDays } from '../../src/fhir/plain-date.ts';
import {
  anyOf,
  type Exposure,
  exposuresTo,
  type FactList,
  type Gap,
  type Need,
  need,
  no,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import type { OrderUnderReview } from './order.ts';
import { type Route, routeNames, routesOf } from './route.ts';

const isByMouth = (route: Route) => route === 'oral' || route === 'sublingual';

/**
 * Is the therapy with ketamine by mouth: a dose of the last 30 days or a current order by the oral, sublingual or buccal
 * route? One whose route is not recorded leaves it open.
 */
export const oralTherapy: Need<Truth<unknown>, SitePolicy> = need({
  name: 'ketamine by mouth',
  inputs: ['medicationAdministrations', 'medicationRequests', 'medicationStatements'],
  read(record, at, site: SitePolicy) {
    const since = addDays(at.today, -site.thresholds.interactions.sessionDays);
    const recent = record
      .read(exposuresTo('ketamine'))
      .where(
        ({ via, current }, { date }) =>
          (via === 'administration' && (date?.latest ?? since) >= since && (date?.earliest ?? since) <= at.today) ||
          (via !== 'administration' && current),
      );
    const routes = ({ route }: Exposure) => routesOf(route ?? [], record.terminology);
    return anyOf<unknown>([byMouth(recent, routes), unreadRoutes(recent, routes)], 'no ketamine by mouth');
  },
});

function byMouth(recent: FactList<Exposure>, routes: (one: Exposure) => readonly Route[]): Truth<unknown> {
  return recent.where((one) => routes(one).some(isByMouth)).any('no ketamine by mouth');
}

function unreadRoutes(recent: FactList<Exposure>, routes: (one: Exposure) => readonly Route[]): Truth<never> {
  const gaps = recent.items
    .filter(({ value }) => routes(value).length === 0)
    .map(({ value, from }): Gap => ({ input: inputs[value.via], reason: 'unreadable', source: from }));
  return gaps.length > 0 ? unknown(gaps) : no('every route is recorded');
}

const inputs = {
  request: 'medicationRequests',
  statement: 'medicationStatements',
  administration: 'medicationAdministrations',
} as const;

/**
 * Does the order bring ketamine by mouth together with another drug: an order for oral, sublingual or buccal ketamine, or
 * an order for the other drug during such a therapy? Other routes pass by the gut and the liver. A missing route does not
 * say that: it leaves the question open.
 */
export function ketamineByMouth(order: OrderUnderReview | undefined, therapy: Truth<unknown>): Truth<unknown> {
  if (order === undefined) return no('asked only about orders', [], 'not-applicable');
  if (order.drug === 'other') return therapy;
  if (order.drug === 'esketamine') return no('the order is not for ketamine', [], 'not-applicable');
  if (order.routes.some(isByMouth)) return yes(undefined);
  const [route] = order.routes;
  if (route === undefined || order.stepRoutes.some((step) => step.length === 0))
    return unknown([{ input: 'context', reason: 'unreadable', source: order.source }]);
  return no(`the route is ${routeNames[route]}`, [order.source], 'not-applicable');
}
