import type { Bundle, Resource } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import { closedWorld, readInputs, recordView } from '../../src/picture/index.ts';
import { terminology } from '../terminology/profiles.ts';
import { at, concept, loinc } from './reading.ts';

const search = (type: string, more = '') => `${type}?patient={{context.patientId}}${more}&_count=200`;
const templates = {
  patient: 'Patient/{{context.patientId}}',
  encounter: 'Encounter/{{context.encounterId}}',
  conditions: search('Condition'),
  medicationRequests: search('MedicationRequest'),
  pressures: search('Observation', '&code=http://loinc.org|85354-9,http://loinc.org|8480-6'),
  laboratory: search('Observation', '&category=laboratory'),
};

type Loose = Readonly<Record<string, unknown>> & { readonly resourceType: string };
type Entry = Loose | { readonly fullUrl: string; readonly resource: Loose };

function bundle(type: string, entries: readonly Entry[]): Bundle {
  const entry = entries.map((one) => ('fullUrl' in one ? one : { resource: one }));
  return { resourceType: 'Bundle', type, entry } as unknown as Bundle;
}

/** Type/id of the matches and of what rides along. */
function answer(prefetch: ReadonlyMap<string, unknown>, key: string): { match: string[]; include: string[] } {
  const { entry = [] } = prefetch.get(key) as Bundle;
  const named = (mode: string) =>
    entry
      .filter(({ search: as }) => as?.mode === mode)
      .map(({ resource }) => `${resource?.resourceType}/${resource?.id}`);
  return { match: named('match'), include: named('include') };
}

const patient: Loose = { resourceType: 'Patient', id: 'p' };
const subject = { reference: 'Patient/p' };
const drug: Loose = {
  resourceType: 'Medication',
  id: 'm',
  ingredient: [{ itemReference: { reference: 'Medication/part' } }],
};
const part: Loose = { resourceType: 'Medication', id: 'part' };
const unusedDrug: Loose = { resourceType: 'Medication', id: 'unused' };
const order: Loose = {
  resourceType: 'MedicationRequest',
  id: 'r',
  subject,
  medicationReference: { reference: 'Medication/m' },
};
const visit: Loose = { resourceType: 'Encounter', id: 'e', subject };
const problem: Loose = { resourceType: 'Condition', id: 'c', subject, encounter: { reference: 'Encounter/e' } };
const panel: Loose = { resourceType: 'Observation', id: 'bp', subject, code: loinc('85354-9') };
const other: Loose = {
  resourceType: 'Observation',
  id: 'x',
  subject,
  code: loinc('1742-6'),
  category: [concept('any', 'laboratory')],
};
const vital: Loose = {
  resourceType: 'Observation',
  id: 'v',
  subject,
  code: loinc('8867-4'),
  category: [concept('any', 'vital-signs')],
};
const record = [patient, drug, part, unusedDrug, order, visit, problem, panel, other, vital];

