import type { AnyRule } from '../../../src/engine/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { bloodPressureUnassessed } from './blood-pressure-unassessed.ts';
import { vitalSigns } from './vital-signs.ts';

/** The session checklist, in the order in which a card names them. */
export const monitoringRules: readonly AnyRule<SitePolicy>[] = [bloodPressureUnassessed, vitalSigns];
