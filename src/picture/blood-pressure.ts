import type { Observation } from '@medplum/fhirtypes';
import { listOf } from '../fhir/elements.ts';
import { readQuantity } from '../fhir/quantities.ts';
import type { Member, ValueSetName } from '../terminology/index.ts';
import { completenessOf } from './completeness.ts';
import { entryGap } from './entry.ts';
import { type Fact, type FactList, factList } from './facts.ts';
import type { Gap, GapReason } from './gap.ts';
import { type Need, need } from './need.ts';
import { type Match, matchesOf, named, type ObservationEntry, whenOf } from './observation-entries.ts';
import { isAbsent } from './observations.ts';
import type { RecordView } from './record.ts';
import type { InputKey, Source } from './source.ts';

/** One measurement, in mm[Hg]. A side that was not measured is not there: it is never read as normal. */
export interface BloodPressure {
  readonly systolic?: number;
  readonly diastolic?: number;
}

export interface BloodPressureQuestion {
  readonly panel: ValueSetName;
  readonly systolic: ValueSetName;
  readonly diastolic: ValueSetName;
  readonly inputs: readonly InputKey[];
}

/** What a living adult can have, in mm[Hg]; anything else is a slip of the pen. */
const possible = { systolic: { min: 40, max: 350 }, diastolic: { min: 15, max: 250 } } as const;

type Side = keyof typeof possible;

interface Draft {
  readonly entry: ObservationEntry;
  member: Member;
  systolic?: number;
  diastolic?: number;
  fault?: GapReason;
}

/**
 * Blood pressures from panels and stand-alone values (knowledge 0.4). Readings of the same moment are one, the higher
 * value of each side. One that cannot be used is a gap at its date, so that older ones can raise a concern but not
 * dispel one.
 */
export function bloodPressures(of: BloodPressureQuestion): Need<FactList<BloodPressure>> {
  return need({
    name: 'blood pressures',
    inputs: of.inputs,
    read(record) {
      const drafts = new Map<Observation, Draft>();
      const gaps: Gap[] = of.inputs.flatMap((key) => record.input(key).gaps);
      for (const [side, set] of [
        ['systolic', of.systolic],
        ['diastolic', of.diastolic],
        [undefined, of.panel],
      ] as const) {
        for (const match of matchesFor(set, of.inputs, record, gaps)) addTo(drafts, match, side);
      }
      const moments = new Map<string | number, Draft[]>();
      for (const draft of drafts.values()) {
        const { entry, fault, systolic, diastolic } = draft;
        const reason = fault ?? (systolic === undefined && diastolic === undefined ? 'unreadable' : undefined);
        const source = named(entry, draft.member);
        if (reason) gaps.push(entryGap(reason, entry.key, source));
        if (systolic === undefined && diastolic === undefined) continue;
        if (entry.date === undefined) gaps.push(entryGap('undated', entry.key, source));
        else moments.set(whenOf(entry.date), [...(moments.get(whenOf(entry.date)) ?? []), draft]);
      }
      const items = [...moments.values()].flatMap(together);
      return factList({ items, complete: completenessOf(of.inputs, record), gaps, looked: of.inputs });
    },
  });
}

/** The matches of one set; of the gaps only those of single entries, because those of the inputs are counted once. */
function matchesFor(set: ValueSetName, inputs: readonly InputKey[], record: RecordView, gaps: Gap[]): readonly Match[] {
  const { matches, gaps: found } = matchesOf({ set, inputs, preliminary: true }, record);
  gaps.push(...found.filter((gap) => gap.source !== undefined));
  return matches;
}

function addTo(drafts: Map<Observation, Draft>, { entry, member }: Match, side: Side | undefined): void {
  const draft = drafts.get(entry.resource) ?? { entry, member };
  drafts.set(entry.resource, draft);
  if (side === undefined) {
    draft.member = member;
    return;
  }
  if (isAbsent(entry.holder)) return;
  const value = readQuantity(listOf(entry.holder.valueQuantity)[0], 'mm[Hg]');
  const { min, max } = possible[side];
  if (value === 'unknown-unit') draft.fault = value;
  else if (value === 'not-a-number') draft.fault ??= 'unreadable';
  else if (value < min || value > max) draft.fault = 'out-of-range';
  else draft[side] = Math.max(draft[side] ?? 0, value);
}

/** One fact for one moment, from the entry with the higher values. */
function together(drafts: readonly Draft[]): readonly Fact<BloodPressure>[] {
  const [first] = drafts.toSorted(
    (a, b) => (b.systolic ?? 0) - (a.systolic ?? 0) || (b.diastolic ?? 0) - (a.diastolic ?? 0),
  );
  if (first === undefined) return [];
  const systolic = highest(drafts.map((draft) => draft.systolic));
  const diastolic = highest(drafts.map((draft) => draft.diastolic));
  const value = { ...(systolic !== undefined && { systolic }), ...(diastolic !== undefined && { diastolic }) };
  return [Object.freeze({ value: Object.freeze(value), from: shown(first, value) })];
}

function shown({ entry, member }: Draft, { systolic, diastolic }: BloodPressure): Source {
  const sides = [systolic, diastolic].map((side) => (side === undefined ? '–' : String(Math.round(side))));
  return named(entry, member, { value: sides.join('/'), unit: 'mm[Hg]' });
}

function highest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}
