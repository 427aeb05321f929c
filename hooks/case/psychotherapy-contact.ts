import type { Resource } from '@medplum/fhirtypes';
import { instantRange, type PartialDate, readDate, readPeriod } from '../../src/fhir/dates.ts';
import { codingsOf, listOf, textOf } from '../../src/fhir/elements.ts';
import { type Gap, memberOf, type Need, need, type Source, sourceOf } from '../../src/picture/index.ts';

/** One psychotherapy contact, past or to come. */
export interface Contact {
  /** Instants between which it begins. */
  readonly from: number;
  readonly to: number;
  readonly source: Source;
}

export interface Contacts {
  readonly all: readonly Contact[];
  /** Appointments that were not read: any contact may be among them. */
  readonly gaps: readonly Gap[];
}

const inputs = ['appointments', 'encounters', 'procedures'];

/** Words of the three that say it does not take place. */
const off: readonly unknown[] = [
  ...['proposed', 'pending', 'cancelled', 'noshow', 'entered-in-error', 'waitlist'],
  ...['not-done', 'stopped', 'on-hold', 'unknown'],
];

/**
 * Psychotherapy contacts: Appointments, Encounters and Procedures with a code of `psychotherapy`. Clients seldom supply appointments;
 * where they do not, nobody can tell. Contacts that are named in words alone are not seen.
 */
export const psychotherapyContacts: Need<Contacts> = need({
  name: 'psychotherapy contacts',
  inputs: [],
  softens: inputs,
  read(record, { zone }) {
    const all = inputs.flatMap((key) =>
      record.input(key).resources.flatMap((resource, index): Contact[] => {
        const { codings, date } = partsOf(resource, zone);
        if (date === undefined || memberOf(record.terminology, 'psychotherapy', codings) === undefined) return [];
        if (!('status' in resource) || off.includes(textOf(resource.status) ?? 'unknown')) return [];
        const source = sourceOf(key, resource, index, { date, shown: { name: 'Psychotherapy' } });
        return [{ ...instantRange(date, zone), source }];
      }),
    );
    const { state, gaps } = record.input('appointments');
    // A connection that never offers appointments shows no contact and no lack of one.
    const unseen: readonly Gap[] = state === 'not-offered' ? [{ input: 'appointments', reason: 'not-supplied' }] : [];
    return { all, gaps: [...gaps, ...unseen] };
  },
});

function partsOf(resource: Resource, zone: string): { codings: ReturnType<typeof codingsOf>; date?: PartialDate } {
  const withDate = (codings: ReturnType<typeof codingsOf>, date: PartialDate | undefined) => ({
    codings,
    ...(date && { date }),
  });
  switch (resource.resourceType) {
    case 'Appointment':
      return withDate(
        codingsOf([
          ...listOf(resource.serviceType),
          ...listOf(resource.appointmentType),
          ...listOf(resource.reasonCode),
        ]),
        readDate(resource.start, zone),
      );
    case 'Encounter':
      return withDate(
        codingsOf([...listOf(resource.type), ...listOf(resource.serviceType)]),
        readPeriod(resource.period, zone)?.start,
      );
    case 'Procedure':
      return withDate(
        codingsOf(resource.code),
        readDate(resource.performedDateTime, zone) ?? readPeriod(resource.performedPeriod, zone)?.start,
      );
    default:
      return { codings: [] };
  }
}
