import { SNOMED } from '../../src/fhir/systems.ts';
import { overrideReasons } from './override-reasons.ts';
import type { SitePolicy } from './site-policy.ts';
import { defaultThresholds } from './thresholds.ts';

/** The policy of a site that has set nothing: every rule on, every number as in the clinical knowledge base. */
export const defaultPolicy: SitePolicy = Object.freeze<SitePolicy>({
  id: 'default',
  version: '2026.11.0',
  approvedBy: 'Ketamine CDS project (not yet approved by a site)',
  approvedOn: '2026-11-22',
  expiresOn: '2027-11-22',
  families: {},
  overrideReasons,
  thresholds: defaultThresholds,
  codes: {},
  referrals: {
    psychiatry: {
      code: { system: SNOMED, code: '183524004', display: 'Referral to psychiatry service' },
      text: 'Interventional psychiatry evaluation',
    },
    pain: {
      code: { system: SNOMED, code: '306265007', display: 'Referral to pain management specialist' },
      text: 'Pain medicine evaluation',
    },
    emergency: {
      code: { system: SNOMED, code: '306136006', display: 'Referral to liaison psychiatry service' },
      text: 'Same-day psychiatric risk assessment',
    },
  },
  wording: { suicideCard: 'critical', crisisLine: '988 lifeline' },
});
