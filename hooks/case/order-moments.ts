import { type PartialDate, readDate } from '../../src/fhir/dates.ts';
import { listOf } from '../../src/fhir/elements.ts';
import type { Index } from '../../src/picture/index.ts';
import type { OrderUnderReview } from './order.ts';
import { type OrderTime, orderTime } from './order-time.ts';

/** A moment a dose is planned for. */
export interface Moment extends OrderTime {
  /** A time of day is named, not only the day. */
  readonly timed: boolean;
}

/** The moments a dose is planned for, one after another; the moment of asking where none is named. */
export function momentsOf({ resource, plannedFor }: OrderUnderReview, at: Index): readonly Moment[] {
  const timings = resource.resourceType === 'MedicationRequest' ? listOf(resource.dosageInstruction) : [];
  const events = timings
    .flatMap(({ timing }) => listOf(timing))
    .flatMap(({ event, repeat }) => [...(Array.isArray(event) ? event : []), repeat?.boundsPeriod?.start])
    .flatMap((event) => readDate(event, at.zone) ?? []);
  const named: readonly (PartialDate | undefined)[] = events.length > 0 ? events : [plannedFor];
  const times = named.map((moment) => momentOf(moment, at));
  const once = new Map(times.map((time) => [time.timed ? time.from : time.day, time]));
  return [...once.values()].toSorted((a, b) => a.from - b.from);
}

/** A planned moment, or the moment of asking. */
export function momentOf(moment: PartialDate | undefined, at: Index): Moment {
  const timed = moment?.instant !== undefined;
  return { ...orderTime(moment === undefined ? {} : { plannedFor: moment }, at), timed };
}
