import { instantRange, plainToPartial } from '../../../src/fhir/dates.ts';
import { codingsOf, listOf } from '../../../src/fhir/elements.ts';
import { addDays } from '../../../src/fhir/plain-date.ts';
import { type Index, memberOf, type Need, need, type PlainDate } from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { type Contacts, psychotherapyContacts } from '../psychotherapy-contact.ts';
import { standingOfPlan } from './plan-status.ts';
import { plannedTimes } from './planned-times.ts';

/** The days in which a psychotherapy contact after a session is looked for. */
export interface ContactWindow {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Psychotherapy that is booked or asked for, as far as it could be read. */
export interface PsychotherapyPlans {
  readonly contacts: Contacts;
  /** Days active requests for it name. */
  readonly asked: readonly ContactWindow[];
  /** Appointments and requests were both there to be read, all of them. */
  readonly complete: boolean;
}

const inputs = ['appointments', 'serviceRequests'];
const read: readonly string[] = ['ok', 'none-released'];

export const psychotherapyPlans: Need<PsychotherapyPlans, SitePolicy> = need({
  name: 'psychotherapy booked or asked for',
  inputs: [],
  softens: [...inputs, ...(psychotherapyContacts.softens ?? [])],
  read(record, { zone }, { thresholds }: SitePolicy) {
    const asked = record.input('serviceRequests').resources.flatMap((resource): readonly ContactWindow[] => {
      if (resource.resourceType !== 'ServiceRequest' || standingOfPlan(resource) !== 'stands') return [];
      const codings = codingsOf(listOf(resource.code));
      const isAsked = ['psychotherapy', 'referral-psychotherapy'].some(
        (set) => memberOf(record.terminology, set, codings) !== undefined,
      );
      const { times } = plannedTimes(resource, zone, 2 * thresholds.timing.dueMostDays);
      return isAsked ? times.map(({ first, last }) => ({ from: first, to: last })) : [];
    });
    return {
      contacts: record.read(psychotherapyContacts),
      asked,
      complete: inputs.every((key) => read.includes(record.input(key).state)),
    };
  },
});

/**
 * The days in which a psychotherapy contact after the session of a day is looked for: from the day after it on, to the end of
 * the hours of the policy; those that are over included. None where a contact or an active request lies between the session
 * and that end, where bookings could not be read, and where it is too late.
 */
export function openContactWindow(
  { contacts, asked, complete }: PsychotherapyPlans,
  session: PlainDate,
  at: Index,
  { thresholds: { monitoring } }: SitePolicy,
): ContactWindow | undefined {
  const to = addDays(session, Math.floor(monitoring.contactHours / 24));
  const from = addDays(session, 1);
  if (!complete || contacts.gaps.length > 0 || from > to || at.today > to) return undefined;
  const begin = instantRange(plainToPartial(session), at.zone).from;
  const end = instantRange(plainToPartial(to), at.zone).to;
  const isBooked =
    contacts.all.some((contact) => contact.from < end && contact.to > begin) ||
    asked.some((one) => one.from <= to && one.to >= session);
  return isBooked ? undefined : { from, to };
}
