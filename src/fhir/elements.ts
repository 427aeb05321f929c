import type { CodeableConcept, Coding } from '@medplum/fhirtypes';

/**
 * Elements as servers really send them: a list may be one object or a word, a code may be a number, anything may be
 * null. These readers give what is of the right kind and skip the rest, so that one bad element never hides its
 * neighbours and never throws.
 */

/** The objects of a repeating element; a single object where a list belongs counts as a list of one. */
export function listOf<T extends object>(value: readonly T[] | T | null | undefined): readonly T[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((item): item is T => typeof item === 'object' && item !== null && !Array.isArray(item));
}

/** A string with something in it, without blanks at its ends. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A finite number. Numbers in quotes are not numbers. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** All codings of one or more concepts, with only the parts that are text. */
export function codingsOf(
  concepts: readonly CodeableConcept[] | CodeableConcept | null | undefined,
): readonly Readonly<Coding>[] {
  return listOf(concepts).flatMap((concept) => listOf(concept.coding).map(cleanCoding));
}

/** One coding, with only the parts that are text; a code that was sent as a whole number is read as its digits. */
export function cleanCoding(coding: Coding): Readonly<Coding> {
  const system = textOf(coding.system);
  const sent: unknown = coding.code;
  const code = Number.isSafeInteger(sent) ? String(sent) : textOf(sent);
  const display = textOf(coding.display);
  return { ...(system && { system }), ...(code && { code }), ...(display && { display }) };
}

/** Is there anything in these codes and words by which to tell what an entry is about? Without it, it could be anything. */
export function saysSomething(codings: readonly Readonly<Coding>[], words: readonly string[]): boolean {
  return words.length > 0 || codings.some(({ system, code }) => system !== undefined && code !== undefined);
}