describe('closedWorld', () => {
  it.each(['transaction', 'collection', 'message', 'document', 'searchset', 'batch'])('answers from a %s', (type) => {
    const { patientId, prefetch } = closedWorld(bundle(type, record), templates);
    expect(patientId).toBe('p');
    expect(prefetch.get('patient')).toBe(patient);
    expect(answer(prefetch, 'conditions')).toEqual({ match: ['Condition/c'], include: ['Patient/p', 'Encounter/e'] });
  });

  it('drugs ride along, and what they are made of', () => {
    expect(answer(closedWorld(bundle('collection', record), templates).prefetch, 'medicationRequests')).toEqual({
      match: ['MedicationRequest/r'],
      include: ['Patient/p', 'Medication/m', 'Medication/part'],
    });
  });

  it('Observations are found by their codes, under any spelling of the system', () => {
    const spelled = { ...panel, id: 'bp2', code: concept('urn:oid:2.16.840.1.113883.6.1', '8480-6') };
    const wrong = { ...panel, id: 'bp3', code: concept('http://example.org/local', '8480-6') };
    const wordsOnly = { ...panel, id: 'bp4', code: { text: 'Blood pressure' } };
    const { prefetch } = closedWorld(bundle('collection', [...record, spelled, wrong, wordsOnly]), templates);
    expect(answer(prefetch, 'pressures').match).toEqual(['Observation/bp', 'Observation/bp2']);
  });

  it('Observations are found by category, and those without any could be of every category', () => {
    const { prefetch } = closedWorld(bundle('collection', record), templates);
    expect(answer(prefetch, 'laboratory').match).toEqual(['Observation/bp', 'Observation/x']);
  });

  it('what is not in the file is known not to be there', () => {
    const { prefetch } = closedWorld(bundle('collection', [patient]), templates);
    expect(prefetch.get('conditions')).toEqual({ resourceType: 'Bundle', type: 'searchset', total: 0 });
  });

  it('every answer is read as complete', () => {
    const { patientId, prefetch } = closedWorld(bundle('collection', record), templates);
    const keys = Object.keys(templates);
    const context = { userId: 'Practitioner/1', patientId };
    const inputs = readInputs({ keys, prefetch, context, templates, notOffered: new Set(), zone: at.zone });
    expect([...inputs.values()].map(({ key, state, complete }) => [key, state, complete])).toEqual([
      ['patient', 'ok', 'all'],
      ['encounter', 'none-released', 'all'],
      ['conditions', 'ok', 'all'],
      ['medicationRequests', 'ok', 'all'],
      ['pressures', 'ok', 'all'],
      ['laboratory', 'ok', 'all'],
    ]);
  });

  it('the encounter is the one of the hook', () => {
    const all = bundle('collection', record);
    expect(closedWorld(all, templates, { encounterId: 'e' }).prefetch.get('encounter')).toBe(visit);
    expect(closedWorld(all, templates, { encounterId: 'f' }).prefetch.get('encounter')).toBeNull();
    expect(closedWorld(all, templates).prefetch.has('encounter')).toBe(false);
  });

  it('urn references keep working, and a patient without an id gets the one in its address', () => {
    const [who, what] = ['11111111-2222-4333-8444-555555555555', 'urn:uuid:99999999-2222-4333-8444-555555555555'];
    const nameless: Loose = { resourceType: 'Patient', birthDate: '1985' };
    const medicine: Loose = { resourceType: 'Medication' };
    const request: Loose = {
      resourceType: 'MedicationRequest',
      subject: { reference: `urn:uuid:${who}` },
      medicationReference: { reference: what },
    };
    const { patientId, prefetch } = closedWorld(
      bundle('message', [
        { fullUrl: `urn:uuid:${who}`, resource: nameless },
        { fullUrl: what, resource: medicine },
        { fullUrl: 'urn:uuid:1', resource: request },
      ]),
      templates,
    );
    expect(patientId).toBe(who);
    expect(prefetch.get('patient')).toEqual({ ...nameless, id: who });
    const context = { userId: 'Practitioner/1', patientId };
    const keys = ['medicationRequests'];
    const inputs = readInputs({ keys, prefetch, context, templates, notOffered: new Set(), zone: at.zone });
    const view = recordView({ inputs, patientId, terminology, at, site: {} });
    const input = view.input('medicationRequests');
    expect([input.state, input.resources]).toEqual(['ok', [request]]);
    expect(view.resolve(what, request as unknown as Resource)).toBe(medicine);
  });

  it('of several patients it is about the one most resources name, and the others stay out', () => {
    const child: Loose = { resourceType: 'Patient', id: 'child' };
    const hers: Loose = { ...problem, id: 'hers', subject: { reference: 'Patient/child' } };
    const { patientId, prefetch } = closedWorld(bundle('collection', [child, hers, ...record]), templates);
    expect(patientId).toBe('p');
    expect(answer(prefetch, 'conditions').match).toEqual(['Condition/c']);
  });

  it('a resource that names nobody belongs to the patient', () => {
    const orphan: Loose = { resourceType: 'Condition', id: 'nobody' };
    const { prefetch } = closedWorld(bundle('collection', [patient, orphan]), templates);
    expect(answer(prefetch, 'conditions').match).toEqual(['Condition/nobody']);
  });

  it('resources stay as they are', () => {
    const before = JSON.stringify(record);
    const { prefetch } = closedWorld(bundle('collection', record), templates);
    expect((prefetch.get('conditions') as Bundle).entry?.[0]?.resource).toBe(problem);
    expect(JSON.stringify(record)).toBe(before);
  });

  it.each<[string, unknown, RegExp]>([
    ['holds no patient', bundle('collection', [problem]), /holds no Patient/],
    ['is empty', { resourceType: 'Bundle' }, /holds no Patient/],
    ['is no Bundle', patient, /not a FHIR Bundle/],
    ['is null', null, /not a FHIR Bundle/],
  ])('says so when a file %s', (_what, file, message) => {
    expect(() => closedWorld(file as Bundle, templates)).toThrow(message);
  });

  it('refuses a template it could not answer as a server would', () => {
    const narrow = { conditions: search('Condition', '&clinical-status=active') };
    expect(() => closedWorld(bundle('collection', [patient]), narrow)).toThrow(
      'input conditions: search parameter clinical-status is not understood',
    );
  });
});
