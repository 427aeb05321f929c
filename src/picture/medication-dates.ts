import type { Dosage, Duration, MedicationRequest } from '@medplum/fhirtypes';
import { type PartialDate, plainToPartial, readDate } from '../fhir/dates.ts';
import { listOf, numberOf, textOf } from '../fhir/elements.ts';
import { addDays } from '../fhir/plain-date.ts';
import { hoursIn } from './dose-units.ts';
import type { MedicationEntry } from './medication-codes.ts';
import type { Standing } from './medication-status.ts';
import type { Index } from './need.ts';

/** When an entry says the drug was taken. */
export interface MedicationDates {
  /** The date of the entry itself. */
  readonly date?: PartialDate;
  readonly start?: PartialDate;
  /** Recorded or planned end; none for a stopped order whose end was only planned. */
  readonly end?: PartialDate;
  /** The last day of the ordered dosage or the stated period: after it the entry is not current. */
  readonly lastDay?: PartialDate;
  /** When a "stopped" or "not taken" holds from. */
  readonly saidOn?: PartialDate;
}

export function medicationDates(entry: MedicationEntry, standing: Standing, { zone, today }: Index): MedicationDates {
  if (entry.resourceType === 'MedicationRequest') return requestDates(entry, standing, zone, today);
  const [period] = listOf(entry.effectivePeriod);
  const start = readDate(entry.effectiveDateTime ?? period?.start, zone);
  const end = readDate(period?.end, zone);
  if (entry.resourceType === 'MedicationAdministration') {
    return dates({ date: start ?? end, start, end: end ?? readDate(entry.effectiveDateTime, zone) });
  }
  const asserted = readDate(entry.dateAsserted, zone);
  // A drug stopped in March and ordered anew in May is current, however late the first was written down.
  const saidOn = standing === 'stopped' ? (end ?? asserted ?? start) : (asserted ?? end ?? start);
  return dates({ date: start ?? asserted ?? end, start, end, lastDay: end, saidOn });
}

function requestDates(order: MedicationRequest, standing: Standing, zone: string, today: string): MedicationDates {
  const authored = readDate(order.authoredOn, zone);
  const bounds = listOf(order.dosageInstruction).map((dosage) => boundsOf(dosage, authored, zone));
  const starts = bounds.flatMap((bound) => bound.start ?? []);
  const start = starts.toSorted((a, b) => (a.earliest < b.earliest ? -1 : 1))[0] ?? authored;
  const lastDay =
    bounds.length > 0 && bounds.every((bound) => bound.end)
      ? latestOf(bounds.flatMap((bound) => bound.end ?? []))
      : undefined;
  const planned = lastDay ?? supplyEnd(order, start, zone);
  // EHRs write the real end into the bounds when an order is stopped; any other planned end was not reached.
  const end = standing === 'stopped' ? (lastDay && lastDay.latest <= today ? lastDay : undefined) : planned;
  return dates({ date: authored ?? start, start, end, lastDay, saidOn: authored ?? start });
}

function boundsOf(
  dosage: Dosage,
  authored: PartialDate | undefined,
  zone: string,
): { start?: PartialDate; end?: PartialDate } {
  const repeat = dosage.timing?.repeat;
  const start = readDate(repeat?.boundsPeriod?.start, zone);
  const end = readDate(repeat?.boundsPeriod?.end, zone) ?? after(start ?? authored, daysOf(repeat?.boundsDuration));
  return { ...(start && { start }), ...(end && { end }) };
}

function supplyEnd(order: MedicationRequest, start: PartialDate | undefined, zone: string): PartialDate | undefined {
  const dispense = order.dispenseRequest;
  const fills = 1 + Math.max(0, numberOf(dispense?.numberOfRepeatsAllowed) ?? 0);
  const days = daysOf(dispense?.expectedSupplyDuration);
  return after(start, days === undefined ? undefined : days * fills) ?? readDate(dispense?.validityPeriod?.end, zone);
}

/** The last of so many days that begin with a date: 30 days from 1 June end on 30 June. */
function after(start: PartialDate | undefined, days: number | undefined): PartialDate | undefined {
  if (start === undefined || days === undefined || days < 1 || days > 36_500) return undefined;
  return plainToPartial(addDays(start.latest, Math.ceil(days) - 1));
}

function daysOf(duration: Duration | undefined): number | undefined {
  const value = numberOf(duration?.value);
  const hours = hoursIn(textOf(duration?.code)) ?? hoursIn(textOf(duration?.unit));
  return value === undefined || hours === undefined ? undefined : (value * hours) / 24;
}

function latestOf(all: readonly PartialDate[]): PartialDate | undefined {
  return all.toSorted((a, b) => (a.latest < b.latest ? 1 : -1))[0];
}

function dates(found: { readonly [K in keyof MedicationDates]: MedicationDates[K] | undefined }): MedicationDates {
  return Object.fromEntries(Object.entries(found).filter(([, date]) => date !== undefined));
}
