import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { esketaminePriorAuthorisation } from './esketamine-prior-authorisation.ts';
import { intravenousKetamine } from './intravenous-ketamine.ts';

/** Coverage, in the order in which a card names them. */
export const coverageRules: readonly AnyRule<SitePolicy>[] = [esketaminePriorAuthorisation, intravenousKetamine];
