import type { AllergyIntolerance, CodeableConcept, Coding } from '@medplum/fhirtypes';
import { codingsOf, listOf, saysSomething, textOf } from '../fhir/elements.ts';
import { RXNORM } from '../fhir/systems.ts';
import type { Ingredient, Member, SetVersion, Terminology, ValueSetName } from '../terminology/index.ts';
import { memberOf } from './entry.ts';
import type { Trust } from './source.ts';

/** What an allergy entry is to, as far as one of the sets holds it. */
export interface AllergyMatch {
  readonly by: Member | Ingredient;
  readonly set: ValueSetName;
  readonly version: SetVersion;
  readonly trust: Trust;
}

/** Does an entry say by any code or word what it is to? Without that it could be to anything. */
export function namesSubstance(resource: AllergyIntolerance): boolean {
  const concepts = [
    ...listOf(resource.code),
    ...listOf(resource.reaction).flatMap(({ substance }) => listOf(substance)),
  ];
  return saysSomething(codingsOf(concepts), concepts.flatMap(textsOf));
}

/** Looks in the codes of substance and reactions first; words are only asked where there is no known code. */
export function matchIn(
  resource: AllergyIntolerance,
  sets: readonly ValueSetName[],
  terminology: Terminology,
): AllergyMatch | undefined {
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

function named(text: string, set: ValueSetName, terminology: Terminology): AllergyMatch | undefined {
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
