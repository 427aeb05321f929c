import type { InputKey, Source } from './source.ts';

/**
 * Why something could not be known. Closed: the words of the degraded modes (security and reliability 9.4) plus the
 * ways in which a single entry can be unreadable.
 */
export const gapReasons = {
  'not-supplied': 'not released to this service',
  'client-failed': 'the EHR reported an error while reading it',
  partial: 'the list is incomplete',
  unreadable: 'it could not be read',
  'wrong-patient': 'it held entries of another patient',
  oversize: 'the list was too long',
  'orphan-reference': 'an entry points to a drug record that was not supplied',
  'unknown-unit': 'a value has a missing or unknown unit',
  'out-of-range': 'a value is outside its possible range',
  undated: 'an entry has no usable date',
  'unknown-status': 'an entry has a status this service does not know',
  disabled: 'switched off by site policy',
  internal: 'this check failed inside the service',
} as const;

export type GapReason = keyof typeof gapReasons;

/** One thing that is not known: which input, why, and the entry concerned if it is a single one. */
export interface Gap {
  readonly input: InputKey;
  readonly reason: GapReason;
  readonly source?: Source;
}

/** The same reasons where they concern one entry and the rest of the list is there. */
const entryReasons: Partial<Record<GapReason, string>> = {
  unreadable: 'an entry could not be read',
  'unknown-status': 'an entry has a status this service does not know',
};

/** Why something is not known, in plain words for a card. */
export function reasonOf({ reason, source }: Gap): string {
  return (source && entryReasons[reason]) ?? gapReasons[reason];
}

/** Reasons that take only a part of a list away. */
const partly: readonly GapReason[] = ['partial', 'wrong-patient', 'oversize'];

/** Is something of the input there, though not all of it? */
export function isPartOf({ reason, source }: Gap): boolean {
  return source !== undefined || partly.includes(reason);
}

/** Two gaps are the same for a reader if input and reason agree; single entries are not listed one by one. */
export function distinctGaps(gaps: readonly Gap[]): readonly Gap[] {
  const seen = new Map<string, Gap>();
  for (const gap of gaps) {
    const key = `${gap.input} ${reasonOf(gap)}`;
    if (!seen.has(key)) seen.set(key, gap);
  }
  return [...seen.values()];
}
