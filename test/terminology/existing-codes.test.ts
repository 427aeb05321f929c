import { describe, expect, test } from 'vitest';
import { ICD10CM } from '../../src/fhir/systems.ts';
import { icd10cmCodes } from './icd10cm.ts';
import { codesOf, parts, terminology, valueSets } from './profiles.ts';

const existing = new Set(icd10cmCodes);

describe('ICD-10-CM', () => {
  test('the list is the whole release', () => {
    expect(icd10cmCodes.length).toBe(98_403);
    expect(['F33.1', 'I71.4', 'Z3A.20', 'T42.4X2A'].filter((code) => !existing.has(code))).toEqual([]);
  });

  test('every code and heading of a set exists, included or excluded', () => {
    const named = valueSets.flatMap(codesOf).filter(({ system }) => system === ICD10CM);
    expect(named.length).toBeGreaterThan(1500);
    expect(named.filter(({ code }) => !existing.has(code)).map(({ set, code }) => `${set} ${code}`)).toEqual([]);
  });

  test('every pattern of a set finds a code', () => {
    const patterns = valueSets.flatMap((set) =>
      parts(set)
        .filter(({ system }) => system === ICD10CM)
        .flatMap(({ filter = [] }) => filter)
        .filter(({ op }) => op === 'regex')
        .map(({ value = '' }) => ({ set: set.id, value })),
    );
    expect(patterns.length).toBeGreaterThan(0);
    const idle = patterns.filter(({ value }) => !icd10cmCodes.some((code) => new RegExp(`^(?:${value})$`).test(code)));
    expect(idle).toEqual([]);
  });

  test('every code of a listed heading is known', () => {
    const headings = valueSets
      .flatMap(parts)
      .filter(({ system }) => system === ICD10CM)
      .flatMap(({ filter = [] }) => filter.filter(({ op }) => op === 'is-a').map(({ value = '' }) => value));
    const under = icd10cmCodes.filter((code) => headings.some((heading) => code.startsWith(heading)));
    expect(under.length).toBeGreaterThan(5000);
    expect(under.filter((code) => !terminology.knows(ICD10CM, code))).toEqual([]);
  });
});

test('every set that has codes at all has a member', () => {
  const members = (id: string, codes: readonly { readonly system: string; readonly code: string }[]) =>
    codes.some(({ system, code }) => terminology.member(id, system, code) !== undefined);
  const all = [...valueSets.flatMap(codesOf), ...icd10cmCodes.map((code) => ({ system: ICD10CM, code }))];
  const idle = valueSets.flatMap((set) => {
    const { id = '' } = set;
    const own = codesOf(set);
    return terminology.isEmpty(id) || members(id, own) || members(id, all) ? [] : id;
  });
  expect(idle).toEqual([]);
});
