import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { suicideAcute } from './suicide-acute.ts';
import { suicidePositiveScreen } from './suicide-positive-screen.ts';

/** Suicide safety, first on every hook. */
export const suicideRules: readonly AnyRule<SitePolicy>[] = [suicideAcute, suicidePositiveScreen];
