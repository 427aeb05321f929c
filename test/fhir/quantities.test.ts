import type { Quantity } from '@medplum/fhirtypes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type QuantityKind, readNumber, readQuantity } from '../../src/fhir/quantities.ts';

const ucum = 'http://unitsofmeasure.org';
const read = (value: unknown, kind: QuantityKind) => readQuantity(value as Quantity, kind);

describe('readQuantity (REL-36)', () => {
  it.each<[number, string, QuantityKind, number]>([
    [128, 'mm[Hg]', 'mm[Hg]', 128],
    [128, 'mmHg', 'mm[Hg]', 128],
    [17, 'kPa', 'mm[Hg]', 127.51054],
    [70, 'kg', 'kg', 70],
    [70_000, 'g', 'kg', 70],
    [155, '[lb_av]', 'kg', 70.30681735],
    [155, 'lb', 'kg', 70.30681735],
    [56, 'mg', 'mg', 56],
    [500, 'mcg', 'mg', 0.5],
    [500, 'ug', 'mg', 0.5],
    [1, 'g', 'mg', 1000],
    [0.5, 'mg/kg', 'mg/kg', 0.5],
    [500, 'ug/kg', 'mg/kg', 0.5],
    [88, '/min', '/min', 88],
    [88, '{beats}/min', '/min', 88],
    [97, '%', '%', 97],
    [12, '{score}', 'score', 12],
    [12, '1', 'score', 12],
    [41, 'U/L', 'U/L', 41],
    [41, '[IU]/L', 'U/L', 41],
    [41, 'IU/L', 'U/L', 41],
    [1.2, 'mg/dL', 'mg/dL', 1.2],
    [34.2, 'umol/L', 'mg/dL', 2],
    [25, 'm[IU]/mL', 'm[IU]/mL', 25],
    [25, '[IU]/L', 'm[IU]/mL', 25],
    [0.4, 'm[IU]/L', 'm[IU]/L', 0.4],
    [0.4, 'u[IU]/mL', 'm[IU]/L', 0.4],
    [0.4, 'uIU/mL', 'm[IU]/L', 0.4],
  ])('%d %s as %s is %d', (value, code, kind, expected) => {
    expect(read({ value, code, system: ucum }, kind)).toBeCloseTo(expected, 6);
    expect(read({ value, unit: code }, kind)).toBeCloseTo(expected, 6);
  });

  it.each<[string, unknown, QuantityKind]>([
    ['a weight in mg', { value: 155, code: 'mg', system: ucum }, 'kg'],
    ['a megagram', { value: 1, code: 'Mg', system: ucum }, 'mg'],
    ['no unit', { value: 128 }, 'mm[Hg]'],
    ['an empty unit', { value: 128, unit: ' ' }, 'mm[Hg]'],
    ['a unit of nothing but words', { value: 70, unit: 'stone' }, 'kg'],
    ['a unit that is a number', { value: 70, unit: 5 }, 'kg'],
    ['a standard score where a raw one belongs', { value: 60, code: '{T-score}', system: ucum }, 'score'],
    ['a name that every object has', { value: 1, unit: 'constructor' }, 'kg'],
    ['a code that contradicts the printed unit', { value: 70, unit: 'kg', code: '[stone_av]', system: ucum }, 'kg'],
  ])('unknown unit: %s', (_what, value, kind) => {
    expect(read(value, kind)).toBe('unknown-unit');
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a bare number', 12],
    ['words', '12 kg'],
    ['no value', { unit: 'kg', code: 'kg' }],
    ['a value in quotes', { value: '70', code: 'kg' }],
    ['a bound', { value: 70, code: 'kg', comparator: '<' }],
    ['a list', [{ value: 70, code: 'kg' }]],
  ])('not a number: %s', (_what, value) => {
    expect(read(value, 'kg')).toBe('not-a-number');
  });

  it('reads the printed unit where the code is from another system', () => {
    expect(read({ value: 56, unit: 'mg', code: '258684004', system: 'http://snomed.info/sct' }, 'mg')).toBe(56);
  });

  it('needs no unit for a score', () => {
    expect(read({ value: 19 }, 'score')).toBe(19);
  });

  it('never guesses: a random unit is unknown', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), (unit) => {
        fc.pre(unit.trim() !== '');
        expect(read({ value: 1, unit: `${unit}!` }, 'mg')).toBe('unknown-unit');
      }),
    );
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, unit) => {
        for (const odd of [value, { value, unit }, { value: 1, code: unit, system: value }]) {
          expect(['number', 'string']).toContain(typeof read(odd, 'kg'));
        }
      }),
    );
  });
});

describe('readNumber', () => {
  it.each([
    [12, 12],
    ['12', 12],
    [' 12.5 ', 12.5],
    ['-1', -1],
    ['12/27', undefined],
    ['12 points', undefined],
    ['1e3', undefined],
    ['0x1F', undefined],
    ['', undefined],
    ['Infinity', undefined],
    [Number.NaN, undefined],
    [null, undefined],
    [true, undefined],
  ])('%j is %j', (value, expected) => {
    expect(readNumber(value)).toBe(expected);
  });
});
