import type { Resource } from '@medplum/fhirtypes';
import type { Placed } from '../fhir/references.ts';
import type { Terminology } from '../terminology/index.ts';
import type { Completeness } from './facts.ts';
import type { Gap } from './gap.ts';
import type { Need } from './need.ts';
import type { InputKey } from './source.ts';

/**
 * How one input arrived (security and reliability 9.4). `ok` and `none-released` are complete; `not-offered` is declared
 * by the tenant and is no gap; everything else is one.
 */
export type InputState =
  | 'ok'
  | 'none-released'
  | 'not-offered'
  | 'not-supplied'
  | 'client-failed'
  | 'partial'
  | 'unreadable'
  | 'wrong-patient'
  | 'oversize';

/** One input as the readers see it: this patient's resources only, and what is missing. */
export interface Input {
  readonly key: InputKey;
  readonly state: InputState;
  readonly via: 'prefetch' | 'fetch' | 'context' | 'none';
  /** In an order that does not depend on how the client sent them, duplicates left out (REL-35, REL-60). */
  readonly resources: readonly Resource[];
  /** Everything usable that came under this key, included resources too: what references are resolved in. */
  readonly placed: readonly Placed[];
  readonly complete: Completeness;
  readonly gaps: readonly Gap[];
}

/** The record of one patient for one request, as readers of needs see it. */
export interface RecordView {
  readonly patientId: string;
  readonly terminology: Terminology;
  /** Throws if the need that is being read did not declare the key: it would not be in discovery either. */
  input(key: InputKey): Input;
  /** Reads another need, once a request. */
  read<T>(need: Need<T, never>): T;
  /** The resource a reference of `from` points to: contained, same Bundle, `urn:uuid:`, relative or absolute. */
  resolve(reference: string | undefined, from: Resource): Resource | undefined;
}
