import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { inductionNext } from './induction-next.ts';

/** Timing of sessions, in the order in which one leads the card. */
export const timingRules: readonly AnyRule<SitePolicy>[] = [inductionNext];
