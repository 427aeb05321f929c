import type { Resource } from '@medplum/fhirtypes';
import { type PartialDate, readDate } from '../../src/fhir/dates.ts';

/** Elements that say when something happened or was written down, of the types this service reads. */
const dated = [
  ...['recordedDate', 'onsetDateTime', 'dateRecorded', 'effectiveDateTime', 'effectiveInstant', 'issued', 'authoredOn'],
  ...['authored', 'performedDateTime', 'dateAsserted', 'date', 'created', 'start', 'lastOccurrence', 'assertedDate'],
] as const;
const periods = ['effectivePeriod', 'performedPeriod', 'onsetPeriod', 'period'] as const;

/** Every moment an entry of the record carries, as far as it can be read. */
export function datesOf(resource: Resource, zone: string): readonly PartialDate[] {
  const entry = resource as unknown as Readonly<Record<string, unknown>>;
  const ends = periods.flatMap((name) => {
    const period = entry[name] as { readonly start?: unknown; readonly end?: unknown } | null | undefined;
    return [period?.start, period?.end];
  });
  return [...dated.map((name) => entry[name]), ...ends].flatMap((value) => readDate(value, zone) ?? []);
}
