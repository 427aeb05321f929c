import type { Resource } from '@medplum/fhirtypes';
import { type BundleEntry, entriesOf, linkOf, outcomeOf, resourceIn, totalOf, typeOf } from '../fhir/bundles.ts';
import type { Placed } from '../fhir/references.ts';
import { isObject } from '../protocol/is-object.ts';
import { completeSince, saysNewestFirst } from './complete-since.ts';
import { withoutDuplicates } from './duplicates.ts';
import type { Completeness } from './facts.ts';
import type { Gap, GapReason } from './gap.ts';
import type { Input, InputState } from './record.ts';
import type { InputKey, Source } from './source.ts';

/** What a prefetch value came to, before it is known by which way it came. */
export type Reading = Omit<Input, 'key' | 'via'>;

/** What the reader of a value has to know about the request. */
export interface ReadingFor {
  readonly key: InputKey;
  readonly type: string;
  readonly patientId: string;
  /** More entries than this in one Bundle are not looked at. */
  readonly limit: number;
  /** The tenant knows that this list comes newest first. */
  readonly newestFirst: boolean;
  readonly zone: string;
  belongs(resource: Resource): boolean;
}

/** Complete, and nothing in it. */
export function nothing(state: 'none-released' | 'not-offered'): Reading {
  return { state, resources: [], placed: [], complete: 'all', gaps: [] };
}

/** Nothing that could be used. */
export function lost(key: InputKey, state: Exclude<InputState, 'ok' | 'none-released' | 'not-offered'>): Reading {
  return { state, resources: [], placed: [], complete: 'no', gaps: [{ input: key, reason: state }] };
}

/** Reads the answer to a search (security and reliability 9.4): how it arrived, and this patient's resources in it. */
export function readSearchset(value: unknown, of: ReadingFor): Reading {
  const { key } = of;
  if (typeOf(value) === 'OperationOutcome') return lost(key, 'client-failed');
  if (!isObject(value) || typeOf(value) !== 'Bundle') return lost(key, 'unreadable');
  const entries = entriesOf(value);
  if (entries === undefined) return lost(key, 'unreadable');
  if (entries.length > of.limit) return lost(key, 'oversize');

  const { own, placed, others, strangers, unreadable, outcomes } = sorted(entries, of);
  const matches = own.length + others + unreadable;
  const total = totalOf(value);
  const saysNone = matches === 0 && total === 0;
  if (matches === 0 && strangers > 0) return lost(key, 'unreadable');
  if (matches === 0 && outcomes.some(({ severity }) => severity === 'failed')) return lost(key, 'client-failed');
  if (matches === 0 && ofAnotherPatient(linkOf(value, 'self'), of.patientId)) return lost(key, 'wrong-patient');

  const more = linkOf(value, 'next') !== undefined;
  const warned = outcomes.some(
    ({ severity, nothingFound }) => severity !== 'information' && !(saysNone && nothingFound),
  );
  const short = warned || (!more && total !== undefined && total > matches);
  const reasons: GapReason[] = [
    ...(others > 0 ? ['wrong-patient' as const] : []),
    ...(more || short ? ['partial' as const] : []),
  ];
  const gaps = [...reasons.map((reason): Gap => ({ input: key, reason })), ...brokenEntries(unreadable, of)];
  const since =
    more && !short && others === 0 && unreadable === 0 ? sinceOf(own, linkOf(value, 'self'), of) : undefined;
  return {
    state: others > 0 ? 'wrong-patient' : gaps.length > 0 ? 'partial' : own.length > 0 ? 'ok' : 'none-released',
    resources: withoutDuplicates(own),
    placed,
    complete: completeness(reasons.length > 0, since),
    gaps,
  };
}

/** Puts the entries of a Bundle into what they are: matches of this patient, of others, unreadable, included, outcomes. */
function sorted(entries: readonly BundleEntry[], { type, belongs }: ReadingFor) {
  const own: Resource[] = [];
  const placed: Placed[] = [];
  const outcomes: ReturnType<typeof outcomeOf>[] = [];
  let others = 0;
  let strangers = 0;
  let unreadable = 0;
  for (const { mode, resource: given, fullUrl } of entries) {
    if (mode === 'outcome' || typeOf(given) === 'OperationOutcome') {
      outcomes.push(outcomeOf(isObject(given) ? given : {}));
      continue;
    }
    const resource = resourceIn(given);
    const match = mode !== 'include' && (resource === undefined || resource.resourceType === type);
    if (resource === undefined) {
      if (match) unreadable++;
      continue;
    }
    if (!match && mode !== 'include') strangers++;
    if (!belongs(resource)) {
      if (match) others++;
      continue;
    }
    placed.push({ resource, ...(fullUrl !== undefined && { fullUrl }) });
    if (match) own.push(resource);
  }
  return { own, placed, outcomes, others, strangers, unreadable };
}

/** One gap for each entry that holds no resource. It has no date, so it could be the newest. */
function brokenEntries(count: number, { key, type }: ReadingFor): readonly Gap[] {
  return Array.from({ length: count }, (_, n): Gap => {
    const source: Source = { type, id: `${key}.unreadable.${n}`, trust: 'stated' };
    return { input: key, reason: 'unreadable', source };
  });
}

function sinceOf(own: readonly Resource[], self: string | undefined, of: ReadingFor): Completeness | undefined {
  if (!of.newestFirst && !saysNewestFirst(self, of.type)) return undefined;
  const since = completeSince(own, of.zone);
  return since === undefined ? undefined : { since };
}

function completeness(cut: boolean, since: Completeness | undefined): Completeness {
  return cut ? (since ?? 'no') : 'all';
}

/** An empty answer to a search for somebody else says nothing about this patient. */
function ofAnotherPatient(self: string | undefined, patientId: string): boolean {
  const asked = /[?&](?:patient|subject)(?::Patient)?=([^&]*)/.exec(self ?? '')?.[1];
  if (asked === undefined) return false;
  const ids = asked.split(/,|%2C/i).map((one) => one.split(/\/|%2F/i).at(-1));
  return !ids.includes(patientId);
}
