import type { PartialDate } from '../fhir/dates.ts';

/** The name of one input of a service: a prefetch key, or `context` for what the hook itself carries. */
export type InputKey = string;

/**
 * How far one record entry may be trusted.
 *
 * - `stated`: coded, and recorded as true
 * - `unconfirmed`: coded, but recorded as unconfirmed, provisional or differential
 * - `uncoded`: matched by words from a curated list, not by a code
 * - `uncertain`: uncoded, and worded as a question ("r/o", "possible")
 */
export type Trust = 'stated' | 'unconfirmed' | 'uncoded' | 'uncertain';

/**
 * What a card may show of a record entry: a name from our own value sets and a value with its unit.
 * Text from the record itself never gets in here (SEC-40).
 */
export interface Shown {
  readonly name: string;
  readonly value?: string;
  readonly unit?: string;
}

/** The value set that recognised an entry, and its version, so that a match can be checked later. */
export interface SetVersion {
  readonly url: string;
  readonly version: string;
}

/** The record entry behind a fact. Every fact has one; every sentence on a card can be traced to some. */
export interface Source {
  /** FHIR resource type, for instance `Condition`. */
  readonly type: string;
  /** Logical id; a resource without one gets its position in the input, for instance `conditions.3`. */
  readonly id: string;
  readonly date?: PartialDate;
  readonly shown?: Shown;
  readonly set?: SetVersion;
  readonly trust: Trust;
}

/** `Type/id`, the form in which explanations, fingerprints and suggestions name an entry. */
export function refOf(source: Source): string {
  return `${source.type}/${source.id}`;
}
