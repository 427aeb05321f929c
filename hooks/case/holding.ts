import type { AnyRule, Verdict } from '../../src/engine/index.ts';
import { no, type Truth, unknown, yes } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';

/** A rule that speaks. */
export interface Holding {
  readonly id: string;
  readonly title: string;
}

/** A verdict as a statement that its rule speaks, or speaks in a way that counts. */
export function holds(
  { id, title }: AnyRule<SitePolicy>,
  found: Verdict<unknown>,
  counts: (one: Verdict<unknown>) => boolean = () => true,
): Truth<Holding> {
  if (found.kind === 'cannot-tell') return unknown(found.gaps);
  if (found.kind === 'quiet' || !counts(found)) return no('it does not hold');
  return yes({ id, title }, found.because, found.notChecked);
}

/** Does it speak at critical, by entries that leave no doubt? */
export function isCritical(found: Verdict<unknown>): boolean {
  return found.kind === 'fires' && found.indicator === 'critical' && found.lowered === 0;
}

/** A title inside a sentence; what begins with an abbreviation keeps its capitals. */
export function inSentence(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
}
