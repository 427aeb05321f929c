import type { Service } from '../../src/engine/index.ts';
import { timelineDocument } from '../case/course/timeline-document.ts';
import { onTherapy } from '../case/therapy.ts';
import { visits } from '../case/visit.ts';
import { families } from '../families.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { suppressors } from '../rules/suppression/index.ts';
import { relevance } from './relevance.ts';
import { visitsUnderReview } from './subjects.ts';
import { checklist, usageRequirements } from './texts.ts';

/** When a visit is booked: each proposed visit for ketamine or esketamine, or that may be a session of a patient on therapy. */
export const ketamineAppointmentBook: Service<SitePolicy> = {
  id: 'ketamine-appointment-book',
  hook: 'appointment-book',
  about: 'context',
  title: 'Ketamine and esketamine session booking',
  description:
    'Reviews proposed visits for ketamine or esketamine sessions: recorded suicide-risk findings, contraindications and cautions on record, the timing of the session and the checklist before it.',
  usageRequirements,
  check: 'Ketamine booking check',
  incomplete: { plan: 'af-data-incomplete', overrideReasons: 'OR-B' },
  rules: [
    ...families.suicide,
    ...families.contraindications,
    ...families.cautions,
    ...families.timing,
    ...families.monitoring,
  ],
  suppressors,
  limit: 3,
  merged: checklist,
  relevance,
  subjects: visitsUnderReview,
  subjectNeeds: [visits, onTherapy],
  attached: { timeline: timelineDocument },
};
