import { listOf } from '../fhir/elements.ts';
import type { MedicationEntry } from './medication-codes.ts';
import { meaningOfCode, statusTable } from './status-word.ts';

/**
 * What an entry says about taking the drug (knowledge 0.3; architecture 4, "reported medicines").
 *
 * - `current`: being taken or ordered now, unless its dates say it is over
 * - `held`, `stopped`, `completed`: it was an exposure and is not one now
 * - `denied`: said not to be taken
 * - `never`: no exposure: an error, a wish, a draft, something cancelled before it began
 * - `unknown`: a status word nobody knows, which is a gap (REL-34)
 */
export type Standing = 'current' | 'held' | 'stopped' | 'completed' | 'denied' | 'never' | 'unknown';

const requestStates = statusTable<Standing>({
  active: 'current',
  'on-hold': 'held',
  stopped: 'stopped',
  completed: 'completed',
  cancelled: 'never',
  draft: 'never',
  'entered-in-error': 'never',
  unknown: 'never',
});

const statementStates = statusTable<Standing>({
  active: 'current',
  'on-hold': 'held',
  stopped: 'stopped',
  completed: 'completed',
  'not-taken': 'denied',
  intended: 'never',
  'entered-in-error': 'never',
  unknown: 'never',
});

const administrationStates = statusTable<Standing>({
  'in-progress': 'current',
  completed: 'completed',
  stopped: 'stopped',
  'not-done': 'never',
  'on-hold': 'never',
  'entered-in-error': 'never',
  unknown: 'never',
});

const intents = statusTable({
  order: 'ordered',
  'original-order': 'ordered',
  'instance-order': 'ordered',
  'filler-order': 'ordered',
  'reflex-order': 'ordered',
  plan: 'planned',
  proposal: 'wished',
  option: 'wished',
});

export function standingOf(entry: MedicationEntry): Standing {
  if (entry.resourceType === 'MedicationStatement') return meaningOfCode(entry.status, statementStates);
  if (entry.resourceType === 'MedicationAdministration') return meaningOfCode(entry.status, administrationStates);
  if (entry.doNotPerform === true) return 'never';
  // Servers exist that leave the intent out; leaving such an order out would hide a drug.
  const intent: unknown = entry.intent;
  const meaning = intent === undefined ? 'ordered' : meaningOfCode(intent, intents);
  if (meaning === 'wished' || (meaning === 'planned' && !isReported(entry))) return 'never';
  const standing = meaningOfCode(entry.status, requestStates);
  return meaning === 'unknown' && standing !== 'never' ? 'unknown' : standing;
}

/** Told by the patient or another source: a statement, or a request that says so. Such an entry can also say "no longer". */
export function isReported(entry: MedicationEntry): boolean {
  if (entry.resourceType === 'MedicationStatement') return true;
  if (entry.resourceType !== 'MedicationRequest') return false;
  return entry.reportedBoolean === true || listOf(entry.reportedReference).length > 0;
}
