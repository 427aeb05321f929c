import type { Period, Resource } from '@medplum/fhirtypes';
import { listOf } from '../fhir/elements.ts';

/** The dates of an entry by what they say of when it could be known. As written: any of them may be missing or unreadable. */
export interface WrittenDates {
  /** When it was written down, asked for, signed or issued. */
  readonly recorded: readonly unknown[];
  /** When what it tells of happened or began. */
  readonly happened: readonly unknown[];
  /** When it is to happen: later for many an entry that was known before. */
  readonly planned?: readonly unknown[];
}

/**
 * Which elements date an entry, for the kinds of entries that tell of a moment in the patient's history; undefined for all
 * others (people, products, places), which are as good on one day as on another.
 *
 * `meta.lastUpdated` is none of them: after an export it is the time of the export.
 */
export function writtenDates(entry: Resource): WrittenDates | undefined {
  switch (entry.resourceType) {
    case 'Condition':
      return { recorded: [entry.recordedDate], happened: [entry.onsetDateTime, periodOf(entry.onsetPeriod).start] };
    case 'AllergyIntolerance':
      return { recorded: [entry.recordedDate], happened: [entry.onsetDateTime, periodOf(entry.onsetPeriod).start] };
    case 'Observation': {
      // The value covers all of its period, so it is not there before the end of it.
      const { start, end } = periodOf(entry.effectivePeriod);
      const events: unknown = entry.effectiveTiming?.event;
      return {
        recorded: [entry.issued],
        happened: [
          entry.effectiveDateTime,
          entry.effectiveInstant,
          start,
          end,
          ...(Array.isArray(events) ? events : []),
        ],
      };
    }
    case 'MedicationRequest':
      return {
        recorded: [entry.authoredOn],
        happened: [],
        planned: listOf(entry.dosageInstruction).map(({ timing }) => periodOf(timing?.repeat?.boundsPeriod).start),
      };
    case 'MedicationStatement':
      return {
        recorded: [entry.dateAsserted],
        happened: [entry.effectiveDateTime, periodOf(entry.effectivePeriod).start],
      };
    case 'MedicationAdministration':
      return { recorded: [], happened: [entry.effectiveDateTime, beginOf(entry.effectivePeriod)] };
    case 'Procedure':
      return { recorded: [], happened: [entry.performedDateTime, beginOf(entry.performedPeriod)] };
    case 'Encounter':
      return { recorded: [], happened: [beginOf(entry.period)] };
    case 'ServiceRequest':
      return {
        recorded: [entry.authoredOn],
        happened: [],
        planned: [entry.occurrenceDateTime, periodOf(entry.occurrencePeriod).start],
      };
    case 'Appointment':
      return { recorded: [entry.created], happened: [], planned: [entry.start] };
    case 'QuestionnaireResponse':
      return { recorded: [entry.authored], happened: [] };
    case 'Coverage':
      return { recorded: [], happened: [periodOf(entry.period).start] };
    default:
      return undefined;
  }
}

/** The boundaries of a Period as written. */
export function periodOf(period: Period | null | undefined): Readonly<Period> {
  return listOf(period)[0] ?? {};
}

/** The start of what takes hours; of one that names only its end, that. */
function beginOf(period: Period | undefined): unknown {
  const { start, end } = periodOf(period);
  return typeof start === 'string' ? start : end;
}
