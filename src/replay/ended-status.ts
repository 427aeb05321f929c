import type { AllergyIntolerance, Condition, Resource } from '@medplum/fhirtypes';
import { codingsOf, listOf, textOf } from '../fhir/elements.ts';
import { type Asked, hasCome } from './asked.ts';
import { endsOfOrder } from './undo-order-end.ts';
import { periodOf } from './written-dates.ts';

const over: readonly unknown[] = ['inactive', 'resolved', 'remission'];
const withdrawn: readonly unknown[] = ['refuted', 'entered-in-error'];

/**
 * Does an entry say that it is over, held or withdrawn, with no date of when that came about? It may have been otherwise
 * at the moment asked about, and nothing in the record tells. Ask after `undoEnd`.
 */
export function isEndedUndated(entry: Resource, asked: Asked): boolean {
  const status: unknown = 'status' in entry ? entry.status : undefined;
  if (status === 'entered-in-error') return true;
  const undatedEnd = (statuses: readonly unknown[], ...ends: readonly unknown[]) =>
    statuses.includes(status) && !ends.some((end) => hasCome(end, asked));
  switch (entry.resourceType) {
    case 'Patient':
      return (
        entry.deceasedBoolean === true ||
        (textOf(entry.deceasedDateTime) !== undefined && !hasCome(entry.deceasedDateTime, asked))
      );
    case 'Condition': {
      const { start, end } = periodOf(entry.abatementPeriod);
      const aged = listOf(entry.abatementAge).length > 0 || listOf(entry.abatementRange).length > 0;
      const dated = hasCome(entry.abatementDateTime ?? end ?? start, asked);
      return says(withdrawn, entry.verificationStatus) || ((saysEnded(entry) || aged) && !dated);
    }
    case 'AllergyIntolerance':
      return says(withdrawn, entry.verificationStatus) || saysEnded(entry);
    case 'MedicationRequest': {
      const ends = endsOfOrder(entry);
      const dated = ends.length > 0 && ends.every((end) => hasCome(end, asked));
      return undatedEnd(['cancelled', 'on-hold']) || (undatedEnd(['completed', 'stopped']) && !dated);
    }
    case 'MedicationStatement':
      return (
        undatedEnd(['not-taken', 'on-hold']) ||
        undatedEnd(['completed', 'stopped'], periodOf(entry.effectivePeriod).end)
      );
    case 'Encounter':
      return undatedEnd(['finished', 'cancelled'], periodOf(entry.period).end);
    case 'ServiceRequest':
      return undatedEnd(['completed', 'revoked', 'on-hold']);
    case 'Appointment':
    case 'Observation':
      return undatedEnd(['cancelled']);
    case 'Coverage':
      return undatedEnd(['cancelled'], periodOf(entry.period).end);
    default:
      return false;
  }
}

/** Does the clinical status say that it is over? A known word counts under any code system, as it does for readers. */
export function saysEnded({ clinicalStatus }: Condition | AllergyIntolerance): boolean {
  return says(over, clinicalStatus);
}

function says(words: readonly unknown[], concept: Condition['clinicalStatus']): boolean {
  const codes = codingsOf(concept).map(({ code }) => code?.toLowerCase());
  const said = codes.some((code) => code !== undefined) ? codes : [textOf(concept?.text)?.toLowerCase()];
  return said.some((word) => words.includes(word));
}
