import { rulesFor, suppressorsFor } from '../src/engine/index.ts';
import type { SitePolicy } from './policy/site-policy.ts';

/** Makes a rule of this content: `rule({ id, needs, decide, card … })`. */
export const rule = rulesFor<SitePolicy>();

/** Makes a reason to keep still. */
export const suppressor = suppressorsFor<SitePolicy>();
