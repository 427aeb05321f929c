import type { Service } from '../../src/engine/index.ts';
import { drafts } from '../case/order.ts';
import { families } from '../families.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { suppressors } from '../rules/suppression/index.ts';
import { relevance } from './relevance.ts';
import { selectedOrders } from './subjects.ts';
import { usageRequirements } from './texts.ts';

const speaking = [
  ...families.suicide,
  ...families.contraindications,
  ...families.cautions,
  ...families.orders,
  ...families.interactions,
];

/** When an order is picked: only what would stop or change it, for the picked drafts alone; the rest waits for signing. */
export const ketamineOrderSelect: Service<SitePolicy> = {
  id: 'ketamine-order-select',
  hook: 'order-select',
  about: 'context',
  title: 'Ketamine and esketamine order selection',
  description:
    'Looks at the drafts just selected for ketamine or esketamine therapy, or for a medicine that interacts with a running therapy, and shows only warnings and critical findings: suicide risk, contraindications and cautions, interactions, dose, route and setting.',
  usageRequirements,
  check: 'Ketamine safety check',
  incomplete: { plan: 'af-data-incomplete', overrideReasons: 'OR-B' },
  rules: speaking.filter(({ highest }) => highest !== 'info'),
  suppressors,
  limit: 2,
  least: 'warning',
  relevance,
  subjects: selectedOrders,
  subjectNeeds: [drafts],
};
