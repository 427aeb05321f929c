import type { Appointment, Period, Resource } from '@medplum/fhirtypes';
import { readDate } from '../fhir/dates.ts';
import { type Asked, isLater, isUndone } from './asked.ts';
import { saysEnded } from './ended-status.ts';
import { undoOrderEnd } from './undo-order-end.ts';
import { without } from './without.ts';
import { periodOf } from './written-dates.ts';

const clinicalStatuses = 'http://terminology.hl7.org/CodeSystem/condition-clinical';

/** What can only be said of a visit once it has begun. */
const begun: readonly unknown[] = ['arrived', 'checked-in', 'fulfilled', 'noshow'];

/**
 * An entry as it stood before an end that came later: without the end, and without a status that follows from it. The
 * same object where there is nothing to undo.
 *
 * A month or a year that was not over counts as later: what may still have lasted is taken to have lasted. Reactions of
 * an allergy stay whatever their date, because they may be all that names the substance.
 */
export function undoEnd(entry: Resource, asked: Asked): Resource {
  const undone = (end: unknown) => {
    const date = readDate(end, asked.zone);
    return date !== undefined && isUndone(date, asked);
  };
  switch (entry.resourceType) {
    case 'Patient':
      return undone(entry.deceasedDateTime) ? without(entry, 'deceasedDateTime', 'deceasedBoolean') : entry;
    case 'Condition': {
      const { start, end } = periodOf(entry.abatementPeriod);
      if (!undone(entry.abatementDateTime ?? end ?? start)) return entry;
      const open = without(entry, 'abatementDateTime', 'abatementPeriod');
      if (!saysEnded(entry)) return open;
      return { ...open, clinicalStatus: { coding: [{ system: clinicalStatuses, code: 'active' }] } };
    }
    case 'AllergyIntolerance':
      return undone(entry.lastOccurrence) ? without(entry, 'lastOccurrence') : entry;
    case 'MedicationRequest':
      return undoOrderEnd(entry, asked);
    case 'MedicationStatement':
      if (!undone(periodOf(entry.effectivePeriod).end)) return entry;
      return {
        ...withoutEnd(entry, 'effectivePeriod', entry.effectivePeriod),
        ...(saysOver(entry) && { status: 'active' }),
      };
    case 'MedicationAdministration':
      if (!isUnderWay(entry.effectivePeriod, undone)) return entry;
      return {
        ...withoutEnd(entry, 'effectivePeriod', entry.effectivePeriod),
        ...(saysOver(entry) && { status: 'in-progress' }),
      };
    case 'Procedure':
      if (!isUnderWay(entry.performedPeriod, undone)) return entry;
      return {
        ...withoutEnd(entry, 'performedPeriod', entry.performedPeriod),
        ...(saysOver(entry) && { status: 'in-progress' }),
      };
    case 'Encounter':
      if (!isUnderWay(entry.period, undone)) return entry;
      return {
        ...without(withoutEnd(entry, 'period', entry.period), 'length'),
        ...(entry.status === 'finished' && { status: 'in-progress' }),
      };
    case 'Coverage':
      // Until somebody cancels it, the end of a policy is a plan that everybody knows.
      if (entry.status !== 'cancelled' || !undone(periodOf(entry.period).end)) return entry;
      return { ...withoutEnd(entry, 'period', entry.period), status: 'active' };
    case 'Appointment':
      return undoVisit(entry, asked);
    default:
      return entry;
  }
}

function saysOver({ status }: { readonly status?: unknown }): boolean {
  return status === 'completed' || status === 'stopped';
}

/** It has a start (entries of a later one are hidden before), and its end had not come. One that names only its end is a moment. */
function isUnderWay(period: Period | undefined, undone: (end: unknown) => boolean): boolean {
  const { start, end } = periodOf(period);
  return typeof start === 'string' && undone(end);
}

function withoutEnd<T extends Resource>(entry: T, name: keyof T & string, period: Period | undefined): T {
  const { end: _, ...rest } = periodOf(period);
  return Object.keys(rest).length === 0 ? without(entry, name) : { ...entry, [name]: rest };
}

function undoVisit(visit: Appointment, asked: Asked): Appointment {
  const start = readDate(visit.start, asked.zone);
  const end = readDate(visit.end, asked.zone);
  if (start && isLater(start, asked)) return begun.includes(visit.status) ? { ...visit, status: 'booked' } : visit;
  return start && end && isLater(end, asked) && visit.status === 'fulfilled' ? { ...visit, status: 'arrived' } : visit;
}
