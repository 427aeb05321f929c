import type { Resource } from '@medplum/fhirtypes';
import { codingsOf, listOf } from '../../src/fhir/elements.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import {
  type DoseReading,
  type Exposure,
  exposuresTo,
  type Fact,
  type InputKey,
  type Need,
  need,
  no,
  type PlainDate,
  type RecordView,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { datesOf } from './dates-of.ts';
import { drugSets } from './drug.ts';
import { drafts, type OrderUnderReview } from './order.ts';
import { routesOf } from './route.ts';

/** What could hold something new since the last order: everything a safety rule reads. */
const watched: readonly InputKey[] = [
  ...['conditions', 'medicationRequests', 'medicationStatements', 'medicationAdministrations', 'allergies'],
  ...['scores', 'scores2', 'questionnaireResponses', 'vitals', 'labs', 'screens', 'laboratory', 'procedures'],
];

/**
 * Renewals among the drafts, by their keys (`af-same-drug`): an order of the last year for the same product, at the same
 * doses, speeds, frequency and routes, in the same setting, and nothing in the record dated on or after the day of that order.
 *
 * Safer readings: an entry without a date may be new, and so may anything in a list that was not read. An order without
 * a readable dose is no renewal of anything. The session given on the earlier order is new data too.
 */
export const renewals: Need<ReadonlyMap<string, Truth<unknown>>, SitePolicy> = need({
  name: 'renewals',
  inputs: ['context', ...watched],
  softens: ['encounter', 'encounters'],
  read(record, at, site: SitePolicy) {
    const since = addDays(at.today, -site.thresholds.quiet.renewalDays);
    return new Map(
      record.read(drafts).orders.map((order) => [order.key, isRenewal(order, since, record, at.zone)] as const),
    );
  },
});

function isRenewal(order: OrderUnderReview, since: PlainDate, record: RecordView, zone: string): Truth<unknown> {
  if (order.drug === 'other') return no('the order is not for ketamine or esketamine', [], 'not-applicable');
  const earlier = record.read(exposuresTo(drugSets[order.drug]));
  const same = earlier.items
    .filter(({ value, from }) => isSame(value, order, record) && (from.date?.earliest ?? '') >= since)
    .toSorted((a, b) => ((a.from.date?.latest ?? '') < (b.from.date?.latest ?? '') ? 1 : -1));
  const [last] = same;
  if (last === undefined) return no('no earlier order of the same drug and dose');
  const gaps = watched.flatMap((key) => record.input(key).gaps);
  const added = watched
    .flatMap((key) => record.input(key).resources)
    .some((resource) => !isEntryOf(resource, last) && mayBeSince(resource, last.from.date?.earliest ?? since, zone));
  if (added) return no('the record holds entries since the last order of the same drug and dose', [last.from]);
  return gaps.length > 0 ? unknown(gaps) : yes(last.from.date, [last.from]);
}

function isSame(
  { via, standing, dose, route, product, entry }: Exposure,
  order: OrderUnderReview,
  record: RecordView,
): boolean {
  const [wanted, given] = [order.dose && gist(order.dose), gist(dose)];
  const routes = routesOf(route ?? [], record.terminology);
  return (
    via === 'request' &&
    (standing === 'current' || standing === 'completed') &&
    wanted !== undefined &&
    wanted === given &&
    product?.name === order.product?.name &&
    settingOf(entry) === settingOf(order.resource) &&
    routes.join() === order.routes.join()
  );
}

/** Where it is to be given, and whether it is handed out: what was said of one setting was not said of another. */
function settingOf(resource: Resource): string {
  if (resource.resourceType !== 'MedicationRequest') return '';
  const codes = codingsOf(listOf(resource.category)).map(({ code }) => code);
  return JSON.stringify([codes, listOf(resource.dispenseRequest).length]);
}

/** Doses, speeds and frequencies as one text; none where one of them cannot be read. */
function gist({ steps }: DoseReading): string | undefined {
  if (steps.length === 0 || steps.some(({ unreadable, dose, rate }) => unreadable || (!dose && !rate)))
    return undefined;
  return JSON.stringify(
    steps.map(({ dose, rate, minutes, perDay, asNeeded }) => [dose, rate, minutes, perDay, asNeeded]),
  );
}

function isEntryOf(resource: Resource, { from }: Fact<Exposure>): boolean {
  return resource.resourceType === from.type && resource.id === from.id;
}

function mayBeSince(resource: Resource, day: PlainDate, zone: string): boolean {
  const dates = datesOf(resource, zone);
  return dates.length === 0 || dates.some(({ latest }) => latest >= day);
}
