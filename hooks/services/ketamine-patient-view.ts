import type { Service } from '../../src/engine/index.ts';
import { onTherapy } from '../case/therapy.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { contraindicationRules } from '../rules/contraindications/index.ts';
import { indicationRules } from '../rules/indications/index.ts';
import { suicideRules } from '../rules/suicide/index.ts';
import { suppressors } from '../rules/suppression/index.ts';
import { timingRules } from '../rules/timing/index.ts';
import { usageRequirements } from './texts.ts';

/**
 * When a chart is opened: suicide safety, timing of sessions, referral options. Contraindications have a card of their
 * own only while the patient is on therapy; otherwise they are lines on the referral card (clinical alerts I1, I2).
 */
export const ketaminePatientView: Service<SitePolicy> = {
  id: 'ketamine-patient-view',
  hook: 'patient-view',
  title: 'Ketamine and esketamine therapy review',
  description:
    'Reviews the chart of an adult for recorded suicide-risk findings, referral options in treatment-resistant depression and chronic pain, the timing of ketamine and esketamine sessions, and contraindications of patients on therapy.',
  usageRequirements,
  check: 'Ketamine therapy check',
  incomplete: { plan: 'af-data-incomplete', overrideReasons: 'OR-C' },
  rules: [...suicideRules, ...contraindicationRules, ...timingRules, ...indicationRules],
  suppressors,
  limit: 3,
  // Contraindications speak at full voice only where the drug itself is being ordered (architecture 4).
  caps: { 2: 'warning' },
  relevance: ['conditions', 'medicationRequests', 'medicationAdministrations', 'scores'],
  subjects: ({ patientId }) => ({ relevant: [{ kind: 'patient', key: `Patient/${patientId}` }], undecided: [] }),
  subjectNeeds: [],
  asLines: { groups: [2, 3], into: 5, unless: onTherapy },
};
