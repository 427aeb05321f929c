// All clinical content, as one value each: what is served, how its data are asked for, what a site gets unless it decides.
import type { Service } from '../src/engine/index.ts';
import type { SitePolicy } from './policy/site-policy.ts';
import { ketamineAppointmentBook } from './services/ketamine-appointment-book.ts';
import { ketamineEncounterStart } from './services/ketamine-encounter-start.ts';
import { ketamineOrderSelect } from './services/ketamine-order-select.ts';
import { ketamineOrderSign } from './services/ketamine-order-sign.ts';
import { ketaminePatientView } from './services/ketamine-patient-view.ts';

export type { RatingDocument, TimelineDocument } from './case/course/document.ts';
export { exposureNames, phaseNames } from './case/course/names.ts';
export { fetchedOnly, templatesFor } from './inputs.ts';
export { defaultPolicy } from './policy/defaults.ts';
export { loadPolicy, PolicyError } from './policy/load.ts';
export type { PolicyDocument } from './policy/policy-document.ts';
export { expiresSoon } from './policy/policy-facts.ts';
export { policyReport } from './policy/report.ts';
export type { SitePolicy } from './policy/site-policy.ts';
export { silentRows } from './silent-rows.ts';

export const services: readonly Service<SitePolicy>[] = [
  ketaminePatientView,
  ketamineOrderSelect,
  ketamineOrderSign,
  ketamineEncounterStart,
  ketamineAppointmentBook,
];
