import type { Coding, Observation, ObservationComponent, Resource } from '@medplum/fhirtypes';
import { type PartialDate, readDate } from '../fhir/dates.ts';
import { codingsOf, listOf, saysSomething } from '../fhir/elements.ts';
import type { Member, ValueSetName } from '../terminology/index.ts';
import { completenessOf } from './completeness.ts';
import { entryGap, memberOf, sourceOf } from './entry.ts';
import { type Fact, type FactList, factList } from './facts.ts';
import type { Gap, GapReason } from './gap.ts';
import { interned } from './interned.ts';
import { type Index, type Need, need } from './need.ts';
import type { RecordView } from './record.ts';
import type { InputKey, Shown, Source } from './source.ts';
import { meaningOfCode, statusTable } from './status-word.ts';
import { nothingMapped } from './unmapped.ts';

/** Knowledge 0.4, rows `status`. Preliminary values are for vital signs only. */
const statuses = statusTable({
  final: 'final',
  amended: 'final',
  corrected: 'final',
  preliminary: 'preliminary',
  registered: 'ignored',
  cancelled: 'ignored',
  'entered-in-error': 'ignored',
  unknown: 'ignored',
});

/** One value of an Observation: its own, or that of one component. */
export interface ObservationEntry {
  readonly key: InputKey;
  readonly resource: Observation;
  /** The element that holds value and reference range. */
  readonly holder: Observation | ObservationComponent;
  readonly status: 'final' | 'preliminary' | 'unknown';
  readonly date?: PartialDate;
  /** Dated by when it was measured, else (for weighing a gap) by when it was issued, which is never earlier. */
  readonly source: Source;
}

interface Concept {
  readonly codings: readonly Readonly<Coding>[];
  readonly entries: readonly ObservationEntry[];
}

const conceptNeeds = interned<Need<readonly Concept[]>>();

/** All values of an input by their codes, read once a request. Values dated after the index date are not there yet. */
function conceptsIn(key: InputKey): Need<readonly Concept[]> {
  return conceptNeeds(key, () =>
    need({
      name: `observations ${key}`,
      inputs: [key],
      read(record, at) {
        const concepts = new Map<string, { codings: Concept['codings']; entries: ObservationEntry[] }>();
        record.input(key).resources.forEach((resource, index) => {
          for (const entry of readEntries(resource, key, index, at)) {
            const codings = codingsOf(entry.holder.code);
            const name = JSON.stringify(codings.map(({ system, code }) => [system, code]));
            const concept = concepts.get(name) ?? { codings, entries: [] };
            concept.entries.push(entry);
            concepts.set(name, concept);
          }
        });
        return [...concepts.values()];
      },
    }),
  );
}

/** The values of a value set in some inputs. Ones with an unknown status are gaps; preliminary ones only if asked for. */
export interface Matching {
  readonly set: ValueSetName;
  readonly inputs: readonly InputKey[];
  readonly preliminary?: boolean;
}

export interface Match {
  readonly entry: ObservationEntry;
  readonly member: Member;
}

export function matchesOf({ set, inputs, preliminary = false }: Matching, record: RecordView) {
  const matches: Match[] = [];
  const gaps: Gap[] = [];
  for (const key of inputs) {
    gaps.push(...record.input(key).gaps);
    for (const { codings, entries } of record.read(conceptsIn(key))) {
      const member = memberOf(record.terminology, set, codings);
      if (member === undefined) {
        // Without a code nobody can tell what was measured; a component without one is its panel's business.
        const nameless = saysSomething(codings, [])
          ? []
          : entries.filter(({ holder, resource }) => holder === resource);
        gaps.push(...nameless.map(({ source }) => entryGap('unreadable', key, source)));
        continue;
      }
      for (const entry of entries) {
        if (entry.status === 'unknown') gaps.push(entryGap('unknown-status', key, named(entry, member)));
        else if (entry.status === 'final' || preliminary) matches.push({ entry, member });
      }
    }
  }
  return { matches, gaps };
}

/** What a value comes to: a fact, a reason why it can't be used, or nothing to speak of. */
export type Outcome<T> = { readonly value: T; readonly shown?: Omit<Shown, 'name'> } | GapReason | undefined;

/** Reads each value of a value set. Values that can't be used or dated are gaps; the same value at the same time is one. */
export function listOfValues<T>(
  of: Matching,
  record: RecordView,
  read: (entry: ObservationEntry, member: Member) => Outcome<T>,
): FactList<T> {
  if (record.terminology.isEmpty(of.set)) return nothingMapped(of.inputs);
  const { matches, gaps } = matchesOf(of, record);
  const items = new Map<string, Fact<T>>();
  for (const { entry, member } of matches) {
    const outcome = read(entry, member);
    if (outcome === undefined) continue;
    const from = named(entry, member, typeof outcome === 'object' ? outcome.shown : undefined);
    if (typeof outcome === 'string') gaps.push(entryGap(outcome, entry.key, from));
    else if (entry.date === undefined) gaps.push(entryGap('undated', entry.key, from));
    else
      items.set(
        JSON.stringify([whenOf(entry.date), outcome]),
        Object.freeze({ value: Object.freeze(outcome.value), from }),
      );
  }
  return factList({ items: [...items.values()], complete: completenessOf(of.inputs, record), gaps, looked: of.inputs });
}

/** The same moment, however it is written. */
export function whenOf(date: PartialDate): string | number {
  return date.instant ?? date.text;
}

/** The source of a value under our own name for it. */
export function named(entry: ObservationEntry, member: Member, shown: Omit<Shown, 'name'> = {}): Source {
  return Object.freeze({ ...entry.source, shown: Object.freeze({ name: member.display, ...shown }), set: member.set });
}

function readEntries(
  resource: Resource,
  key: InputKey,
  index: number,
  { today, zone }: Index,
): readonly ObservationEntry[] {
  if (resource.resourceType !== 'Observation') return [];
  const status = meaningOfCode(resource.status, statuses);
  if (status === 'ignored') return [];
  const date = effectiveDate(resource, zone);
  if (date !== undefined && date.earliest > today) return [];
  const source = sourceOf(key, resource, index, { date: date ?? readDate(resource.issued, zone) });
  const common = { key, resource, status, ...(date && { date }), source };
  return [resource, ...listOf(resource.component)].map((holder) => ({ ...common, holder }));
}

function effectiveDate(resource: Observation, zone: string): PartialDate | undefined {
  const [period] = listOf(resource.effectivePeriod);
  const events: unknown = resource.effectiveTiming?.event;
  const readings = [
    resource.effectiveDateTime,
    resource.effectiveInstant,
    period?.end,
    period?.start,
    ...(Array.isArray(events) ? events.toReversed() : []),
  ].map((value) => readDate(value, zone));
  return readings.find((date) => date !== undefined);
}
