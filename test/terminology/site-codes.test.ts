import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ICD10CM, SNOMED } from '../../src/fhir/systems.ts';
import { loadTerminology, type Terminology, withSiteCodes } from '../../src/terminology/index.ts';
import { terminology as shipped, valueSets } from './profiles.ts';

const LOCAL = 'https://hospital.example.org/codes';
const base = 'https://example.org/fhir';
const tag = { tag: [{ system: `${base}/CodeSystem/origin`, code: 'site-mapped' }] };

let folder: string;
let terminology: Terminology;
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
const listing = (...codes: string[]) => [{ system: SNOMED, concept: codes.map((code) => ({ code, display: code })) }];
const of = (...sets: string[]) => ({ valueSet: sets.map((set) => `${base}/ValueSet/${set}`) });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-codes-'));
  for (const part of ['value-sets', 'code-systems']) mkdirSync(join(folder, part));
  put('score', { meta: tag });
  put('other-score', { meta: tag });
  put('words-only', {
    meta: tag,
    extension: [{ url: `${base}/StructureDefinition/text-synonym`, valueString: 'bad liver' }],
  });
  put('any-score', { compose: { include: [of('score'), of('other-score')] } });
  put('both-scores', { compose: { include: [of('score', 'other-score')] } });
  put('score-or-listed', { compose: { include: [of('score'), ...listing('1')] } });
  put('all-but-score', { compose: { include: listing('1', '2'), exclude: [of('score')] } });
  put('listed', { compose: { include: listing('1') } });
  put('listed-scores', { compose: { include: [{ ...listing('1')[0], ...of('score') }] } });
  terminology = loadTerminology(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('an empty set', () => {
  test('loads only with the tag that says its codes are the site’s business', () => {
    put('mistake', {});
    expect(() => loadTerminology(folder)).toThrow('value-sets/mistake.json: nothing is included');
    rmSync(join(folder, 'value-sets', 'mistake.json'));
  });
  test('is a set with a name, a title and no members', () => {
    expect(terminology.describe('score').title).toBe('Title of score');
    expect(terminology.member('score', LOCAL, 'M1')).toBeUndefined();
  });
  test('is told from one that holds codes by way of others or of a condition', () => {
    const empty = (of: Terminology) =>
      [
        'score',
        'words-only',
        'any-score',
        'both-scores',
        'listed-scores',
        'score-or-listed',
        'all-but-score',
        'listed',
      ].filter((set) => of.isEmpty(set));
    expect(empty(terminology)).toEqual(['score', 'words-only', 'any-score', 'both-scores', 'listed-scores']);
    expect(empty(withSiteCodes(terminology, { score: [{ system: LOCAL, code: 'M1' }] }))).toEqual([
      'words-only',
      'both-scores',
    ]);
    expect(() => terminology.isEmpty('scroe')).toThrow('there is no value set "scroe"');
  });
  test('may still be found by its words', () => {
    expect(['score', 'words-only'].map((set) => terminology.hasWords(set))).toEqual([false, true]);
    expect(() => terminology.hasWords('scroe')).toThrow('there is no value set "scroe"');
  });
});

describe('a site’s own codes', () => {
  const codes = { score: [{ system: LOCAL, code: 'M1' }] };

  test('are members under our name, saying nothing of a state', () => {
    expect(withSiteCodes(terminology, codes).member('score', LOCAL, 'M1')).toEqual({
      set: { url: `${base}/ValueSet/score`, version: '1' },
      system: LOCAL,
      code: 'M1',
      display: 'Title of score',
      says: 'any',
    });
  });
  test('are known, and were not before', () => {
    expect(terminology.knows(LOCAL, 'M1')).toBe(false);
    expect(withSiteCodes(terminology, codes).knows(LOCAL, 'M1')).toBe(true);
    expect(withSiteCodes(terminology, codes).knows(LOCAL, 'M2')).toBe(false);
    expect(terminology.member('score', LOCAL, 'M1')).toBeUndefined();
  });
  test('reach the sets that include theirs, by the rules of those', () => {
    const one = withSiteCodes(terminology, codes);
    const member = (set: string, of = one) => of.member(set, LOCAL, 'M1');
    expect(member('any-score')).toMatchObject({
      display: 'Title of score',
      set: { url: `${base}/ValueSet/any-score` },
    });
    expect(member('both-scores')).toBeUndefined();
    expect(member('both-scores', withSiteCodes(one, { 'other-score': codes.score }))).toBeDefined();
    expect(member('other-score')).toBeUndefined();
  });
  test('take a code out of sets that exclude theirs', () => {
    expect(terminology.member('all-but-score', SNOMED, '2')).toBeDefined();
    const mapped = withSiteCodes(terminology, { score: [{ system: SNOMED, code: '2' }] });
    expect(mapped.member('all-but-score', SNOMED, '2')).toBeUndefined();
  });
  test('add to a set that has codes, and change none of them', () => {
    const mapped = withSiteCodes(terminology, {
      listed: [
        { system: LOCAL, code: 'A' },
        { system: SNOMED, code: '1' },
      ],
    });
    expect(mapped.member('listed', LOCAL, 'A')?.display).toBe('Title of listed');
    expect(mapped.member('listed', SNOMED, '1')?.display).toBe('1');
  });
  test('are folded like those of a record', () => {
    const mapped = withSiteCodes(terminology, { score: [{ system: 'urn:oid:2.16.840.1.113883.6.90', code: 'f331' }] });
    expect(mapped.member('score', ICD10CM, 'F33.1')?.code).toBe('F33.1');
    expect(mapped.knows(ICD10CM, 'F33.1')).toBe(true);
  });
  test('change the version, by what they are and not by how they are written', () => {
    const two = [
      { system: LOCAL, code: 'M1' },
      { system: LOCAL, code: 'M2' },
    ];
    const version = (map: Parameters<typeof withSiteCodes>[1]) => withSiteCodes(terminology, map).version;
    expect(version({})).toBe(terminology.version);
    expect(version({ score: [] })).toBe(terminology.version);
    expect(version(codes)).not.toBe(terminology.version);
    expect(version({ score: two })).not.toBe(version(codes));
    expect(version({ score: two })).toBe(version({ score: two.toReversed() }));
    expect(version({ score: two, listed: two })).toBe(version({ listed: two, score: two }));
    expect(version({ listed: two })).not.toBe(version({ score: two }));
  });
});

describe('a mapping that could never work is refused', () => {
  const refused = (codes: Parameters<typeof withSiteCodes>[1]) => () => withSiteCodes(terminology, codes);
  test('an unknown set', () => {
    expect(refused({ scroe: [] })).toThrow('there is no value set "scroe"');
  });
  test('a coding without a code', () => {
    expect(refused({ score: [{ system: LOCAL }] })).toThrow(
      `a site code of "score" has no code: {"system":"${LOCAL}"}`,
    );
    expect(refused({ score: [{ system: LOCAL, code: ' ' }] })).toThrow('a site code of "score" has no code');
  });
  test('a coding without a system', () => {
    expect(refused({ score: [{ code: 'M1' }] })).toThrow('a site code of "score" has no system: {"code":"M1"}');
  });
});

describe('the sets that ship for sites to fill', () => {
  const siteMapped = valueSets.filter((set) => set.meta?.tag?.some(({ code }) => code === 'site-mapped'));
  test('are empty, say what to map and which rules want it', () => {
    expect(siteMapped.length).toBeGreaterThan(20);
    for (const { id = '', description, compose, status } of siteMapped) {
      expect.soft(compose, id).toBeUndefined();
      expect.soft(status, id).toBe('active');
      expect.soft(shipped.isEmpty(id), id).toBe(true);
      expect.soft(description, id).toMatch(/To map: .+\. For .+\.$/);
    }
  });
  test('stand in the documentation with what to map', () => {
    const page = readFileSync(new URL('../../docs/terminology.md', import.meta.url), 'utf8');
    for (const { id = '', description = '' } of siteMapped) {
      const [, what, rules] = /To map: (.+)\. For (.+)\.$/.exec(description) ?? [];
      expect.soft(page).toContain(`| \`${id}\` | ${what} | ${rules} |`);
    }
  });
  test('are the only empty ones', () => {
    const ids = siteMapped.map(({ id }) => id);
    expect(
      valueSets.flatMap(({ id = '' }) => (shipped.isEmpty(id) ? id : [])).filter((id) => !ids.includes(id)),
    ).toEqual([]);
  });
  test('say in text what a site did not code', () => {
    expect(shipped.words('child-pugh-c', 'Cirrhosis, Child-Pugh class C')).toBe('uncoded');
    expect(shipped.words('child-pugh-c', 'Child-Pugh C10')).toBe('uncoded');
    expect(shipped.words('child-pugh-b', 'cirrhosis (Child Pugh B8)')).toBe('uncoded');
    expect(shipped.words('child-pugh-b', 'Child-Pugh A5')).toBeUndefined();
    expect(shipped.words('child-pugh-b', 'Cirrhosis, Child-Pugh class C')).toBeUndefined();
    expect(shipped.words('aortic-stenosis-severe', 'Severe aortic stenosis')).toBe('uncoded');
    expect(shipped.words('aortic-stenosis-severe', 'Aortic stenosis, no severe aortic stenosis')).toBeUndefined();
    expect(shipped.words('ketamine-cystitis', 'ketamine-induced cystitis 2019')).toBe('uncoded');
  });
});
