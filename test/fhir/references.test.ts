import type { Resource } from '@medplum/fhirtypes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPatient, type Placed, resolverOver } from '../../src/fhir/references.ts';

const medication = (id: string, more: object = {}) => ({ resourceType: 'Medication', id, ...more }) as Resource;
const order = (more: object = {}) => ({ resourceType: 'MedicationRequest', id: 'o1', ...more }) as unknown as Resource;
const at = (fullUrl: string, resource: Resource): Placed => ({ fullUrl, resource });

const inUrn = medication('m1');
const onServer = medication('m2');
const bare = medication('m3');
const resolve = resolverOver([
  at('urn:uuid:0c1f1f58-8c2f-4b36-9a5c-2f6a4f6c8a01', inUrn),
  at('https://ehr.example.org/fhir/R4/Medication/m2', onServer),
  { resource: bare },
]);

describe('resolverOver (REL-38)', () => {
  it.each([
    ['by urn:uuid', 'urn:uuid:0c1f1f58-8c2f-4b36-9a5c-2f6a4f6c8a01', inUrn],
    ['by id, though placed under a urn', 'Medication/m1', inUrn],
    ['by absolute address', 'https://ehr.example.org/fhir/R4/Medication/m2', onServer],
    ['relative', 'Medication/m2', onServer],
    ['relative, without any address', 'Medication/m3', bare],
    ['versioned', 'Medication/m3/_history/4', bare],
    ['absolute and versioned', 'https://ehr.example.org/fhir/R4/Medication/m2/_history/1', onServer],
    ['through another name of the same server', 'https://proxy.example.org/api/Medication/m2', onServer],
    ['of another type', 'Substance/m2', undefined],
    ['to nothing', 'Medication/unknown', undefined],
    ['conditional', 'Medication?code=1', undefined],
    ['to a part of another id', 'Medication/xm2', undefined],
    ['empty', '', undefined],
    ['missing', undefined, undefined],
  ])('%s', (_how, reference, expected) => {
    expect(resolve(reference, order())).toBe(expected);
  });

  it('finds contained resources, and from inside them their neighbours and their container', () => {
    const [drug, part] = [medication('drug'), medication('part')];
    const from = order({ contained: [null, 'text', drug, part] });
    expect(resolve('#drug', from)).toBe(drug);
    expect(resolve('#part', drug)).toBe(part);
    expect(resolve('#', drug)).toBe(from);
    expect(resolve('#other', from)).toBeUndefined();
  });

  it('finds a contained resource whose id carries the mark', () => {
    const drug = medication('#med1');
    expect(resolve('#med1', order({ contained: [drug] }))).toBe(drug);
  });

  it('does not confuse one contained "#1" with another', () => {
    const [first, second] = [medication('1'), medication('1')];
    expect(resolve('#1', order({ contained: [first] }))).toBe(first);
    expect(resolve('#1', order({ contained: [second] }))).toBe(second);
  });

  it('takes a drug of another server only by its whole address', () => {
    const [ours, theirs] = [medication('7'), medication('7')];
    const both = resolverOver([
      at('https://a.example.org/fhir/Medication/7', ours),
      at('https://b.example.org/fhir/Medication/7', theirs),
    ]);
    expect(both('https://b.example.org/fhir/Medication/7', order())).toBe(theirs);
    expect(both('Medication/7', order())).toBeUndefined();
  });

  it('finds ids as long as drafts have them', () => {
    const id = `e.${'x'.repeat(190)}`;
    const long = medication(id);
    expect(resolverOver([{ resource: long }])(`Medication/${id}`, order())).toBe(long);
  });

  it.each(['contained', 'id'])('takes any JSON for %s', (name) => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, reference) => {
        const odd = order({ [name]: value });
        resolverOver([{ resource: odd, fullUrl: reference }])(`#${reference}`, odd);
      }),
    );
  });
});

describe('isPatient (PRE-30)', () => {
  const patient = { resourceType: 'Patient', id: 'p1' } as Resource;
  const withPatient = resolverOver([at('urn:uuid:11111111-2222-4333-8444-555555555555', patient)]);

  it.each([
    ['Patient/p1', true],
    ['Patient/p1/_history/3', true],
    ['https://ehr.example.org/fhir/R4/Patient/p1', true],
    ['urn:uuid:p1', true],
    ['urn:uuid:11111111-2222-4333-8444-555555555555', true],
    ['Patient/p2', false],
    ['Patient/p11', false],
    ['Group/p1', false],
    ['p1', false],
    ['#p1', false],
    ['urn:uuid:99999999-2222-4333-8444-555555555555', false],
    ['https://ehr.example.org/?x=Patient/p1', false],
  ])('%s: %s', (reference, expected) => {
    expect(isPatient(reference, 'p1', withPatient, order())).toBe(expected);
  });
});
