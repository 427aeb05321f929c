import type { CodeableConcept } from '@medplum/fhirtypes';
import type { Subject } from '../../src/engine/index.ts';
import { codingsOf } from '../../src/fhir/elements.ts';
import { addDays, daysBetween } from '../../src/fhir/plain-date.ts';
import {
  allOf,
  encounterNow,
  exposuresTo,
  type Index,
  memberOf,
  type Need,
  need,
  no,
  type RecordView,
  type Source,
  type Truth,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import type { Thresholds } from '../policy/thresholds.ts';
import { circumstancesOf } from './administration-context.ts';
import { checklistDue, courseUnderWay } from './course-under-way.ts';
import { drugOfSession } from './drug.ts';
import { eitherDrugAsTherapy } from './gate.ts';
import { drafts, type OrderUnderReview } from './order.ts';
import { type OrderReason, orderReasons } from './order-reason.ts';
import { runningSessions } from './session-run.ts';
import { type Session, sessions } from './sessions.ts';
import { type VisitUnderReview, visits } from './visit.ts';

/** Days of sessions looked back at: as for the course itself. */
const LOOK_BACK_DAYS = 365;

/** What the rows of the session checklist share (G). */
export interface Checklist {
  readonly orders: readonly OrderUnderReview[];
  readonly visits: readonly VisitUnderReview[];
  /** The entries of the course that goes on; none where the next session begins one. */
  readonly course: readonly Source[];
  /** Its sessions, oldest first, those of today included. */
  readonly sessions: readonly Session[];
  /** An induction series runs: six infusions, or eight sessions of esketamine in the first 28 days, are not done yet. */
  readonly inducing: boolean;
  readonly reasons: ReadonlyMap<string, OrderReason>;
  /** What the therapy of the patient is for, by recent sessions, current orders and the visit. */
  readonly therapy: OrderReason;
}

export const checklist: Need<Checklist, SitePolicy> = need({
  name: 'session checklist',
  inputs: ['context', 'medicationAdministrations'],
  softens: [
    ...['medicationRequests', 'medicationStatements', 'procedures', 'vitals', 'encounters', 'encounter'],
    ...['conditions', 'serviceRequests'],
  ],
  read(record, at, site: SitePolicy) {
    const course = record.read(courseUnderWay);
    const run =
      course.length > 0
        ? runningSessions(record.read(sessions), LOOK_BACK_DAYS, at, site.thresholds.timing)
        : undefined;
    const given = run?.sessions ?? [];
    const since = addDays(at.today, -site.thresholds.quiet.therapyDays);
    const proposed = record.read(visits).visits;
    return {
      orders: record.read(drafts).orders,
      visits: proposed,
      course,
      sessions: given,
      inducing: isInducing(given, at, site.thresholds.timing),
      reasons: record.read(orderReasons),
      therapy: therapyFor(
        record.read(sessions).days.filter(({ day }) => day >= since),
        proposed,
        record,
      ),
    };
  },
});

/** After day 28 the phase of esketamine is no longer induction, whatever the count (F2.5). */
function isInducing(given: readonly Session[], at: Index, limits: Thresholds['timing']): boolean {
  const [first, last] = [given[0], given.at(-1)];
  if (first === undefined || last === undefined) return false;
  return last.drug === 'esketamine'
    ? given.length < limits.esketamineSessions && daysBetween(first.day, at.today) <= limits.esketamineInductionDays
    : given.length < limits.infusions;
}

/** Sessions given, current orders and the visit itself: all of them count, because a patient may be treated for both. */
function therapyFor(given: readonly Session[], proposed: readonly VisitUnderReview[], record: RecordView): OrderReason {
  const ordered = record
    .read(exposuresTo('ketamine-or-esketamine'))
    .items.flatMap(({ value: { entry, current } }) =>
      current && entry.resourceType === 'MedicationRequest' ? circumstancesOf(entry, record).reason : [],
    );
  const visit = record.read(encounterNow);
  const named = [
    ...(visit.state === 'known' ? visit.value.reasons : []),
    ...proposed.flatMap(({ resource }) => codingsOf(resource.reasonCode as CodeableConcept[] | undefined)),
  ];
  const isIn = (set: string) => memberOf(record.terminology, set, named) !== undefined;
  const forPain = (session: Session) => session.class === 'ketamine-iv-pain';
  const therapy = given.filter((session) => drugOfSession(session.class) !== undefined);
  return {
    mood: isIn('mood-treatment-reason') || ordered.includes('mood') || therapy.some((session) => !forPain(session)),
    pain: isIn('pain-treatment-reason') || isIn('cancer-pain') || ordered.includes('pain') || therapy.some(forPain),
  };
}

/**
 * Is the checklist due for this subject: an order for therapy that begins a course, or a visit? A row that is a warning is
 * due at every order (`everyOrder`): G limits only the merged card of information to the first one.
 */
export function due(
  { orders, course }: Checklist,
  subject: Subject,
  { everyOrder = false }: { readonly everyOrder?: boolean } = {},
): Truth<unknown> {
  return allOf({
    concerned: eitherDrugAsTherapy(orders, subject),
    first: everyOrder ? yes(undefined) : checklistDue(course, subject),
  });
}

/** Is the treatment for mood, or for pain? It may be for both. Safer reading: without a reason it is for mood. */
export function treatmentFor({ reasons, therapy }: Checklist, subject: Subject): OrderReason {
  const told = subject.kind === 'order' ? reasons.get(subject.key) : therapy;
  const { mood = false, pain = false } = told ?? {};
  return { mood: mood || !pain, pain };
}

/** The same as a statement. */
export function isFor(list: Checklist, subject: Subject, reason: 'mood' | 'pain'): Truth {
  return treatmentFor(list, subject)[reason]
    ? yes(undefined)
    : no(`the treatment is not for ${reason}`, [], 'not-applicable');
}
