import type { AllergyIntolerance, CodeableConcept, Coding } from '@medplum/fhirtypes';
import { type PartialDate, readDate, readPeriod } from '../fhir/dates.ts';
import { codingsOf, listOf, textOf } from '../fhir/elements.ts';
import { RXNORM } from '../fhir/systems.ts';
import type { Ingredient, Member, SetVersion, Terminology, ValueSetName } from '../terminology/index.ts';
import { entryGap, memberOf, sourceOf } from './entry.ts';
import { type Fact, type FactList, factList } from './facts.ts';
import type { Gap } from './gap.ts';
import { interned } from './interned.ts';
import { type Need, need } from './need.ts';
import type { Trust } from './source.ts';
import { meaningOf, statusTable } from './status-word.ts';

/** A recorded allergy or intolerance to something that one of the asked sets holds. Statuses are data: rules weigh them. */
export interface Reaction {
  readonly by: Member | Ingredient;
  /** The value set that recognised it. */
  readonly set: ValueSetName;
  readonly clinical: 'active' | 'inactive' | 'resolved' | 'absent';
  readonly verification: 'confirmed' | 'unconfirmed' | 'absent';
  readonly type?: 'allergy' | 'intolerance';
  readonly criticality?: 'low' | 'high' | 'unable-to-assess';
  readonly manifestations: readonly Manifestation[];
}

/** One manifestation with all its codes; without any it was written in words only, and could be anything. */
export interface Manifestation {
  readonly codings: readonly Readonly<Coding>[];
  readonly severity?: 'mild' | 'moderate' | 'severe';
}

const clinicalStates = statusTable({ active: 'active', inactive: 'inactive', resolved: 'resolved' });

const verifications = statusTable({
  confirmed: 'confirmed',
  unconfirmed: 'unconfirmed',
  presumed: 'unconfirmed',
  refuted: 'never',
  'entered-in-error': 'never',
});

const needs = interned<Need<FactList<Reaction>>>();

/**
 * Allergies to anything in the sets, by substance code, by a product that contains it, or by a text that mentions an
 * ingredient or brand. Text that is nothing but such a name is as good as a code; other text is `uncoded`, text worded
 * as a denial ("no known allergy to …") is nothing. Refuted entries and errors are left out. `from.date` is the onset,
 * else when it was recorded.
 *
 * Entries with a status word nobody knows are gaps, and stay in no list.
 */
export function allergiesTo(sets: readonly ValueSetName[]): Need<FactList<Reaction>> {
  const name = `allergies ${sets.join(' ')}`;
  return needs(name, () =>
    need({
      name,
      inputs: ['allergies'],
      read(record, at) {
        const input = record.input('allergies');
        const facts: Fact<Reaction>[] = [];
        const gaps: Gap[] = [];
        input.resources.forEach((resource, index) => {
          if (resource.resourceType !== 'AllergyIntolerance') return;
          const match = matchIn(resource, sets, record.terminology);
          const verification = meaningOf(resource.verificationStatus, verifications);
          if (!match || verification === 'never') return;
          const { by, set, version, trust } = match;
          const shown = { name: 'display' in by ? by.display : by.name };
          const from = sourceOf(input.key, resource, index, {
            date: dateOf(resource, at.zone),
            shown,
            set: version,
            trust,
          });
          const clinical = meaningOf(resource.clinicalStatus, clinicalStates);
          if (clinical === 'unknown' || verification === 'unknown') {
            gaps.push(entryGap('unknown-status', input.key, from));
            return;
          }
          facts.push(
            Object.freeze({ value: Object.freeze({ by, set, clinical, verification, ...details(resource) }), from }),
          );
        });
        return factList({
          items: facts,
          complete: input.complete,
          gaps: [...input.gaps, ...gaps],
          looked: [input.key],
        });
      },
    }),
  );
}

interface Match {
  readonly by: Member | Ingredient;
  readonly set: ValueSetName;
  readonly version: SetVersion;
  readonly trust: Trust;
}

