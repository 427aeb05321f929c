/** What the compiler must accept and refuse where FHIR crosses the wire. The checks are the type annotations. */
import type { Patient, Resource, ServiceRequest, Task } from '@medplum/fhirtypes';
import type * as fhir4 from 'fhir/r4.js';
import { expect, test } from 'vitest';
import { type Action, type CdsRequest, type CdsResponse, toRecord, toWire } from '../../src/protocol/index.ts';

test('a fhir4 resource and a medplum resource both go in, and come out as medplum', () => {
  const wire: fhir4.Patient = { resourceType: 'Patient', birthDate: '1985-02-03' };
  const fromWire: Patient = toRecord(wire);
  const record: Patient = { resourceType: 'Patient', birthDate: '1985-02-03' };
  const fromRecord: Patient = toRecord(record);
  expect(fromWire).toBe(wire);
  expect(fromRecord).toBe(record);

  // @ts-expect-error – the kind of resource is kept
  const other: ServiceRequest = toRecord(wire);
  expect(other).toBe(wire);
});

test('a medplum resource and a fhir4 resource both go out, and come out as fhir4', () => {
  const record: ServiceRequest = {
    resourceType: 'ServiceRequest',
    status: 'draft',
    intent: 'proposal',
    subject: { reference: 'Patient/1' },
  };
  const action: Action = { type: 'create', description: 'Refer', resource: toWire(record) };
  const wire: fhir4.ServiceRequest = toWire(record);
  const same: fhir4.ServiceRequest = toWire(wire);
  expect(action.resource).toBe(record);
  expect(same).toBe(record);

  const either = (): ServiceRequest | Task => ({ resourceType: 'Task', status: 'draft', intent: 'proposal' });
  const one: fhir4.ServiceRequest | fhir4.Task = toWire<'ServiceRequest' | 'Task'>(either());
  expect(one.resourceType).toBe('Task');

  // @ts-expect-error – the two FHIR type packages do not agree; only the boundary may cross
  const crossed: fhir4.ServiceRequest = record;
  expect(crossed).toBe(record);
});

test('a request is read-only, its prefetch a Map of unknown; a response holds no systemActions', () => {
  const request: Pick<CdsRequest, 'hook' | 'prefetch'> = { hook: 'patient-view', prefetch: new Map() };
  // @ts-expect-error – nothing in a request can be changed
  request.hook = 'order-sign';
  // @ts-expect-error – a value must be looked at first
  const patient: Resource = request.prefetch.get('patient');
  expect(patient).toBeUndefined();
  // @ts-expect-error – SEC-47
  const response: CdsResponse = { cards: [], systemActions: [] };
  expect(response.cards).toEqual([]);
  // @ts-expect-error – SEC-46: proposals only, nothing is deleted or changed
  const action: Action = { type: 'delete', description: 'x', resource: { resourceType: 'Basic', code: {} } };
  expect(action.type).toBe('delete');
});
