import type { CodeableConcept, Coding, Resource } from '@medplum/fhirtypes';
import type { PartialDate } from '../fhir/dates.ts';
import { codingsOf } from '../fhir/elements.ts';
import type { Member, Terminology, ValueSetName } from '../terminology/index.ts';
import type { Gap, GapReason } from './gap.ts';
import type { InputKey, SetVersion, Shown, Source, Trust } from './source.ts';

/** What a reader knows of an entry beyond where it stands. */
interface EntryDetails {
  readonly date?: PartialDate | undefined;
  readonly shown?: Shown | undefined;
  readonly set?: SetVersion | undefined;
  /** `stated` unless said otherwise. */
  readonly trust?: Trust | undefined;
}

/**
 * The source of an entry: `index` is its place in the input, which names it where the resource has no id. Inputs are
 * sorted, so the name does not depend on the order in which a client sent its entries.
 */
export function sourceOf(key: InputKey, resource: Resource, index: number, details: EntryDetails = {}): Source {
  const { date, shown, set, trust = 'stated' } = details;
  return Object.freeze({
    type: resource.resourceType,
    id: idOf(resource) ?? `${key}.${index}`,
    ...(date && { date }),
    ...(shown && { shown: Object.freeze(shown) }),
    ...(set && { set }),
    trust,
  });
}

/** The logical id, if the resource has a usable one. */
export function idOf(resource: Resource): string | undefined {
  const id: unknown = resource.id;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** A gap about a single entry. */
export function entryGap(reason: GapReason, input: InputKey, source: Source): Gap {
  return Object.freeze({ input, reason, source });
}

/**
 * The member of a value set among all codings of a concept. Where several match, the least by system and code, so that
 * the order of the codings does not matter.
 */
export function memberAmong(
  terminology: Terminology,
  set: ValueSetName,
  concepts: readonly CodeableConcept[] | CodeableConcept | null | undefined,
): Member | undefined {
  return memberOf(terminology, set, codingsOf(concepts));
}

/** As `memberAmong`, for codings that are already at hand. */
export function memberOf(
  terminology: Terminology,
  set: ValueSetName,
  codings: readonly Readonly<Coding>[],
): Member | undefined {
  let found: Member | undefined;
  for (const { system, code } of codings) {
    const member = terminology.member(set, system, code);
    if (member && (!found || nameOf(member) < nameOf(found))) found = member;
  }
  return found;
}

/** How a card names an entry that a value set recognised. */
export function shownAs(member: Member): { readonly shown: Shown; readonly set: SetVersion } {
  return { shown: { name: member.display }, set: member.set };
}

function nameOf(member: Member): string {
  return `${member.system} ${member.code}`;
}