/** A code settles it; words are only asked where there is none. */
function matchIn(
  resource: AllergyIntolerance,
  sets: readonly ValueSetName[],
  terminology: Terminology,
): Match | undefined {
  const concepts = [
    ...listOf(resource.code),
    ...listOf(resource.reaction).flatMap(({ substance }) => listOf(substance)),
  ];
  const codings = codingsOf(concepts);
  for (const set of sets) {
    const member = memberOf(terminology, set, codings) ?? contained(codings, set, terminology);
    if (member) return { by: member, set, version: member.set, trust: 'stated' };
  }
  for (const text of concepts.filter((concept) => !isKnown(concept, terminology)).flatMap(textsOf)) {
    for (const set of sets) {
      const found = named(text, set, terminology);
      if (found) return found;
    }
  }
  return undefined;
}

/** A product is as good as its ingredients. */
function contained(
  codings: readonly Readonly<Coding>[],
  set: ValueSetName,
  terminology: Terminology,
): Member | undefined {
  const ingredients = codings.flatMap(({ system, code }) => terminology.product(system, code)?.ingredients ?? []);
  return memberOf(
    terminology,
    set,
    ingredients.map(({ code }) => ({ system: RXNORM, code })),
  );
}

function isKnown(concept: CodeableConcept, terminology: Terminology): boolean {
  return codingsOf(concept).some(
    ({ system, code }) => terminology.knows(system, code) || terminology.product(system, code),
  );
}

function textsOf(concept: CodeableConcept): readonly string[] {
  const text = textOf(concept.text);
  return text === undefined ? codingsOf(concept).flatMap(({ display }) => display ?? []) : [text];
}

function named(text: string, set: ValueSetName, terminology: Terminology): Match | undefined {
  const ingredient = terminology.ingredientsNamed(text).find(({ code }) => terminology.member(set, RXNORM, code));
  const version = terminology.describe(set);
  const whole = ingredient && isNameOnly(text, terminology);
  if (whole) return { by: ingredient, set, version, trust: 'stated' };
  if (ingredient && !denies(text)) return { by: ingredient, set, version, trust: 'uncoded' };
  return undefined;
}

/** What names a salt or a form of a substance and says nothing else about it. */
const plainWords: ReadonlySet<string> = new Set(
  'hydrochloride hcl sodium injection injectable solution infusion vial nasal spray tablet tablets capsule oral iv im'.split(
    ' ',
  ),
);

/** Nothing but names: no word is left that could deny or qualify them. */
function isNameOnly(text: string, terminology: Terminology): boolean {
  const words = text
    .toLowerCase()
    .split(/[\s,;/()]+/)
    .filter((word) => word !== '' && !plainWords.has(word));
  return words.every((word) => terminology.ingredientsNamed(word).length > 0);
}

/** Allergy lists state the absence of an allergy as an entry of its own. */
function denies(text: string): boolean {
  return /\b(no|not|none|nil|denies|denied|negative|without|never|nkda|nka|tolerates|tolerated)\b/i.test(text);
}

function details(resource: AllergyIntolerance): Pick<Reaction, 'type' | 'criticality' | 'manifestations'> {
  const { type, criticality } = resource;
  return {
    ...((type === 'allergy' || type === 'intolerance') && { type }),
    ...((criticality === 'low' || criticality === 'high' || criticality === 'unable-to-assess') && { criticality }),
    manifestations: listOf(resource.reaction).flatMap(({ manifestation, severity }) =>
      listOf(manifestation).map((concept) => ({
        codings: codingsOf(concept),
        ...((severity === 'mild' || severity === 'moderate' || severity === 'severe') && { severity }),
      })),
    ),
  };
}

function dateOf(resource: AllergyIntolerance, zone: string): PartialDate | undefined {
  return (
    readDate(resource.onsetDateTime, zone) ??
    readPeriod(resource.onsetPeriod, zone)?.start ??
    readDate(resource.recordedDate, zone)
  );
}
