import type { Service, Subject } from '../../src/engine/index.ts';
import { drafts } from '../case/order.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { contraindicationRules } from '../rules/contraindications/index.ts';
import { interactionRules } from '../rules/interactions/index.ts';
import { orderRules } from '../rules/orders/index.ts';
import { suicideRules } from '../rules/suicide/index.ts';
import { suppressors } from '../rules/suppression/index.ts';
import { usageRequirements } from './texts.ts';

/**
 * When orders are signed: each draft for ketamine or esketamine, and each draft of a sedative that could meet a therapy.
 * Other drafts concern nothing here; a draft of which nobody can tell what it orders is named as unchecked.
 */
export const ketamineOrderSign: Service<SitePolicy> = {
  id: 'ketamine-order-sign',
  hook: 'order-sign',
  title: 'Ketamine and esketamine order review',
  description:
    'Reviews draft orders for ketamine or esketamine therapy of an adult, and draft opioids and benzodiazepines of patients on such therapy: recorded suicide-risk findings, contraindications on record, combined sedatives, and the dose against the usual or labelled range. Doses are compared for esketamine and for intravenous ketamine of up to two hours; other routes and longer infusions are not compared yet.',
  usageRequirements,
  check: 'Ketamine safety check',
  incomplete: { plan: 'af-data-incomplete', overrideReasons: 'OR-B' },
  rules: [...suicideRules, ...contraindicationRules, ...orderRules, ...interactionRules],
  suppressors,
  limit: 4,
  relevance: ['conditions', 'medicationRequests', 'medicationAdministrations', 'scores'],
  subjects(_context, record) {
    const { orders, unreadable } = record.read(drafts);
    const relevant = orders
      .filter(({ drug, sedatives }) => drug !== 'other' || sedatives.length > 0)
      .map(({ key, resource }): Subject => ({ kind: 'order', key, resource }));
    return { relevant, undecided: unreadable };
  },
  subjectNeeds: [drafts],
};
