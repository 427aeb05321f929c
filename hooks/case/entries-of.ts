import type { Fact, Source } from '../../src/picture/index.ts';

/** The record entries behind some facts, each once: one entry may be in several value sets. */
export function entriesOnce(facts: readonly Fact<unknown>[]): readonly Source[] {
  return [...new Map(facts.map(({ from }) => [`${from.type}/${from.id}`, from])).values()];
}
