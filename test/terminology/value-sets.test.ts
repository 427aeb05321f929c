import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CPT, HCPCS, ICD10CM, LOINC, RXNORM, SNOMED } from '../../src/fhir/systems.ts';
import { unverifiedCodes } from '../../tools/unverified-codes.ts';
import { loincDigit, verhoeff } from './check-digits.ts';
import { codesOf, curated, parts, terminology, valueSets } from './profiles.ts';

const codes = valueSets.flatMap(codesOf);
const of = (system: string) => codes.filter((c) => c.system === system);

test('the check digit functions tell right from wrong', () => {
  expect(verhoeff('128609009')).toBe(true);
  expect(verhoeff('128609008')).toBe(false);
  expect(loincDigit('44261-6')).toBe(true);
  expect(loincDigit('44261-7')).toBe(false);
});

test('every SNOMED CT code has a valid check digit', () => {
  expect(of(SNOMED).length).toBeGreaterThan(5000);
  expect(of(SNOMED).filter(({ code }) => !/^[1-9]\d{5,17}$/.test(code) || !verhoeff(code))).toEqual([]);
});

test('every SNOMED CT code is one of a concept', () => {
  // The last but two digits: 00 and 10 are concepts, 01 and 11 descriptions, 02 and 12 relationships.
  expect(of(SNOMED).filter(({ code }) => !/(00|10)\d$/.test(code))).toEqual([]);
});

test('only HL7 tables have neither a check digit nor a list to be checked against', () => {
  const checked: readonly string[] = [SNOMED, LOINC, ICD10CM, RXNORM, HCPCS, CPT];
  const others = new Set(codes.flatMap(({ system }) => (checked.includes(system) ? [] : system)));
  expect([...others].sort()).toEqual([
    'http://terminology.hl7.org/CodeSystem/v2-0136',
    'http://terminology.hl7.org/CodeSystem/v3-ActCode',
    'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
    'http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration',
    'https://ketamine-cds.example.org/fhir/CodeSystem/drugs-without-code',
  ]);
  const own = codes.filter(({ system }) => system.endsWith('/drugs-without-code'));
  expect(own.filter(({ code }) => terminology.ingredientsNamed(code)[0]?.code !== code)).toEqual([]);
});

test('every LOINC code has a valid check digit', () => {
  const terms = of(LOINC).filter(({ code }) => !code.startsWith('LA'));
  expect(terms.length).toBeGreaterThan(2000);
  expect(terms.filter(({ code }) => !loincDigit(code))).toEqual([]);
});

test('every ICD-10-CM code and heading is well formed', () => {
  expect(of(ICD10CM).length).toBeGreaterThan(1500);
  expect(of(ICD10CM).filter(({ code }) => !/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(code))).toEqual([]);
});

test('RxNorm, HCPCS and CPT codes are well formed, and CPT codes carry no descriptor', () => {
  expect(of(RXNORM).filter(({ code }) => !/^[1-9]\d{0,7}$/.test(code))).toEqual([]);
  expect(of(HCPCS).filter(({ code }) => !/^[A-Z]\d{4}$/.test(code))).toEqual([]);
  expect(of(CPT).filter(({ code }) => !/^\d{5}$/.test(code))).toEqual([]);
  const described = valueSets.flatMap(parts).filter((p) => p.system === CPT && p.concept?.some((c) => c.display));
  expect(described).toEqual([]);
});

test('every RxNorm code of a set is in the product list, but two that the source lists do not hold', () => {
  const strangers = of(RXNORM).filter(({ code }) => terminology.product(RXNORM, code) === undefined);
  expect(strangers.map(({ set, code }) => `${set} ${code}`)).toEqual([
    'mixed-salt-oxybate 2393796',
    'onabotulinumtoxina 860189',
  ]);
});

test('every included or excluded set exists under its own url', () => {
  const urls = new Set(valueSets.map((set) => set.url));
  const named = valueSets.flatMap((set) => parts(set).flatMap((p) => p.valueSet ?? []));
  expect(named.length).toBeGreaterThan(80);
  expect(named.filter((url) => !urls.has(url))).toEqual([]);
});

test('every set says where it is from, and what is not verified is experimental', () => {
  for (const set of valueSets) {
    expect.soft(set.description?.length, set.id).toBeGreaterThan(10);
    const origin = set.meta?.tag?.[0]?.code;
    expect.soft(origin, set.id).toMatch(/^(imported|curated|site-mapped)$/);
    const unverified = JSON.stringify(set.compose ?? {}).includes('unverified-code');
    expect.soft(set.experimental, set.id).toBe(unverified || origin === 'site-mapped');
    const systems = new Set(parts(set).map((p) => p.system));
    if (systems.has(SNOMED)) expect.soft(set.copyright, set.id).toContain('SNOMED');
    if (systems.has(LOINC)) expect.soft(set.copyright, set.id).toContain('LOINC');
    if (systems.has(RXNORM)) expect.soft(set.copyright, set.id).toContain('RxNorm');
  }
});

test('the page of unverified codes names every one of them', () => {
  const page = readFileSync(new URL('../../docs/terminology-unverified.md', import.meta.url), 'utf8');
  expect(unverifiedCodes(valueSets)).toBe(page);
  const marked = JSON.stringify(valueSets).split('/StructureDefinition/unverified-code').length - 1;
  expect(marked).toBeGreaterThan(0);
  expect(page.split('\n').filter((line) => line.startsWith('| `')).length).toBe(marked);
});

test('each exclusion of a curated set takes something away', () => {
  for (const set of curated) {
    const open = (set.compose?.include ?? [])
      .flatMap((p) => p.valueSet ?? [])
      .map((url) => url.split('/').at(-1) ?? '');
    if (open.length === 0) continue;
    for (const { system = '', concept = [] } of set.compose?.exclude ?? []) {
      for (const { code = '' } of concept) {
        const inside =
          open.some((name) => terminology.member(name, system, code)) || terminology.member(set.id ?? '', system, code);
        expect.soft(inside, `${set.id}: ${code} is excluded and was never in`).toBeTruthy();
      }
    }
  }
});
