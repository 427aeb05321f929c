import type { Resource } from '@medplum/fhirtypes';

/** A copy of an entry without some elements, each with what FHIR JSON says of it beside it (`_name`). */
export function without<T extends Resource>(entry: T, ...names: readonly (keyof T & string)[]): T {
  const gone = new Set(names.flatMap((name) => [name, `_${name}`]));
  return Object.fromEntries(Object.entries(entry).filter(([name]) => !gone.has(name))) as unknown as T;
}
