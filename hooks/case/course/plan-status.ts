import type { Resource } from '@medplum/fhirtypes';
import { textOf } from '../../../src/fhir/elements.ts';

/**
 * What the status of a plan says: `stands`; `past`: it was planned, and was kept, missed, held or cancelled; `none`: nobody
 * planned it, or it is an error; `unknown`: a word nobody knows, or none.
 */
export type PlanStanding = 'stands' | 'past' | 'none' | 'unknown';

const appointments = new Map<string, PlanStanding>([
  ['pending', 'stands'],
  ['booked', 'stands'],
  ['arrived', 'stands'],
  ['checked-in', 'stands'],
  ['fulfilled', 'past'],
  ['cancelled', 'past'],
  ['noshow', 'past'],
  ['proposed', 'none'],
  ['waitlist', 'none'],
  ['entered-in-error', 'none'],
]);

const requests = new Map<string, PlanStanding>([
  ['active', 'stands'],
  ['on-hold', 'past'],
  ['stopped', 'past'],
  ['revoked', 'past'],
  ['cancelled', 'past'],
  ['completed', 'past'],
  ['draft', 'none'],
  ['entered-in-error', 'none'],
]);

/** What the intent of a request makes of its status. A plan that nobody ordered is a plan, and books nothing. */
const intents = new Map<string, PlanStanding>([
  ['order', 'stands'],
  ['original-order', 'stands'],
  ['instance-order', 'stands'],
  ['filler-order', 'stands'],
  ['reflex-order', 'stands'],
  ['directive', 'stands'],
  ['plan', 'past'],
  ['proposal', 'none'],
  ['option', 'none'],
]);

/** Does this Appointment, service request or order still stand, as far as its status says? Its day is not looked at. */
export function standingOfPlan(resource: Resource): PlanStanding {
  if (resource.resourceType === 'Appointment') return meaning(resource.status, appointments);
  if (resource.resourceType !== 'ServiceRequest' && resource.resourceType !== 'MedicationRequest') return 'none';
  if (resource.doNotPerform === true) return 'none';
  const [status, intent] = [meaning(resource.status, requests), meaning(resource.intent, intents)];
  if (status === 'none' || intent === 'none') return 'none';
  return intent === 'stands' || status !== 'stands' ? status : intent;
}

function meaning(word: unknown, table: ReadonlyMap<string, PlanStanding>): PlanStanding {
  return table.get(textOf(word) ?? '') ?? 'unknown';
}
