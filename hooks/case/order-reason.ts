import type { CodeableConcept } from '@medplum/fhirtypes';
import { codingsOf, listOf, textOf } from '../../src/fhir/elements.ts';
import { addDays } from '../../src/fhir/plain-date.ts';
import {
  anyOf,
  currentMedicines,
  encounterNow,
  type Gap,
  memberOf,
  type Need,
  need,
  no,
  type RecordView,
  type Truth,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { circumstancesOf } from './administration-context.ts';
import { drafts, type OrderUnderReview } from './order.ts';
import { isDenied } from './order-words.ts';
import { therapySince } from './recent-session.ts';
import { sessions } from './sessions.ts';

/** What kinds of reason the order, or else its visit, names in codes. */
export interface OrderReason {
  readonly mood: boolean;
  readonly pain: boolean;
  /** A reference to a reason that could not be followed: it may be any. */
  readonly unread?: readonly Gap[];
}

const painSets = ['pain-treatment-reason', 'cancer-pain'];

/** The reason of each draft, by its key. */
export const orderReasons: Need<ReadonlyMap<string, OrderReason>> = need({
  name: 'reasons of draft orders',
  inputs: ['context'],
  softens: ['encounter'],
  read: (record) => new Map(record.read(drafts).orders.map((order) => [order.key, reasonOf(order, record)])),
});

function reasonOf({ resource, source }: OrderUnderReview, record: RecordView): OrderReason {
  const targets = listOf(resource.reasonReference).map(({ reference }) => record.resolve(textOf(reference), resource));
  const behind = targets.flatMap((one) => one ?? []);
  const concepts: readonly CodeableConcept[] = [
    ...listOf(resource.reasonCode),
    ...behind.flatMap((one) => (one.resourceType === 'Condition' && !isDenied(one) ? listOf(one.code) : [])),
  ];
  const visit = record.read(encounterNow);
  const visited = visit.state === 'known' ? visit.value.reasons : [];
  const codings = concepts.length > 0 ? codingsOf(concepts) : visited;
  const isIn = (set: string) => memberOf(record.terminology, set, codings) !== undefined;
  return {
    mood: isIn('mood-treatment-reason'),
    pain: painSets.some(isIn),
    ...(targets.includes(undefined) && { unread: [{ input: 'context', reason: 'unreadable', source }] }),
  };
}

/**
 * Is the therapy for mood: a session of the last 30 days, or a current order, that is not for pain? For rules about a
 * weaker antidepressant effect. Safer reading: what gives no reason counts as for mood.
 */
export const moodTherapy: Need<Truth<unknown>, SitePolicy> = need({
  name: 'recent therapy not for pain',
  inputs: ['medicationAdministrations', 'medicationRequests', 'medicationStatements'],
  softens: ['procedures', 'vitals', 'encounters', 'encounter', 'conditions'],
  read(record, at, site: SitePolicy) {
    const since = addDays(at.today, -site.thresholds.interactions.sessionDays);
    const given = record.read(sessions);
    const session = therapySince(since, {
      ...given,
      days: given.days.filter((one) => one.class !== 'ketamine-iv-pain'),
    });
    const ordered = record.read(currentMedicines('ketamine-or-esketamine')).where(({ exposures }) =>
      exposures.some(({ entry }) => {
        // What a patient reports seldom says what for: like an order without a reason it is for mood.
        if (entry.resourceType !== 'MedicationRequest') return entry.resourceType === 'MedicationStatement';
        const { reason, visit } = circumstancesOf(entry, record);
        return reason !== 'pain' && (visit !== 'acute' || reason === 'mood');
      }),
    );
    return anyOf<unknown>([session, ordered.any('no current order for mood')], 'the therapy is for pain');
  },
});

/**
 * Does a rule about the antidepressant effect concern this order: an order for ketamine or esketamine that is not for
 * pain alone, or an order for another drug during therapy for mood? Safer reading: an order without a reason is for mood.
 */
export function forMood(
  order: OrderUnderReview | undefined,
  reasons: ReadonlyMap<string, OrderReason>,
  therapy: Truth<unknown>,
): Truth<unknown> {
  if (order === undefined) return no('asked only about orders', [], 'not-applicable');
  if (order.drug === 'other') return therapy;
  const reason = reasons.get(order.key);
  if (reason?.pain === true && !reason.mood && reason.unread === undefined)
    return no('the order is for pain', [order.source], 'not-applicable');
  return yes(undefined);
}
