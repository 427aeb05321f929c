import type { Resource } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import { derive, type Need, need, readInputs, recordView } from '../../src/picture/index.ts';
import { terminology } from '../terminology/profiles.ts';
import { at } from './reading.ts';

const templates = {
  conditions: 'Condition?patient={{context.patientId}}',
  procedures: 'Procedure?patient={{context.patientId}}',
  medicationRequests: 'MedicationRequest?patient={{context.patientId}}',
};
const drug = { resourceType: 'Medication', id: 'm' } as Resource;
const request = { resourceType: 'MedicationRequest', id: 'r' } as Resource;

function record() {
  const inputs = readInputs({
    keys: [...Object.keys(templates), 'context'],
    prefetch: new Map<string, unknown>([
      ['conditions', null],
      ['procedures', null],
      ['medicationRequests', { resourceType: 'Bundle', entry: [{ resource: request }] }],
    ]),
    context: {
      userId: 'Practitioner/1',
      patientId: 'p',
      draftOrders: { resourceType: 'Bundle', type: 'collection', entry: [{ resource: drug as never }] },
    },
    templates,
    notOffered: new Set(),
    zone: at.zone,
  });
  return recordView({ inputs, patientId: 'p', terminology, at, site: { limit: 7 } });
}

/** Counts how often it is read. */
function counting(inputs: readonly string[], softens: readonly string[] = []) {
  let reads = 0;
  const made = need({ name: 'counting', inputs, softens, read: () => ++reads });
  return { need: made, reads: () => reads };
}

describe('recordView', () => {
  it('reads a need once, however many ask for it', () => {
    const { need: base, reads } = counting(['conditions']);
    const view = record();
    const twice = derive('twice', { base }, ({ base: value }) => value);
    expect([view.read(base), view.read(twice), view.read(base), reads()]).toEqual([1, 1, 1, 1]);
    expect(record().read(base)).toBe(2);
  });

  it('reads a need once, too, when it says undefined', () => {
    let reads = 0;
    const silent: Need<undefined> = need({ name: 'silent', inputs: [], read: () => void reads++ });
    const view = record();
    view.read(silent);
    view.read(silent);
    expect(reads).toBe(1);
  });

  it('lets a reader rest on age or sex only if it says so', () => {
    const age = need({ name: 'years', inputs: ['conditions'], traits: ['dateOfBirth'], read: () => 40 });
    const hidden = need({ name: 'hidden', inputs: ['conditions'], read: (view) => view.read(age) });
    const open = need({ ...hidden, name: 'open', traits: ['dateOfBirth'] });
    const derived = derive('derived', { age }, ({ age: years }) => years);
    expect(() => record().read(hidden)).toThrow('need "hidden" rests on dateOfBirth without declaring it');
    expect(record().read(open)).toBe(40);
    expect(record().read(derived)).toBe(40);
    expect(derived.traits).toEqual(['dateOfBirth']);
  });

  it('tells a reader when it is asked, and under which policy', () => {
    const asked = need({
      name: 'asked',
      inputs: [],
      read: (_record, index, site: { limit: number }) => [index, site.limit],
    });
    expect(record().read(asked as Need<unknown, never>)).toEqual([at, 7]);
  });

  it('opens no input that the need did not declare', () => {
    const sneaky = need({ name: 'sneaky', inputs: ['conditions'], read: (view) => view.input('procedures').state });
    expect(() => record().read(sneaky)).toThrow('need "sneaky" opens the input procedures without declaring it');
  });

  it('opens what only softens', () => {
    const soft = need({
      name: 'soft',
      inputs: [],
      softens: ['procedures'],
      read: (view) => view.input('procedures').state,
    });
    expect(record().read(soft)).toBe('none-released');
  });

  it('reads no other need that declares more', () => {
    const { need: hidden } = counting(['procedures']);
    const sneaky = need({ name: 'sneaky', inputs: ['conditions'], read: (view) => view.read(hidden) });
    expect(() => record().read(sneaky)).toThrow('need "sneaky" opens the input procedures without declaring it');
  });

  it('not even one that was read before', () => {
    const { need: hidden } = counting(['conditions'], ['procedures']);
    const sneaky = need({ name: 'sneaky', inputs: ['conditions'], read: (view) => view.read(hidden) });
    const view = record();
    view.read(hidden);
    expect(() => view.read(sneaky)).toThrow(/without declaring it/);
  });

  it('has nothing to say on an input that is not one of the request', () => {
    expect(() => record().input('allergies')).toThrow('the input allergies is not one of this request');
  });

  it('finds a drug that came with the draft orders for an order that came as prefetch', () => {
    expect(record().resolve('Medication/m', request)).toBe(drug);
  });
});
