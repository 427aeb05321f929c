import type { Truth } from '../picture/truth.ts';
import type { Group, Needs, Read, RuleContext, RuleId } from './rule.ts';

/**
 * A reason to keep still (clinical alerts I3). Only a suppressor known to be true silences; one that cannot tell lets the
 * card through, and the card says what was not checked.
 */
export interface Suppressor<N extends Needs, P> {
  readonly id: RuleId;
  readonly plan: string;
  readonly title: string;
  readonly basis: string;
  /** The groups it silences, or `everything`: then not even rules that are never suppressed speak. */
  readonly silences: readonly Group[] | 'everything';
  /** Findings that are critical are shown all the same. */
  readonly sparesCritical?: boolean;
  readonly needs: N;
  decide(facts: Read<N>, context: Omit<RuleContext<P>, 'verdictOf'>): Truth<unknown>;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of suppressors forgets what each one's facts are
export type AnySuppressor<P> = Suppressor<any, P>;

/** Binds suppressors to one kind of site policy, as `rulesFor` does for rules. */
export function suppressorsFor<P>() {
  return function suppressor<N extends Needs>(definition: Suppressor<N, P>): Suppressor<N, P> {
    return Object.freeze(definition);
  };
}
