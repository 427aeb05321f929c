import type { MedicationRequest, Resource, ServiceRequest, Timing } from '@medplum/fhirtypes';
import { type PartialDate, readDate } from '../../../src/fhir/dates.ts';
import { listOf } from '../../../src/fhir/elements.ts';
import { addDays, type PlainDate } from '../../../src/fhir/plain-date.ts';

/** A planned time, as far as it names days. */
export interface PlannedTime {
  readonly date: PartialDate;
  readonly first: PlainDate;
  /** The same day, or the end of a short time in which the one session is to be. */
  readonly last: PlainDate;
}

/**
 * When an Appointment or a request is planned for; empty where it names no day. `dayless`: something is written that names
 * none. A period of up to `widest` days is the time in which one session is to be. Safer reading: a longer one is how long
 * a series runs, of which only the beginning is a plan.
 */
export function plannedTimes(
  resource: Resource,
  zone: string,
  widest: number,
): { readonly times: readonly PlannedTime[]; readonly dayless: boolean } {
  const written = writtenIn(resource);
  const times = written.flatMap(({ start, end }): PlannedTime[] => {
    const date = readDate(start, zone);
    if (date === undefined || date.earliest !== date.latest) return [];
    const first = date.latest;
    const last = readDate(end, zone)?.latest ?? first;
    return [{ date, first, last: last > first && last <= addDays(first, widest) ? last : first }];
  });
  return { times, dayless: times.length < written.length };
}

interface Written {
  readonly start: unknown;
  readonly end?: unknown;
}

function writtenIn(resource: Resource): readonly Written[] {
  switch (resource.resourceType) {
    case 'Appointment':
      return [{ start: resource.start ?? listOf(resource.requestedPeriod)[0]?.start }];
    case 'ServiceRequest':
      return inServiceRequest(resource);
    case 'MedicationRequest':
      return inMedicationRequest(resource);
    default:
      return [];
  }
}

function inServiceRequest(request: ServiceRequest): readonly Written[] {
  const { occurrenceDateTime, occurrencePeriod, occurrenceTiming } = request;
  if (occurrenceDateTime !== undefined) return [{ start: occurrenceDateTime }];
  return [...listOf(occurrencePeriod).map(({ start, end }) => ({ start, end })), ...inTiming(occurrenceTiming)];
}

function inMedicationRequest({ dosageInstruction }: MedicationRequest): readonly Written[] {
  return listOf(dosageInstruction).flatMap(({ timing }) => inTiming(timing));
}

/** The moments it names; without any, the first day it is bound to. */
function inTiming(timing: Timing | undefined): readonly Written[] {
  return listOf(timing).flatMap(({ event, repeat }) => {
    const moments: readonly unknown[] = Array.isArray(event) ? event : [];
    const start = listOf(repeat?.boundsPeriod)[0]?.start;
    return moments.length > 0 ? moments.map((moment) => ({ start: moment })) : start === undefined ? [] : [{ start }];
  });
}
