import type { Coding } from '@medplum/fhirtypes';
import { readPeriod } from '../../src/fhir/dates.ts';
import { cleanCoding, codingsOf, listOf, textOf } from '../../src/fhir/elements.ts';
import { daysBetween } from '../../src/fhir/plain-date.ts';
import {
  type Gap,
  type Index,
  memberOf,
  type Need,
  need,
  type PartialDate,
  type PlainDate,
  proceduresIn,
  type RecordView,
  type Source,
  sourceOf,
} from '../../src/picture/index.ts';
import { dayOf } from './day-of.ts';
import { timesOfVisit } from './session-times.ts';

/** A visit billed as one with the nasal product (HCPCS G2082, G2083). */
interface BilledVisit {
  readonly day: PlainDate;
  readonly start?: PartialDate;
  readonly end?: PartialDate;
  readonly from: Source;
}

interface BilledVisits {
  /** One a day. */
  readonly visits: readonly BilledVisit[];
  /** Entries that may be such a visit of some day, and Procedures that were not read. */
  readonly gaps: readonly Gap[];
}

const SET = 'esketamine-visit';
const billed = proceduresIn(SET);

/** A visit that has not begun, or was none. */
const none: readonly unknown[] = ['planned', 'cancelled', 'entered-in-error'];
/** A visit that has begun. Many are never closed: the day after, it has taken place. */
const begun: readonly unknown[] = ['in-progress', 'onleave'];

/**
 * Visits whose code says that the nasal product was supplied, as Procedures or as the type or service type of an Encounter.
 *
 * Safer readings: a visit under way says nothing of a dose yet. One that was never more than arrived, has a status nobody
 * knows, no day, or lasts for days like an account that collects visits, may be a session: a gap. A list of Encounters
 * that was not read is none: few clinics bill there, and other rules say that past encounters were not seen.
 */
export const billedVisits: Need<BilledVisits> = need({
  name: 'billed esketamine visits',
  inputs: [],
  softens: ['procedures', 'encounters'],
  read(record, at) {
    const procedures = record.read(billed);
    const done = procedures.items.flatMap(({ value, from }): BilledVisit[] => {
      const day = dayOf(from);
      return day === undefined ? [] : [{ day, ...timesOfVisit(from), from: named(from, [value.code], record) }];
    });
    const seen = encountersIn(record, at);
    const visits = [...done, ...seen.visits].filter(({ day }) => day <= at.today);
    return Object.freeze({
      visits: [...Map.groupBy(visits, ({ day }) => day).values()].flatMap(([first]) => first ?? []),
      gaps: [...procedures.gaps, ...seen.gaps],
    });
  },
});

function encountersIn(record: RecordView, { zone, today }: Index): BilledVisits {
  const visits: BilledVisit[] = [];
  const gaps: Gap[] = [];
  record.input('encounters').resources.forEach((resource, index) => {
    if (resource.resourceType !== 'Encounter' || none.includes(resource.status)) return;
    const codings = codingsOf([...listOf(resource.type), ...listOf(resource.serviceType)]).map(cleanCoding);
    if (memberOf(record.terminology, SET, codings) === undefined) return;
    const period = readPeriod(resource.period, zone);
    const date = period?.start ?? period?.end;
    const from = named(sourceOf('encounters', resource, index, { date }), codings, record);
    const day = dayOf(from);
    const status = textOf(resource.status);
    if (day !== undefined && (day > today || (day === today && status !== 'finished'))) return;
    const long = period?.end !== undefined && day !== undefined && daysBetween(day, period.end.latest) > 1;
    if (day === undefined || long) gaps.push({ input: 'encounters', reason: 'undated', source: from });
    else if (status !== 'finished' && !begun.includes(status))
      gaps.push({ input: 'encounters', reason: 'unknown-status', source: from });
    else visits.push({ day, ...timesOfVisit(from), ...(period?.end && { end: period.end }), from });
  });
  return { visits, gaps };
}

/** Under a short name of ours, with the dose that the code stands for. */
function named(from: Source, codings: readonly Readonly<Coding>[], { terminology }: RecordView): Source {
  const low = memberOf(terminology, 'esketamine-visit-up-to-56', codings) !== undefined;
  const high = memberOf(terminology, 'esketamine-visit-over-56', codings) !== undefined;
  const value = low === high ? {} : { value: low ? 'up to 56' : 'more than 56', unit: 'mg' };
  return Object.freeze({ ...from, shown: { name: 'Esketamine visit', ...value } });
}
