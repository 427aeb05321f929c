import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ICD10CM, LOINC, RXNORM, SNOMED } from '../../src/fhir/systems.ts';
import { loadTerminology } from '../../src/terminology/index.ts';
import { profiles, terminology } from './profiles.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terminology-'));
  for (const part of ['value-sets', 'code-systems']) mkdirSync(join(folder, part));
});
afterEach(() => rmSync(folder, { recursive: true }));

const base = 'https://example.org/fhir';
const put = (id: string, change: object) =>
  writeFileSync(
    join(folder, 'value-sets', `${id}.json`),
    JSON.stringify({
      resourceType: 'ValueSet',
      id,
      url: `${base}/ValueSet/${id}`,
      version: '1',
      title: `Title of ${id}`,
      ...change,
    }),
  );
const listing = (...codes: string[]) => ({
  include: [{ system: SNOMED, concept: codes.map((code) => ({ code, display: `name of ${code}` })) }],
});
const load = () => loadTerminology(folder);

describe('a bad file stops the start and is named', () => {
  test('not JSON', () => {
    writeFileSync(join(folder, 'value-sets', 'broken.json'), '{');
    expect(load).toThrow('value-sets/broken.json is not JSON');
  });
  test('an include of a set that is not there', () => {
    put('a', { compose: { include: [{ valueSet: [`${base}/ValueSet/gone`] }] } });
    expect(load).toThrow('value-sets/a.json: there is no value set "gone"');
  });
  test('an exclude of a set that is not there', () => {
    put('a', { compose: { ...listing('1'), exclude: [{ valueSet: [`${base}/ValueSet/gone`] }] } });
    expect(load).toThrow('there is no value set "gone"');
  });
  test('two sets that include each other', () => {
    put('a', { compose: { include: [{ valueSet: [`${base}/ValueSet/b`] }] } });
    put('b', { compose: { include: [{ valueSet: [`${base}/ValueSet/a`] }] } });
    expect(load).toThrow('refers to itself');
  });
  test('a code twice', () => {
    put('a', { compose: listing('1', '2', '1') });
    expect(load).toThrow('value-sets/a.json: 1 stands there twice');
  });
  test('nothing included', () => {
    put('a', { compose: { include: [] } });
    expect(load).toThrow('nothing is included');
  });
  test('an id that is not the file name', () => {
    put('a', { id: 'b', compose: listing('1') });
    expect(load).toThrow('the id "b" must be the file name');
  });
  test('a filter we cannot evaluate', () => {
    put('a', {
      compose: { include: [{ system: SNOMED, filter: [{ property: 'concept', op: 'descendent-of', value: '1' }] }] },
    });
    expect(load).toThrow('a filter we do not evaluate');
  });
  test('descendants in a system whose hierarchy we do not have', () => {
    put('a', { compose: { include: [{ system: SNOMED, filter: [{ property: 'concept', op: 'is-a', value: '1' }] }] } });
    expect(load).toThrow('descendants of 1 cannot be told');
  });
  test('another resource', () => {
    put('a', { resourceType: 'Patient' });
    expect(load).toThrow('value-sets/a.json: not a ValueSet');
  });
});

