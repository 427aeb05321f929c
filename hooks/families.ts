import type { AnyRule } from '../src/engine/index.ts';
import type { SitePolicy } from './policy/site-policy.ts';
import { cautionRules } from './rules/cautions/index.ts';
import { contraindicationRules } from './rules/contraindications/index.ts';
import { coverageRules } from './rules/coverage/index.ts';
import { indicationRules } from './rules/indications/index.ts';
import { interactionRules } from './rules/interactions/index.ts';
import { monitoringRules } from './rules/monitoring/index.ts';
import { orderRules } from './rules/orders/index.ts';
import { suicideRules } from './rules/suicide/index.ts';
import { timingRules } from './rules/timing/index.ts';

/** Rules by family, which is the folder they live in: what a site may switch off or run silently together. */
export const families = {
  suicide: suicideRules,
  contraindications: contraindicationRules,
  cautions: cautionRules,
  orders: orderRules,
  interactions: interactionRules,
  timing: timingRules,
  indications: indicationRules,
  monitoring: monitoringRules,
  coverage: coverageRules,
} as const satisfies Readonly<Record<string, readonly AnyRule<SitePolicy>[]>>;
