import type { PlainDate } from '../fhir/plain-date.ts';
import type { RecordView } from './record.ts';
import type { InputKey } from './source.ts';

/** When the question is asked: the instant for hours, the calendar day in the tenant's zone for everything in days. */
export interface Index {
  readonly instant: Date;
  readonly today: PlainDate;
  readonly zone: string;
}

/**
 * What a fact tells of the person rather than of the disease, declared for transparency (REG-33): rules that use it say so
 * in the catalogue.
 */
export type Trait = 'dateOfBirth' | 'sex';

/**
 * A kind of patient fact that a rule can ask for. Needs are compared by identity and read once a request.
 * `P` is the site policy a reader may consult; readers in `src` know nothing of its content.
 */
export interface Need<T, P = unknown> {
  readonly name: string;
  /** The inputs it is read from; a missing one is a gap. Together they make the prefetch template of a service. */
  readonly inputs: readonly InputKey[];
  /** Inputs that help but are not needed: read if there, a note if not, never a gap. */
  readonly softens?: readonly InputKey[];
  /** Personal traits it rests on. */
  readonly traits?: readonly Trait[];
  read(record: RecordView, at: Index, site: P): T;
}

/** The value type of a need. */
export type Told<N> = N extends Need<infer T, never> ? T : never;

/** Makes a need. Its reader can only open the inputs it declares. */
export function need<T, P = unknown>(definition: Need<T, P>): Need<T, P> {
  return Object.freeze(definition);
}

/** Makes a need out of other needs; its inputs are theirs. */
export function derive<N extends Record<string, Need<unknown, never>>, T, P = unknown>(
  name: string,
  parts: N,
  read: (facts: { readonly [K in keyof N]: Told<N[K]> }, at: Index, site: P) => T,
): Need<T, P> {
  const all: readonly Need<unknown, never>[] = Object.values(parts);
  return need<T, P>({
    name,
    inputs: [...new Set(all.flatMap((part) => part.inputs))],
    softens: [...new Set(all.flatMap((part) => part.softens ?? []))],
    traits: [...new Set(all.flatMap((part) => part.traits ?? []))],
    read(record, at, site) {
      const facts = Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, record.read(part)]));
      return read(facts as { readonly [K in keyof N]: Told<N[K]> }, at, site);
    },
  });
}
