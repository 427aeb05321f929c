import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';

/** Cautions, in the order in which a card names them. */
export const cautionRules: readonly AnyRule<SitePolicy>[] = [];
