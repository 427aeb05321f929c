import { type Fact, refOf, type Source } from '../../src/picture/index.ts';

/** The record entries behind some facts, each once: one entry may be in several value sets. */
export function entriesOnce(facts: readonly Fact<unknown>[]): readonly Source[] {
  return sourcesOnce(facts.map(({ from }) => from));
}

/** The same for the entries themselves. */
export function sourcesOnce(sources: readonly Source[]): readonly Source[] {
  return [...new Map(sources.map((from) => [refOf(from), from])).values()];
}
