import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { comorbidPainMood } from './comorbid-pain-mood.ts';
import { crps } from './crps.ts';
import { opioidNonopioid } from './opioid-nonopioid.ts';
import { suppressedByContraindication } from './suppressed-by-ci.ts';
import { trd } from './trd.ts';

/** Indications, in the order in which one leads the card (D2, "ordering when several hold"). */
export const indicationRules: readonly AnyRule<SitePolicy>[] = [
  suppressedByContraindication,
  trd,
  comorbidPainMood,
  crps,
  opioidNonopioid,
];
