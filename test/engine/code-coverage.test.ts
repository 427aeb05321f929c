import { describe, expect, it } from 'vitest';
import { codeCoverage } from '../../src/engine/code-coverage.ts';
import { type InputKey, readInputs } from '../../src/picture/index.ts';
import { withSiteCodes } from '../../src/terminology/index.ts';
import { shuffledAndDoubled } from '../picture/reading.ts';
import { terminology } from '../terminology/profiles.ts';

const LOCAL = 'https://hospital.example.org/codes';
const templates: Readonly<Record<InputKey, string>> = {
  conditions: 'Condition?patient={{context.patientId}}&_count=200',
  scores: 'Observation?patient={{context.patientId}}&_count=200',
  vitals: 'Observation?patient={{context.patientId}}&_count=200',
  encounter: 'Encounter/{{context.encounterId}}',
};

type Loose = Readonly<Record<string, unknown>>;
let serial = 0;
/** Each entry says something of its own: equal ones are one to the readers. */
const entry = (resourceType: string, coding: readonly Loose[], more: Loose = {}): Loose => ({
  resourceType,
  id: `r${++serial}`,
  note: [{ text: String(serial) }],
  subject: { reference: 'Patient/p' },
  ...(coding.length > 0 && { code: { coding } }),
  ...more,
});
const condition = (...coding: readonly Loose[]) => entry('Condition', coding);
const observation = (...coding: readonly Loose[]) => entry('Observation', coding);
const local = (code: string) => ({ system: LOCAL, code });

function covered(lists: Readonly<Record<InputKey, readonly Loose[] | Loose>>, known = terminology) {
  const prefetch = new Map<string, unknown>();
  for (const [key, list] of Object.entries(lists)) {
    const bundle = { resourceType: 'Bundle', type: 'searchset' };
    prefetch.set(key, Array.isArray(list) ? { ...bundle, entry: list.map((resource) => ({ resource })) } : list);
  }
  const inputs = readInputs({
    keys: Object.keys(lists),
    prefetch,
    context: { userId: 'Practitioner/1', patientId: 'p', encounterId: 'e' },
    templates,
    notOffered: new Set(),
    zone: 'UTC',
  });
  return codeCoverage(inputs, known);
}

describe('codes that no value set knows', () => {
  it('are counted by system, the most frequent first', () => {
    const conditions = [
      condition(local('B')),
      condition(local('A')),
      condition(local('C')),
      condition(local('C')),
      condition({ system: 'http://snomed.info/sct', code: '73211009' }),
    ];
    expect(covered({ conditions }).unmapped).toEqual([
      { system: 'http://snomed.info/sct', count: 1, codes: [{ code: '73211009', count: 1 }] },
      {
        system: LOCAL,
        count: 4,
        codes: [
          { code: 'C', count: 2 },
          { code: 'A', count: 1 },
          { code: 'B', count: 1 },
        ],
      },
    ]);
  });
  it('do not depend on the order of entries, nor on entries sent twice', () => {
    const conditions = ['A', 'B', 'B', 'C', 'D', 'C'].map((code) => condition(local(code)));
    expect(covered({ conditions: shuffledAndDoubled(conditions) })).toEqual(covered({ conditions }));
  });
  it('are one with those of another spelling of their system', () => {
    const conditions = [
      condition({ system: 'http://snomed.info/sct', code: '73211009' }),
      condition({ system: 'urn:oid:2.16.840.1.113883.6.96', code: ' 73211009 ' }),
    ];
    expect(covered({ conditions }).unmapped).toEqual([
      { system: 'http://snomed.info/sct', count: 2, codes: [{ code: '73211009', count: 2 }] },
    ]);
  });
  it('are none where a known code stands beside them', () => {
    const conditions = [condition(local('A'), { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'F33.1' })];
    expect(covered({ conditions }).unmapped).toEqual([]);
  });
  it('are none once a site has mapped them', () => {
    const mapped = withSiteCodes(terminology, { 'madrs-total': [local('A')] });
    expect(covered({ scores: [observation(local('A')), observation(local('B'))] }, mapped).unmapped).toEqual([
      { system: LOCAL, count: 1, codes: [{ code: 'B', count: 1 }] },
    ]);
  });
  it('are listed fifty a system, and counted all', () => {
    const conditions = Array.from({ length: 60 }, (_, n) => condition(local(`C${String(n).padStart(2, '0')}`)));
    const [found] = covered({ conditions }).unmapped;
    expect(found?.count).toBe(60);
    expect(found?.codes.map(({ code }) => code)).toEqual(
      Array.from({ length: 50 }, (_, n) => `C${String(n).padStart(2, '0')}`),
    );
  });
  it.each([
    ['a sentence', 'seen by Dr Example today'],
    ['something longer than a code', 'x'.repeat(41)],
    ['an address', 'someone@example.org'],
    ['markup', '<b>1</b>'],
  ])('are counted and not repeated where one is %s', (_what, code) => {
    expect(covered({ conditions: [condition(local(code))] }).unmapped).toEqual([
      { system: LOCAL, count: 1, codes: [] },
    ]);
  });
  it('are listed without a system, or with one that is none, under words of ours', () => {
    const conditions = [condition({ code: 'A' }), condition({ system: 'see the note of Dr Example', code: 'B' })];
    expect(covered({ conditions }).unmapped).toEqual([
      { system: 'no system', count: 1, codes: [{ code: 'A', count: 1 }] },
      { system: 'unreadable system', count: 1, codes: [{ code: 'B', count: 1 }] },
    ]);
  });
});

describe('what is looked at', () => {
  it('is an observation once, under however many keys it was sent', () => {
    const weighed = observation(local('W'));
    const { unmapped } = covered({ scores: [weighed], vitals: [weighed, observation(local('W'))] });
    expect(unmapped).toEqual([{ system: LOCAL, count: 2, codes: [{ code: 'W', count: 2 }] }]);
  });
  it('is what kind of visit it is, where that is said', () => {
    const visit = (more: Loose) => ({
      encounter: { resourceType: 'Encounter', id: 'e', status: 'in-progress', ...more },
    });
    const said = covered(
      visit({
        subject: { reference: 'Patient/p' },
        type: [{ coding: [local('T')] }],
        serviceType: { coding: [local('S')] },
      }),
    );
    expect(said.unmapped[0]?.codes.map(({ code }) => code)).toEqual(['S', 'T']);
    expect(covered(visit({ subject: { reference: 'Patient/p' } }))).toEqual({ uncoded: {}, unmapped: [] });
  });
  it('counts entries without a code by input', () => {
    expect(covered({ conditions: [condition(), condition(local('A'))], scores: [observation()] }).uncoded).toEqual({
      conditions: 1,
      scores: 1,
    });
  });
});
