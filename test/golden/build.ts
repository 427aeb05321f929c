import type { Bundle, Resource } from '@medplum/fhirtypes';
import type { Terminology } from '../../src/terminology/index.ts';
import type { GoldenCase } from './case.ts';
import { ENCOUNTER_ID } from './entries.ts';
import { draftOrder } from './medicines.ts';
import { collection, entriesOf, recordOf } from './record.ts';
import { appointment } from './visits.ts';

const PATIENT_ID = 'golden-patient';

/** A case as FHIR: the record as one Bundle, and what the hook itself carries. */
export interface BuiltCase {
  readonly bundle: Bundle;
  readonly context: {
    readonly userId: string;
    readonly patientId: string;
    readonly encounterId?: string;
    readonly selections?: readonly string[];
    readonly draftOrders?: Bundle;
    readonly appointments?: Bundle;
  };
}

/** Turns a case into FHIR R4 resources, the way a US EHR would send them. Throws, naming the entry, on what it cannot build. */
export function buildCase(golden: GoldenCase, terminology: Terminology): BuiltCase {
  const owner = { patientId: PATIENT_ID, mrn: 'MRN-0001', called: `case "${golden.name}"` };
  const now = golden.encounter ?? (golden.hook === 'encounter-start' ? {} : undefined);
  const record = recordOf({ ...golden, ...(now ? { encounter: now } : {}) }, owner, terminology);
  const orders = [...(golden.order ? [golden.order] : []), ...(golden.orders ?? [])];
  const drafts = entriesOf(orders, 'order', draftOrder, { ...owner, terminology }, 'draft');
  const visits = entriesOf(golden.appointments, 'appointment', appointment('proposed'), { ...owner, terminology });
  refuseStray(golden, drafts, visits);
  return {
    bundle: collection(record),
    context: {
      userId: 'Practitioner/example',
      patientId: PATIENT_ID,
      ...(now ? { encounterId: ENCOUNTER_ID } : {}),
      ...(golden.hook === 'order-select' ? { selections: golden.selections ?? drafts.flatMap(selectable) } : {}),
      ...(drafts.length > 0 ? { draftOrders: collection(drafts) } : {}),
      ...(visits.length > 0 ? { appointments: collection(visits) } : {}),
    },
  };
}

/** Each hook carries what is its own, and nothing else: a key at the wrong hook would test nothing. */
function refuseStray({ name, hook, selections }: GoldenCase, drafts: Resource[], visits: Resource[]): void {
  const refuse = (why: string) => {
    throw new Error(`case "${name}" ${why}`);
  };
  const ordering = hook === 'order-sign' || hook === 'order-select';
  if (ordering && drafts.length === 0) refuse(`is at ${hook} without an order`);
  if (!ordering && drafts.length > 0) refuse(`has an order at ${hook}`);
  if (hook === 'appointment-book' && visits.length === 0) refuse(`is at ${hook} without appointments`);
  if (hook !== 'appointment-book' && visits.length > 0)
    refuse(`has appointments at ${hook}; write booked: for the record`);
  if (hook !== 'order-select' && selections) refuse(`has selections at ${hook}`);
  const there = drafts.flatMap(selectable);
  for (const one of selections ?? []) if (!there.includes(one)) refuse(`selects ${one}, which is no draft of it`);
}

/** Drugs ride along with the orders; only orders can be chosen. */
function selectable({ resourceType, id }: Resource): string[] {
  return resourceType === 'Medication' ? [] : [`${resourceType}/${id}`];
}
