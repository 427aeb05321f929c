import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { esketamineStep } from './esketamine-step.ts';
import { ketamineDoseHigh } from './ketamine-dose-high.ts';

/** Rules about the order itself, in the order in which a card names them. */
export const orderRules: readonly AnyRule<SitePolicy>[] = [ketamineDoseHigh, esketamineStep];
