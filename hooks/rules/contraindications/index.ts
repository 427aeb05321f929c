import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { aneurysm } from './aneurysm.ts';
import { bloodPressureSevere } from './blood-pressure-severe.ts';
import { hypersensitivity } from './hypersensitivity.ts';
import { pregnancy } from './pregnancy.ts';
import { psychosisActive } from './psychosis-active.ts';
import { substanceUseActive } from './substance-use-active.ts';

/** Contraindications, in the order in which a card names them. */
export const contraindicationRules: readonly AnyRule<SitePolicy>[] = [
  hypersensitivity,
  aneurysm,
  bloodPressureSevere,
  psychosisActive,
  substanceUseActive,
  pregnancy,
];
