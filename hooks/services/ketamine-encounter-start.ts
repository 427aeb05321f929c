import type { Service } from '../../src/engine/index.ts';
import { timelineDocument } from '../case/course/timeline-document.ts';
import { sessionAtHand } from '../case/session-at-hand.ts';
import { families } from '../families.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { suppressors } from '../rules/suppression/index.ts';
import { relevance } from './relevance.ts';
import { checklist, usageRequirements } from './texts.ts';

/**
 * When a visit begins: suicide safety for everyone; contraindications, timing and the checklist before a session where the
 * visit is for ketamine or esketamine, or the patient is on such therapy.
 */
export const ketamineEncounterStart: Service<SitePolicy> = {
  id: 'ketamine-encounter-start',
  hook: 'encounter-start',
  about: 'patient',
  title: 'Ketamine and esketamine session review',
  description:
    'Reviews the chart as a visit begins: recorded suicide-risk findings; and, for patients on ketamine or esketamine therapy, contraindications and cautions, vital signs, the timing of the session and the checklist before it.',
  usageRequirements,
  check: 'Ketamine session check',
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
  subjects: ({ patientId }) => ({ relevant: [{ kind: 'patient', key: `Patient/${patientId}` }], undecided: [] }),
  subjectNeeds: [],
  asLines: { groups: [2, 4, 6], unless: sessionAtHand },
  attached: { timeline: timelineDocument },
};
