import type { Resource } from '@medplum/fhirtypes';
import { type PartialDate, readDate } from '../fhir/dates.ts';
import { textOf } from '../fhir/elements.ts';
import type { Resolve } from '../fhir/references.ts';
import { isObject } from '../protocol/is-object.ts';
import { type Asked, isLater } from './asked.ts';
import { writtenDates } from './written-dates.ts';

/**
 * Whether an entry could be known at the moment asked about.
 *
 * - `known`: its dates say so
 * - `later`: any of its dates says it was recorded, or happened, later
 * - `told-later`: recorded later, of something that had happened by then
 * - `undated`: no date tells, so it counts as known
 * - `timeless`: an entry of a kind that has no place in time
 */
export type WhenKnown = 'known' | 'later' | 'told-later' | 'undated' | 'timeless';

export function whenKnown(entry: Resource, asked: Asked, resolve: Resolve): WhenKnown {
  const written = writtenDates(entry);
  if (!written) return 'timeless';
  const recorded = readable(written.recorded, asked);
  const happened = readable(written.happened, asked);
  if (happened.some((date) => isLater(date, asked))) return 'later';
  if (recorded.some((date) => isLater(date, asked))) return happened.length > 0 ? 'told-later' : 'later';
  if (recorded.length > 0 || happened.length > 0) return 'known';
  const visit = visitStart(entry, asked, resolve);
  if (visit) return isLater(visit, asked) ? 'later' : 'known';
  const planned = readable(written.planned ?? [], asked);
  // Planned for a day that has come: it was known on that day at the latest.
  if (planned.some((date) => !isLater(date, asked))) return 'known';
  // A booking only ever silences a reminder: one that nobody dated does not count before its day.
  return entry.resourceType === 'Appointment' && planned.length > 0 ? 'later' : 'undated';
}

function readable(values: readonly unknown[], { zone }: Asked): readonly PartialDate[] {
  return values.flatMap((value) => readDate(value, zone) ?? []);
}

/** An entry without a date of its own is as old as the visit it was made at. */
function visitStart(entry: Resource, asked: Asked, resolve: Resolve): PartialDate | undefined {
  const { encounter, context } = entry as unknown as Readonly<Record<string, unknown>>;
  const named = isObject(encounter) ? encounter : isObject(context) ? context : {};
  const visit = resolve(textOf(named.reference), entry);
  if (visit?.resourceType !== 'Encounter') return undefined;
  const [start] = readable(writtenDates(visit)?.happened ?? [], asked);
  return start;
}
