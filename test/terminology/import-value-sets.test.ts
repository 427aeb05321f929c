import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ICD10CM, RXNORM, SNOMED } from '../../src/fhir/systems.ts';
import { loadTerminology } from '../../src/terminology/index.ts';
import { importValueSets } from '../../tools/import-value-sets.ts';

const header = 'concept_id,system,code,display,match,status,verified,source';
const rows = [
  `pain,${ICD10CM},G89.2,"Chronic pain, general",descendants,any,yes,order file`,
  `pain,${ICD10CM},G89.4,Chronic pain syndrome,exact,active,yes,order file`,
  `pain,${SNOMED},82423001,Chronic pain,descendants,any,yes,list`,
  `pain,${SNOMED},373621006,"Chronic pain ""syndrome"" (disorder)",exact,remission,no,memory`,
  `drug,${RXNORM},25480,gabapentin,ingredient,any,yes,RxNorm`,
];
let lists: string;
let out: string;
const write = (name: string, lines: readonly string[]) => writeFileSync(join(lists, name), `${lines.join('\n')}\n`);
const file = (name: string) => join(out, 'value-sets', `${name}.json`);
const set = (name: string) => JSON.parse(readFileSync(file(name), 'utf8'));

beforeEach(() => {
  lists = mkdtempSync(join(tmpdir(), 'lists-'));
  out = mkdtempSync(join(tmpdir(), 'out-'));
  write('conditions.csv', [header, ...rows]);
  for (const name of ['medications.csv', 'observations.csv', 'procedures.csv', 'additions.csv']) write(name, [header]);
  const products = 'ingredient_rxcui,ingredient_name,rxcui,tty,name,source';
  write('rxnorm-ingredients.csv', [
    products,
    '25480,gabapentin,25480,IN,gabapentin,RxNorm',
    '25480,gabapentin,310430,SCD,gabapentin 100 MG Oral Capsule,RxNorm',
    '187832,pregabalin,187832,IN,pregabalin,RxNorm',
    '187832,pregabalin,310430,SCD,gabapentin 100 MG Oral Capsule,RxNorm',
  ]);
  write('rxnorm-additions.csv', [products]);
});
afterEach(() => {
  for (const folder of [lists, out]) rmSync(folder, { recursive: true });
});

test('the lists become value sets that load', () => {
  expect(importValueSets(lists, out)).toBe('2 value sets, 3 RxNorm concepts, 0 removed, 0 curated left alone');
  const terminology = loadTerminology(out);
  expect(terminology.member('pain', ICD10CM, 'G89.29')).toMatchObject({
    display: 'Chronic pain, general',
    says: 'any',
  });
  expect(terminology.member('pain', ICD10CM, 'G89.4')?.says).toBe('active');
  expect(terminology.member('pain', ICD10CM, 'G89.40')).toBeUndefined();
  expect(terminology.member('pain', SNOMED, '373621006')).toMatchObject({
    display: 'Chronic pain "syndrome"',
    says: 'remission',
  });
  expect(terminology.product(RXNORM, '310430')?.ingredients).toEqual([
    { code: '25480', name: 'gabapentin', strength: { value: 100, unit: 'mg' } },
  ]);
  expect(set('pain')).toMatchObject({
    experimental: true,
    title: 'Pain',
    name: 'Pain',
    publisher: 'Ketamine CDS project',
  });
  expect(set('pain').description).toContain('Sources: list; memory; order file.');
  expect(set('drug')).toMatchObject({ experimental: false });
});

test('the order of the lines does not matter', () => {
  importValueSets(lists, out);
  const before = readFileSync(file('pain'), 'utf8');
  write('conditions.csv', [header, ...rows.toReversed()]);
  importValueSets(lists, out);
  expect(readFileSync(file('pain'), 'utf8')).toBe(before);
});

test('a curated set is left alone, and its name is not taken', () => {
  importValueSets(lists, out);
  const mine = '{ "resourceType": "ValueSet", "id": "mine", "meta": { "tag": [{ "code": "curated" }] } }';
  writeFileSync(file('mine'), mine);
  importValueSets(lists, out);
  expect(readFileSync(file('mine'), 'utf8')).toBe(mine);
  write('additions.csv', [header, `mine,${SNOMED},82423001,Chronic pain,exact,any,yes,list`]);
  expect(() => importValueSets(lists, out)).toThrow('curated value sets bear the name of a concept: mine');
  expect(readFileSync(file('mine'), 'utf8')).toBe(mine);
});

test('an imported set whose concept is gone is removed', () => {
  importValueSets(lists, out);
  write('conditions.csv', [header, rows[4] ?? '']);
  importValueSets(lists, out);
  expect(existsSync(file('pain'))).toBe(false);
  expect(existsSync(file('drug'))).toBe(true);
});

test.each([
  ['a match it does not know', `pain,${SNOMED},82423001,x,children,any,yes,list`, 'match "children"'],
  ['a status it does not know', `pain,${SNOMED},82423001,x,exact,over,yes,list`, 'status "over"'],
  ['a line with too few cells', `pain,${SNOMED}`, 'record 2 has 2 cells'],
  ['a concept that is no file name', `../x,${SNOMED},82423001,x,exact,any,yes,list`, 'concept_id'],
])('%s is refused with the file named', (_, row, message) => {
  write('additions.csv', [header, row]);
  expect(() => importValueSets(lists, out)).toThrow(`additions.csv: ${message.startsWith('record') ? message : ''}`);
  expect(() => importValueSets(lists, out)).toThrow(message);
});
