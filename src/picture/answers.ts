import type { CodeableConcept, Coding, Extension } from '@medplum/fhirtypes';
import { cleanCoding, listOf, numberOf, textOf } from '../fhir/elements.ts';
import { canonicalSystem, LOINC, SNOMED, YES_NO } from '../fhir/systems.ts';

/** Numbers that the answers of an instrument stand for, by their LOINC answer code. */
export type Ordinals = Readonly<Record<string, number>>;

/** The extensions by which a sender says what number an answer stands for. */
const ordinalExtensions: ReadonlySet<unknown> = new Set([
  'http://hl7.org/fhir/StructureDefinition/ordinalValue',
  'http://hl7.org/fhir/StructureDefinition/itemWeight',
]);

/** "Yes" and "no" as answers, by code. */
const yesAndNo: ReadonlyMap<string, boolean> = new Map([
  [`${LOINC} LA33-6`, true],
  [`${LOINC} LA32-8`, false],
  [`${SNOMED} 373066001`, true],
  [`${SNOMED} 373067005`, false],
  [`${YES_NO} Y`, true],
  [`${YES_NO} N`, false],
]);

/**
 * The number a coded answer stands for: as its sender declares it, else as the instrument's own table does. Codes or
 * words that merely look like numbers are never read as such; two readings that differ are none.
 */
export function ordinalOf(codings: readonly Coding[], ordinals: Ordinals = {}): number | undefined {
  const numbers = codings.flatMap((coding) => declared(coding) ?? fromTable(coding, ordinals) ?? []);
  return new Set(numbers).size === 1 ? numbers[0] : undefined;
}

/** The codings of a coded answer as they came, with their extensions. */
export function rawCodings(concept: CodeableConcept | undefined): readonly Coding[] {
  return listOf(concept).flatMap(({ coding }) => listOf(coding));
}

/** Whether an answer is "yes": a boolean, a code for yes or no, or exactly that word. Contradictions are no answer. */
export function yesOf(value: unknown, codings: readonly Coding[], text?: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const said = codings.flatMap((coding) => {
    const { system = '', code } = cleanCoding(coding);
    return yesAndNo.get(`${canonicalSystem(system)} ${code}`) ?? [];
  });
  const word = textOf(text)?.toLowerCase();
  if (said.length === 0) return word === 'yes' ? true : word === 'no' ? false : undefined;
  return new Set(said).size === 1 ? said[0] : undefined;
}

function declared(coding: Coding): number | undefined {
  const found = listOf<Extension>(coding.extension).find(({ url }) => ordinalExtensions.has(url));
  return numberOf(found?.valueDecimal) ?? numberOf(found?.valueInteger);
}

function fromTable(coding: Coding, ordinals: Ordinals): number | undefined {
  const { system = '', code = '' } = cleanCoding(coding);
  return canonicalSystem(system) === LOINC && Object.hasOwn(ordinals, code) ? ordinals[code] : undefined;
}
