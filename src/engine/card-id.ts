import { createHash, createHmac } from 'node:crypto';
import { canonicalJson } from '../fhir/canonical-json.ts';
import type { PlainDate } from '../fhir/plain-date.ts';
import { refOf, type Source } from '../picture/source.ts';

/** Versions of everything that words and decides a card; part of its identity. */
export interface Versions {
  readonly rules: string;
  readonly terminology: string;
  readonly policy: string;
}

/**
 * Identity of a finding: the same rule, facts and entries give the same print, whatever order or path the data came by. A
 * finding that is only a line is another one than the same as a card: the summary counts the others.
 */
export function fingerprint(
  ruleId: string,
  found: { readonly facts: unknown; readonly because: readonly Source[]; readonly lineOnly?: boolean },
): string {
  const entries = [...new Set(found.because.map(refOf))].sort();
  return createHash('sha256')
    .update(canonicalJson([ruleId, found.facts, entries, ...(found.lineOnly ? ['line'] : [])]))
    .digest('hex');
}

/**
 * Card uuid (architecture 9, item 5): not guessable without the tenant's key, the same on every replica and hook for the
 * same findings on the same day.
 */
export function cardId(of: {
  readonly tenant: { readonly id: string; readonly cardKey: Uint8Array };
  readonly patientId: string;
  readonly group: number;
  readonly fingerprints: readonly string[];
  readonly versions: Versions;
  readonly today: PlainDate;
}): string {
  const { tenant, patientId, group, fingerprints, versions, today } = of;
  return keyed(tenant.cardKey, [tenant.id, patientId, group, [...fingerprints].sort(), versions, today]);
}

/** Uuid of a suggestion: its card's and its target's. */
export function suggestionId(key: Uint8Array, card: string, target: string): string {
  return keyed(key, [card, target]);
}

function keyed(key: Uint8Array, content: unknown): string {
  const bytes = createHmac('sha256', key).update(canonicalJson(content)).digest().subarray(0, 16);
  // RFC 9562: version 5 (name-based) and the standard variant.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
