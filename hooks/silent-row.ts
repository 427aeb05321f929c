import type { Group } from '../src/engine/index.ts';

/**
 * A row of the knowledge base that never makes a finding of its own, and why: so that a reviewer finds every row in the
 * catalogue, and nobody builds by mistake what was left out on purpose.
 */
export interface SilentRow {
  readonly id: string;
  /** Id of its PlanDefinition. */
  readonly plan: string;
  readonly title: string;
  readonly group: Group;
  /**
   * - `never`: decided not to fire
   * - `alias`: another rule says it
   * - `reference`: text for people, with nothing to look up
   * - `behaviour`: kept by the engine or by other rules, not by a finding
   * - `output`: what other rules produce
   * - `not yet`: asked for, and not acted on yet
   */
  readonly kind: 'never' | 'alias' | 'reference' | 'behaviour' | 'output' | 'not yet';
  /** One or two sentences for a reviewer. */
  readonly why: string;
}
