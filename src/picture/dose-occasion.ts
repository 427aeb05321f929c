import type { Dosage } from '@medplum/fhirtypes';
import { listOf, numberOf, textOf } from '../fhir/elements.ts';
import { hoursIn } from './dose-units.ts';

/** When an instruction applies, as far as it says. Days are as written; an instruction without any may apply on every day. */
export interface Occasion {
  readonly sequence?: number;
  readonly days: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly weekdays: readonly string[];
  /** How often it is given in all, at most. */
  readonly count?: number;
  /** For how many days it is given, where it says so without dates. */
  readonly forDays?: number;
}

export function occasionOf({ sequence, timing }: Dosage): Occasion {
  const place = numberOf(sequence);
  const repeat = listOf(timing)[0]?.repeat;
  const from = dayOf(repeat?.boundsPeriod?.start);
  const to = dayOf(repeat?.boundsPeriod?.end);
  const count = numberOf(repeat?.countMax) ?? numberOf(repeat?.count);
  const length = repeat?.boundsDuration ?? repeat?.boundsRange?.high;
  const hours = hoursIn(textOf(length?.code) ?? textOf(length?.unit));
  const long = numberOf(length?.value);
  return Object.freeze({
    ...(place !== undefined && { sequence: place }),
    days: words(listOf(timing)[0]?.event).flatMap((event) => dayOf(event) ?? []),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    weekdays: words(repeat?.dayOfWeek),
    ...(count !== undefined && { count }),
    ...(long !== undefined && hours !== undefined && { forDays: Math.ceil((long * hours) / 24) }),
  });
}

/**
 * May two instructions be meant for one occasion, so that their amounts come together? What says nothing may. Different
 * places in a sequence follow each other, on another day unless both name the same one; hours of one day are not told apart.
 */
export function mayCoincide(a: Occasion, b: Occasion): boolean {
  const sameDay = a.days.some((day) => b.days.includes(day));
  if (sameDay) return true;
  if (a.days.length > 0 && b.days.length > 0) return false;
  if (a.sequence !== undefined && b.sequence !== undefined && a.sequence !== b.sequence) return false;
  if (a.weekdays.length > 0 && b.weekdays.length > 0 && !a.weekdays.some((day) => b.weekdays.includes(day)))
    return false;
  return reaches(a, b) && reaches(b, a);
}

/** Is some day of the first, or its whole time if it names none, inside the time of the second? */
function reaches(a: Occasion, b: Occasion): boolean {
  const inside = (from: string, to: string) => to >= (b.from ?? '') && from <= ended(b.to);
  return a.days.length > 0 ? a.days.some((day) => inside(day, ended(day))) : inside(a.from ?? '', ended(a.to));
}

/** The words of a list that may be no list. */
function words(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.flatMap((one) => textOf(one) ?? []) : [];
}

function dayOf(moment: unknown): string | undefined {
  return textOf(moment)?.slice(0, 10);
}

/** The last day a written day may stand for: a month or a year reaches to its end. */
function ended(day: string | undefined): string {
  return day === undefined ? '~' : `${day}${day.length < 10 ? '~' : ''}`;
}
