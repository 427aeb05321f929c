import type { CodeableConcept } from '@medplum/fhirtypes';
import { codingsOf, textOf } from '../fhir/elements.ts';

/** What each known status word means to a reader. Where words contradict each other, the meaning listed first wins. */
export type StatusTable<M extends string> = ReadonlyMap<string, M>;

export function statusTable<M extends string>(rows: { readonly [word: string]: M }): StatusTable<M> {
  return new Map(Object.entries(rows));
}

const dataAbsentReason = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';

/**
 * The meaning of a coded status. A known word is accepted under any code system, because senders name the wrong one;
 * a status that says only why it is absent is `absent`; any other word is `unknown` (REL-34).
 */
export function meaningOf<M extends string>(
  concept: CodeableConcept | undefined,
  table: StatusTable<M>,
): M | 'absent' | 'unknown' {
  const codings = codingsOf(concept).filter((coding) => coding.system !== dataAbsentReason);
  const words = codings.flatMap((coding) => coding.code ?? []);
  const text = textOf(concept?.text);
  if (words.length === 0 && text !== undefined) words.push(text);
  if (words.length === 0) return 'absent';
  const said = new Set(words.map((word) => table.get(word.toLowerCase())));
  return [...table.values()].find((meaning) => said.has(meaning)) ?? 'unknown';
}

/** The meaning of a plain status code (`active`, `completed`). */
export function meaningOfCode<M extends string>(code: unknown, table: StatusTable<M>): M | 'unknown' {
  return (typeof code === 'string' ? table.get(code) : undefined) ?? 'unknown';
}
