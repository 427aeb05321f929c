import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { opioidBenzodiazepine } from './opioid-benzodiazepine.ts';

/** Rules about other medicines, in the order in which a card names them. */
export const interactionRules: readonly AnyRule<SitePolicy>[] = [opioidBenzodiazepine];
