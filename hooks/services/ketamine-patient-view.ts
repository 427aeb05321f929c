import type { Service } from '../../src/engine/index.ts';
import { timelineDocument } from '../case/course/timeline-document.ts';
import { onTherapy } from '../case/therapy.ts';
import { families } from '../families.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { suppressors } from '../rules/suppression/index.ts';
import { relevance } from './relevance.ts';
import { usageRequirements } from './texts.ts';

/**
 * When a chart is opened: suicide safety, timing of sessions, referral options. Contraindications and cautions have a card
 * of their own only while the patient is on therapy; otherwise they are lines on the referral card (clinical alerts I1, I2).
 */
export const ketaminePatientView: Service<SitePolicy> = {
  id: 'ketamine-patient-view',
  hook: 'patient-view',
  about: 'patient',
  title: 'Ketamine and esketamine therapy review',
  description:
    'Reviews the chart for recorded suicide-risk findings; for adults, referral options in treatment-resistant depression, other psychiatric disorders and chronic pain, the timing of ketamine and esketamine sessions, and contraindications and cautions of patients on therapy.',
  usageRequirements,
  check: 'Ketamine therapy check',
  incomplete: { plan: 'af-data-incomplete', overrideReasons: 'OR-C' },
  rules: [
    ...families.suicide,
    ...families.contraindications,
    ...families.cautions,
    ...families.timing,
    ...families.indications,
  ],
  suppressors,
  limit: 3,
  // Contraindications speak at full voice only where the drug itself is being ordered (architecture 4).
  caps: { 2: 'warning' },
  relevance,
  subjects: ({ patientId }) => ({ relevant: [{ kind: 'patient', key: `Patient/${patientId}` }], undecided: [] }),
  subjectNeeds: [],
  asLines: { groups: [2, 3], into: 5, unless: onTherapy },
  attached: { timeline: timelineDocument },
};
