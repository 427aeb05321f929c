import type { Reference, Resource } from '@medplum/fhirtypes';
import { refOf, type Source } from '../../src/picture/index.ts';

/** How a draft points at the entries it rests on, each once. One that came without an id cannot be pointed at. */
export function referencesTo<T extends Resource>(sources: readonly Source[]): Reference<T>[] {
  const named = sources.filter(({ id }) => !/^[A-Za-z0-9]+\.\d+$/.test(id));
  return [...new Set(named.map(refOf))].map((reference) => ({ reference }));
}
