import type { Resource } from '@medplum/fhirtypes';
import { compareText } from '../../../src/fhir/compare-text.ts';
import { listOf, textOf } from '../../../src/fhir/elements.ts';
import {
  type Gap,
  type InputKey,
  type Need,
  need,
  type PlainDate,
  type RecordView,
  refOf,
  type Source,
  sourceOf,
} from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import type { Drug } from '../drug.ts';
import { standingOfPlan } from './plan-status.ts';
import { sessionsPlannedBy } from './planned-sessions.ts';
import { plannedTimes } from './planned-times.ts';
import { isPainAlone, purposeOf } from './purpose.ts';

/** A day for which a session is or was planned. */
export interface Booking {
  readonly day: PlainDate;
  /** The last day, where the plan is a time in which the session is to be. */
  readonly last?: PlainDate;
  /** The drug it names; none for an infusion that names none. */
  readonly drug?: Drug;
  /** `order`: of the drug; `request`: of the service. */
  readonly kind: 'appointment' | 'order' | 'request';
  /** For pain and not for mood, by its codes or those behind it: no session of a mood course. */
  readonly forPain: boolean;
  /** Still stands: booked or active, and not over. Any other says only what was planned. */
  readonly standing: boolean;
  readonly source: Source;
}

/** All plans of sessions that the record holds. */
export interface Bookings {
  /** Oldest first. */
  readonly all: readonly Booking[];
  /** What was not read, or could be a session to come. Notes: nothing is hidden for their sake. */
  readonly gaps: readonly Gap[];
}

const kinds: readonly (readonly [InputKey, Booking['kind'], string])[] = [
  ['appointments', 'appointment', 'Session appointment'],
  ['serviceRequests', 'request', 'Session request'],
  ['medicationRequests', 'order', 'Session order'],
];

/**
 * Sessions that are or were planned: Appointments, service requests and orders for ketamine or esketamine as therapy, with
 * the day they are planned for. An order without a day plans nothing. What the hook itself carries is not among them.
 *
 * Safer readings, because a booking keeps an overdue session quiet: an infusion at a pain clinic that names no reason is for
 * pain; a request does not stand once the only appointments made from it were kept, missed or cancelled; entries nobody can
 * read are no bookings.
 */
export const sessionBookings: Need<Bookings, SitePolicy> = need({
  name: 'booked sessions',
  inputs: [],
  softens: ['appointments', 'serviceRequests', 'medicationRequests', 'encounters', 'conditions'],
  read(record, at, { thresholds: { timing } }: SitePolicy) {
    const settled = settledRequests(record);
    const read = kinds.flatMap(([key, kind, name]) =>
      record.input(key).resources.map((resource, index) => {
        const standing = standingOfPlan(resource);
        // The widest due window there is: what a draft for the next session may ask for.
        const { times, dayless } = plannedTimes(resource, at.zone, 2 * timing.dueMostDays);
        const hasPlan = standing !== 'none' && (dayless || times.length > 0);
        const planned = hasPlan ? sessionsPlannedBy(resource, record) : [];
        if (planned.length === 0) return { bookings: [], gaps: [] };
        const painAlone = isPainAlone(purposeOf(resource, record));
        const over = times.length === 1 && settled.has(resource);
        const bookings = times.flatMap(({ date, first, last }): readonly Booking[] => {
          if (planned === 'unreadable' || standing === 'unknown') return [];
          const source = sourceOf(key, resource, index, { date, shown: { name } });
          return planned.map((drug) => ({
            day: first,
            ...(last > first && { last }),
            ...(drug !== 'infusion' && { drug }),
            kind,
            // The nasal product has one use, whatever is written.
            forPain: painAlone && drug !== 'esketamine',
            standing: standing === 'stands' && !over && last >= at.today,
            source,
          }));
        });
        const ahead = times.filter(({ last }) => last >= at.today);
        const reason = standing === 'unknown' ? 'unknown-status' : planned === 'unreadable' ? 'unreadable' : 'undated';
        const isGap = standing !== 'past' && (dayless || (bookings.length === 0 && ahead.length > 0));
        const gap: Gap = { input: key, reason, source: sourceOf(key, resource, index, { date: ahead[0]?.date }) };
        return { bookings, gaps: isGap ? [gap] : [] };
      }),
    );
    return Object.freeze({
      all: read.flatMap(({ bookings }) => bookings).toSorted(byDay),
      gaps: [...kinds.flatMap(([key]) => record.input(key).gaps), ...read.flatMap(({ gaps }) => gaps)],
    });
  },
});

/** Without the infusions for pain: what may be booked for a mood course. */
export function forMood({ all, gaps }: Bookings): Bookings {
  return { all: all.filter(({ forPain }) => !forPain), gaps };
}

/** Entries behind sessions of the drug, for any purpose, that stand and may be in these days; open-ended without `to`. */
export function bookedBetween(
  { all }: Bookings,
  drug: Drug,
  from: PlainDate,
  to: PlainDate | undefined,
): readonly Source[] {
  const found = all.filter(
    (one) => one.standing && isOf(drug, one) && lastOf(one) >= from && (to === undefined || one.day <= to),
  );
  return [...new Map(found.map(({ source }) => [refOf(source), source])).values()];
}

/**
 * The date that had been set for the mood session of day `until` (F5): of the earliest plan after `after` and not after that
 * day, whatever became of it. A session inside the time it was planned for was on time.
 */
export function plannedFor(bookings: Bookings, drug: Drug, after: PlainDate, until: PlainDate): PlainDate | undefined {
  const plan = forMood(bookings).all.find((one) => isOf(drug, one) && one.day > after && one.day <= until);
  return plan && [lastOf(plan), until].toSorted()[0];
}

/** An infusion that names no drug may be of ketamine; nobody infuses the nasal product. */
function isOf(wanted: Drug, { drug = 'ketamine' }: Booking): boolean {
  return drug === wanted;
}

function lastOf({ day, last = day }: Booking): PlainDate {
  return last;
}

function byDay(a: Booking, b: Booking): number {
  return compareText(`${a.day} ${refOf(a.source)}`, `${b.day} ${refOf(b.source)}`);
}

/** Requests from which appointments were made, none of which stands any more. */
function settledRequests(record: RecordView): ReadonlySet<Resource> {
  const made = record.input('appointments').resources.flatMap((visit) => {
    if (visit.resourceType !== 'Appointment') return [];
    const requests = listOf(visit.basedOn).flatMap(({ reference }) => record.resolve(textOf(reference), visit) ?? []);
    return requests.map((request) => ({ request, standing: standingOfPlan(visit) }));
  });
  const open = new Set(made.filter(({ standing }) => standing === 'stands').map(({ request }) => request));
  const past = made.filter(({ request, standing }) => standing === 'past' && !open.has(request));
  return new Set(past.map(({ request }) => request));
}
