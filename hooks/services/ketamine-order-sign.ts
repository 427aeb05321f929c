import type { Service } from '../../src/engine/index.ts';
import { timelineDocument } from '../case/course/timeline-document.ts';
import { drafts } from '../case/order.ts';
import { families } from '../families.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { suppressors } from '../rules/suppression/index.ts';
import { relevance } from './relevance.ts';
import { ordersUnderReview } from './subjects.ts';
import { checklist, usageRequirements } from './texts.ts';

/** When orders are signed: each draft for ketamine or esketamine, and each draft of a medicine that could meet a therapy. */
export const ketamineOrderSign: Service<SitePolicy> = {
  id: 'ketamine-order-sign',
  hook: 'order-sign',
  about: 'context',
  title: 'Ketamine and esketamine order review',
  description:
    'Reviews draft orders for ketamine or esketamine therapy, and draft orders of interacting medicines for patients on such therapy: recorded suicide-risk findings, contraindications and cautions on record, interactions, dose, route and setting, the timing of sessions, the checklist before a first session, and coverage.',
  usageRequirements,
  check: 'Ketamine safety check',
  incomplete: { plan: 'af-data-incomplete', overrideReasons: 'OR-B' },
  rules: [
    ...families.suicide,
    ...families.contraindications,
    ...families.cautions,
    ...families.orders,
    ...families.interactions,
    ...families.timing,
    ...families.monitoring,
    ...families.coverage,
  ],
  suppressors,
  limit: 4,
  merged: checklist,
  relevance,
  subjects: ordersUnderReview,
  subjectNeeds: [drafts],
  attached: { timeline: timelineDocument },
};