describe('a set', () => {
  test('that is not there throws, whatever is asked', () => {
    expect(() => terminology.member('anuerysm', SNOMED, '1')).toThrow('there is no value set "anuerysm"');
    expect(() => terminology.member('anuerysm', undefined, undefined)).toThrow('there is no value set "anuerysm"');
    expect(() => terminology.words('anuerysm', 'x')).toThrow('there is no value set "anuerysm"');
    expect(() => terminology.describe('anuerysm')).toThrow('there is no value set "anuerysm"');
  });
  test('needs all conditions of one include, and any of its includes', () => {
    put('a', { compose: listing('1', '2') });
    put('b', { compose: listing('2', '3') });
    put('both', { compose: { include: [{ valueSet: [`${base}/ValueSet/a`, `${base}/ValueSet/b`] }] } });
    put('either', {
      compose: { include: [{ valueSet: [`${base}/ValueSet/a`] }, { valueSet: [`${base}/ValueSet/b`] }] },
    });
    const loaded = load();
    const inside = (set: string) => ['1', '2', '3'].filter((code) => loaded.member(set, SNOMED, code));
    expect(inside('both')).toEqual(['2']);
    expect(inside('either')).toEqual(['1', '2', '3']);
    expect(inside('a')).toEqual(['1', '2']);
  });
  test('names its members, or itself where a code has no name of its own', () => {
    put('a', { compose: { include: [{ system: SNOMED, concept: [{ code: '1' }, { code: '2', display: 'two' }] }] } });
    put('union', { compose: { include: [{ valueSet: [`${base}/ValueSet/a`] }] } });
    const loaded = load();
    expect(loaded.member('union', SNOMED, '1')).toEqual({
      set: { url: `${base}/ValueSet/union`, version: '1' },
      system: SNOMED,
      code: '1',
      display: 'Title of a',
      says: 'any',
    });
    expect(loaded.member('union', SNOMED, '2')?.display).toBe('two');
  });
  test('holds no code of the same letters in another system, and nothing without a system', () => {
    expect(terminology.member('mdd-active', LOINC, 'F33.1')).toBeUndefined();
    expect(terminology.member('mdd-active', undefined, 'F33.1')).toBeUndefined();
    expect(terminology.member('mdd-active', 'http://hl7.org/fhir/sid/icd-10', 'F33.1')).toBeUndefined();
  });
});

describe('spellings', () => {
  test.each([
    ['http://hl7.org/fhir/sid/icd-10-cm', 'F33.1'],
    ['urn:oid:2.16.840.1.113883.6.90', 'F33.1'],
    ['2.16.840.1.113883.6.90', 'f33.1'],
    ['http://hl7.org/fhir/sid/icd-10-cm/', 'F331'],
    ['http://hl7.org/fhir/sid/icd-10-cm|2026', ' F33.1 '],
    ['urn:oid:2.16.840.1.113883.6.96', '370143000'],
    ['http://snomed.info/sct/731000124108', '370143000'],
    ['http://snomed.info/sct|http://snomed.info/sct/731000124108/version/20240301', '370143000'],
  ])('%s %s', (system, code) => {
    expect(terminology.member('mdd-active', system, code)?.system).toMatch(/^http:\/\/(hl7\.org|snomed\.info)/);
  });
  test.each([
    ['urn:oid:2.16.840.1.113883.6.1', '44261-6', 'phq9-total'],
    ['urn:oid:2.16.840.1.113883.6.88', '6130', 'ketamine'],
    ['urn:oid:2.16.840.1.113883.6.285', 'G2082', 'esketamine-visit'],
    ['http://terminology.hl7.org/CodeSystem/HCPCS', 'G2082', 'esketamine-visit'],
    ['http://hl7.org/fhir/v3/ActCode', 'EMER', 'encounter-class-emergency'],
    ['urn:oid:2.16.840.1.113883.5.4', 'AMB', 'encounter-class-ambulatory'],
    ['http://hl7.org/fhir/v2/0136', 'Y', 'answer-yes'],
  ])('%s %s is in %s', (system, code, set) => {
    expect(terminology.member(set, system, code)).toBeDefined();
  });
});

test('knows every code of any set or product, and no other', () => {
  for (const [system, code] of [
    [ICD10CM, 'I71.42'],
    [SNOMED, '128609009'],
    [LOINC, '44261-6'],
    [RXNORM, '312941'],
    ['urn:oid:2.16.840.1.113883.6.90', 'i7142'],
  ] as const) {
    expect.soft(terminology.knows(system, code), code).toBe(true);
  }
  expect(terminology.knows(SNOMED, '73211009')).toBe(false);
  expect(terminology.knows(ICD10CM, 'E11.9')).toBe(false);
  expect(terminology.knows('urn:local', '1')).toBe(false);
  expect(terminology.knows(undefined, '1')).toBe(false);
});

test('the version follows every byte', () => {
  put('a', { compose: listing('1') });
  const before = load().version;
  expect(load().version).toBe(before);
  put('a', { compose: listing('2') });
  expect(load().version).not.toBe(before);
});

test('the whole terminology loads in well under a second', () => {
  cpSync(new URL('code-systems/', profiles), join(folder, 'code-systems'), { recursive: true });
  cpSync(new URL('value-sets/', profiles), join(folder, 'value-sets'), { recursive: true });
  const started = performance.now();
  expect(load().version).toBe(terminology.version);
  expect(performance.now() - started).toBeLessThan(1000);
});
