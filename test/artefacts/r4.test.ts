/** JSON-06, ACT-07: what leaves this service as FHIR, and what is published beside it, is valid R4. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Resource, ServiceRequest } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import { answers } from '../conformance/front-door.ts';
import { r4Faults } from './r4.ts';

const profiles = new URL('../../fhir-profiles/', import.meta.url);
const read = (folder: string) =>
  readdirSync(new URL(`${folder}/`, profiles)).map((name) => ({
    name: `${folder}/${name}`,
    resource: JSON.parse(readFileSync(new URL(`${folder}/${name}`, profiles), 'utf8')) as Resource,
  }));

const draft: ServiceRequest = {
  resourceType: 'ServiceRequest',
  status: 'draft',
  intent: 'proposal',
  subject: { reference: 'Patient/1' },
};

describe('the validator of this test', () => {
  it('lets a plain draft pass', () => expect(r4Faults(draft)).toEqual([]));

  it.each([
    ['a code outside a list of its own', { ...draft, resourceType: 'PlanDefinition', title: 'x', status: 'ready' }],
    ['a code outside a shared list', { ...draft, priority: 'soonish' }],
    ['an intent R4 does not know', { ...draft, intent: 'wish' }],
    ['a missing element', { ...draft, subject: undefined }],
    ['an element R4 does not know', { ...draft, colour: 'blue' }],
    ['a single value where a list belongs', { ...draft, note: { text: 'x' } }],
    ['a date that is none', { ...draft, authoredOn: 'yesterday' }],
    ['a broken invariant', { ...draft, orderDetail: [{ text: 'x' }] }], // prr-1: orderDetail needs a code
  ])('finds %s', (_, resource) => {
    expect(r4Faults(JSON.parse(JSON.stringify(resource)) as Resource).length).toBeGreaterThan(0);
  });
});

describe('JSON-06 ACT-03 ACT-07', () => {
  const proposed = answers.flatMap(({ name, cards }) =>
    cards.flatMap((card) =>
      (card.suggestions ?? []).flatMap(({ actions }) =>
        actions.map(({ resource }) => ({ name, resource: resource as Resource })),
      ),
    ),
  );

  it('every resource any golden case suggests is valid R4: structure, invariants, required bindings', () => {
    expect(proposed.length).toBeGreaterThan(50);
    expect(proposed.flatMap(({ name, resource }) => r4Faults(resource).map((fault) => `${name}: ${fault}`))).toEqual(
      [],
    );
  });
});

describe('published artefacts', () => {
  it.each(['plan-definitions', 'code-systems', 'value-sets'])('every file in %s is valid R4', (folder) => {
    const files = read(folder);
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(({ name, resource }) => r4Faults(resource).map((fault) => `${name}: ${fault}`))).toEqual([]);
  });
});
