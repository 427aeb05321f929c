import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { suggestingRules } from './suggesting.ts';
import { suppressedByContraindication } from './suppressed-by-ci.ts';

/** Indications, in the order in which one leads the card. */
export const indicationRules: readonly AnyRule<SitePolicy>[] = [suppressedByContraindication, ...suggestingRules];
