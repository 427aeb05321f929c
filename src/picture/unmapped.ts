import { type FactList, factList } from './facts.ts';
import type { InputKey } from './source.ts';

/**
 * What a value set without any code finds, whatever state the input is in: nothing, and nothing is missing. A hospital
 * that has no code for a thing cannot have recorded it, so an unread list could not hold it either.
 */
export function nothingMapped(looked: readonly InputKey[]): FactList<never> {
  return factList<never>({ items: [], complete: 'all', gaps: [], looked });
}
