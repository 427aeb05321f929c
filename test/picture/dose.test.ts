import { describe, expect, it } from 'vitest';
import { RXNORM } from '../../src/fhir/systems.ts';
import { doseGiven, readDose } from '../../src/picture/index.ts';
import { terminology } from '../terminology/profiles.ts';
import { at, ucum } from './reading.ts';

type Dosages = Parameters<typeof readDose>[0];

const product = (code: string) => terminology.product(RXNORM, code);
const lorazepam1mg = product('197901');
const fentanyl25 = product('245134');
const olanzapineFluoxetine = product('403969');
const suspension2mgPerMl = product('312242');

const daily = { repeat: { frequency: 1, period: 1, periodUnit: 'd' } };
const dose = (quantity: unknown, timing: unknown = daily, more: object = {}) => ({
  timing,
  doseAndRate: [{ doseQuantity: quantity }],
  ...more,
});
const read = (dosages: readonly unknown[], of: object = {}) =>
  readDose(dosages as Dosages, { zone: at.zone, on: at.today, ...of });
const one = (value: number, unit: string) => ({ low: value, high: value, unit });

describe('dose and unit (REL-36)', () => {
  it.each([
    [ucum(50, 'mg'), one(50, 'mg')],
    [ucum(0.5, 'g'), one(500, 'mg')],
    [ucum(25, 'ug'), one(0.025, 'mg')],
    [{ value: 25, unit: 'mcg' }, one(0.025, 'mg')],
    [ucum(0.5, 'mg/kg'), one(0.5, 'mg/kg')],
    [ucum(3, 'mL'), one(3, 'mL')],
    [{ value: 2, unit: 'tablets' }, one(2, 'piece')],
    [ucum(2, '{tbl}'), one(2, 'piece')],
    [
      { value: 1, unit: 'TAB', system: 'http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm', code: 'TAB' },
      one(1, 'piece'),
    ],
    [ucum(2, '{actuat}'), one(2, 'actuation')],
    [{ value: 2, unit: 'sprays' }, one(2, 'actuation')],
  ])('%j', (quantity, expected) => {
    expect(read([dose(quantity)])).toMatchObject({ given: 'structured', dose: expected });
  });

  it.each([
    [{ value: 1 }],
    [{ value: 1, unit: 'dose' }],
    [ucum(60, 'mg/m2')],
    [{ value: 30, unit: 'mL', system: 'http://unitsofmeasure.org', code: 'mg' }],
    [{ ...ucum(5, 'mg'), comparator: '<' }],
    [ucum(-5, 'mg')],
  ])('a unit or value that cannot be used is unknown, never guessed: %j', (quantity) => {
    const reading = read([dose(quantity)], { product: lorazepam1mg });
    expect(reading.given).toBe('unknown-unit');
    expect(reading.dose).toBeUndefined();
    expect(reading.perDay).toBeUndefined();
  });

  it('tells words only from nothing at all, and never reads the words', () => {
    expect(read([{ text: 'take 50 mg twice daily' }])).toMatchObject({ given: 'text-only', text: true });
    expect(read([{ text: 'take 50 mg twice daily' }]).perDay).toBeUndefined();
    expect(read([])).toMatchObject({ given: 'nothing', text: false, asNeeded: false });
    expect(readDose(undefined, { zone: at.zone }).given).toBe('nothing');
  });

  it('a dose range keeps both ends', () => {
    const range = { timing: daily, doseAndRate: [{ doseRange: { low: ucum(25, 'mg'), high: ucum(50, 'mg') } }] };
    expect(read([range])).toMatchObject({ dose: { low: 25, high: 50 }, perDay: { low: 25, high: 50, unit: 'mg' } });
  });

  it('of ordered and calculated amounts the one in mg counts; the one by weight is kept', () => {
    const both = { doseAndRate: [{ doseQuantity: ucum(0.5, 'mg/kg') }, { doseQuantity: ucum(35, 'mg') }] };
    expect(read([both])).toMatchObject({ dose: one(35, 'mg'), perKg: one(0.5, 'mg/kg') });
  });
});

describe('strength of the coded product (D3)', () => {
  it('tablets become mg', () => {
    expect(
      read([dose({ value: 2, unit: 'tablet' }, { repeat: { frequency: 2, period: 1, periodUnit: 'd' } })], {
        product: lorazepam1mg,
      }),
    ).toMatchObject({
      dose: one(2, 'mg'),
      perDay: one(4, 'mg'),
    });
  });

  it('mL become mg by the concentration, and stay mL without one', () => {
    expect(read([dose(ucum(10, 'mL'))], { product: suspension2mgPerMl })).toMatchObject({ dose: one(20, 'mg') });
    expect(read([dose(ucum(10, 'mL'))], { product: lorazepam1mg })).toMatchObject({ dose: one(10, 'mL') });
  });

  it('a combination is read for one ingredient at a time', () => {
    const two = [dose({ value: 2, unit: 'capsule' })];
    expect(read(two, { product: olanzapineFluoxetine })).toMatchObject({ perDay: one(2, 'piece') });
    expect(read(two, { product: olanzapineFluoxetine, ingredient: '4493' })).toMatchObject({ perDay: one(50, 'mg') });
  });

  it('a patch gives mg all day, however rarely it is changed', () => {
    const everyThirdDay = { repeat: { frequency: 1, period: 3, periodUnit: 'd' } };
    expect(read([dose(ucum(1, '{patch}'), everyThirdDay)], { product: fentanyl25 }).perDay).toEqual(one(0.6, 'mg'));
    expect(read([dose(ucum(1, '{patch}'))]).perDay).toBeUndefined();
  });
});

describe('how often', () => {
  it.each([
    [{ frequency: 2, period: 1, periodUnit: 'd' }, [2, 2]],
    [{ frequency: 1, period: 6, periodUnit: 'h' }, [4, 4]],
    [{ frequency: 1, period: 1, periodUnit: 'wk' }, [1 / 7, 1 / 7]],
    [{ frequency: 1, frequencyMax: 2, period: 4, periodMax: 6, periodUnit: 'h' }, [4, 12]],
    [{ period: 1, periodUnit: 'd' }, [1, 1]],
    [{ timeOfDay: ['08:00:00', '20:00:00'] }, [2, 2]],
    [{ frequency: 1, period: 1, periodUnit: 'd', dayOfWeek: ['mon', 'wed', 'fri'] }, [3 / 7, 1]],
  ])('%j', (repeat, [low, high]) => {
    const { perDay } = read([dose(ucum(10, 'mg'), { repeat })]);
    expect(perDay?.low).toBeCloseTo((low ?? 0) * 10, 6);
    expect(perDay?.high).toBeCloseTo((high ?? 0) * 10, 6);
  });

  it.each([
    ['BID', 2],
    ['TID', 3],
    ['QID', 4],
    ['QD', 1],
    ['QHS', 1],
    ['Q4H', 6],
    ['AM', 1],
    ['QOD', 0.5],
  ])('timing code %s', (code, times) => {
    expect(read([dose(ucum(10, 'mg'), { code: { coding: [{ code }] } })]).perDay).toMatchObject({ high: times * 10 });
    expect(read([dose(ucum(10, 'mg'), { code: { text: code } })]).perDay).toMatchObject({ high: times * 10 });
  });

  it.each([
    [{ code: { text: 'twice a day with food' } }],
    [{ event: ['2026-06-15T15:00:00Z'] }],
    [{ repeat: { count: 1 } }],
    [{ repeat: { frequency: 1, period: 0, periodUnit: 'd' } }],
    [{ repeat: { frequency: 2, period: 1, periodUnit: 'fortnight' } }],
    [undefined],
  ])('no frequency, no daily dose: %j', (timing) => {
    const reading = read([{ ...dose(ucum(10, 'mg')), timing }]);
    expect(reading.dose).toEqual(one(10, 'mg'));
    expect(reading.perDay).toBeUndefined();
  });
});

describe('several instructions', () => {
  it('apply together without a sequence, and are added up', () => {
    expect(read([dose(ucum(50, 'mg')), dose(ucum(100, 'mg'))])).toMatchObject({
      perDay: one(150, 'mg'),
      dose: { low: 50, high: 100 },
    });
  });

  it('one that cannot be read makes the total unknown, not smaller', () => {
    expect(read([dose(ucum(50, 'mg')), { text: 'and one at night' }]).perDay).toBeUndefined();
  });

  it('follow each other by sequence: the one of the day counts, else the range', () => {
    const step = (sequence: number, mg: number, start?: string, end?: string) =>
      dose(
        ucum(mg, 'mg'),
        { repeat: { ...daily.repeat, ...(start && { boundsPeriod: { start, end } }) } },
        { sequence },
      );
    const dated = [step(1, 50, '2026-05-01', '2026-05-31'), step(2, 100, '2026-06-01', '2026-06-30')];
    expect(read(dated).perDay).toEqual(one(100, 'mg'));
    expect(read(dated, { on: '2026-05-10' }).perDay).toEqual(one(50, 'mg'));
    expect(read([step(1, 50), step(2, 100)]).perDay).toEqual({ low: 50, high: 100, unit: 'mg' });
  });
});

describe('as needed', () => {
  it('the most allowed counts, and nothing of it is scheduled', () => {
    const most = { numerator: { value: 4, unit: 'tablet' }, denominator: ucum(1, 'd') };
    const reading = read(
      [
        dose(
          { value: 1, unit: 'tablet' },
          { repeat: { frequency: 1, period: 4, periodUnit: 'h' } },
          { asNeededBoolean: true, maxDosePerPeriod: most },
        ),
      ],
      { product: lorazepam1mg },
    );
    expect(reading).toMatchObject({ asNeeded: true, perDay: { low: 0, high: 4, unit: 'mg' } });
    expect(reading.scheduledPerDay).toBeUndefined();
  });

  it('the stated maximum stands in for a frequency', () => {
    const most = { numerator: ucum(30, 'mg'), denominator: ucum(24, 'h') };
    expect(
      read([
        dose(ucum(10, 'mg'), undefined, {
          timing: undefined,
          asNeededCodeableConcept: { text: 'pain' },
          maxDosePerPeriod: most,
        }),
      ]).perDay,
    ).toMatchObject({ high: 30 });
    expect(
      read([dose(ucum(10, 'mg'), undefined, { timing: undefined, asNeededBoolean: true })]).perDay,
    ).toBeUndefined();
  });

  it('a fixed frequency that gives more than the stated maximum leaves both open', () => {
    const maxDosePerPeriod = { numerator: ucum(150, 'mg'), denominator: ucum(1, 'd') };
    const thrice = { repeat: { frequency: 3, period: 1, periodUnit: 'd' } };
    expect(read([dose(ucum(100, 'mg'), thrice, { maxDosePerPeriod })]).perDay).toMatchObject({ low: 150, high: 300 });
  });

  it('beside a scheduled instruction both totals are known', () => {
    const both = [dose(ucum(1, 'mg')), dose(ucum(1, 'mg'), { code: { text: 'BID' } }, { asNeededBoolean: true })];
    expect(read(both)).toMatchObject({ asNeeded: false, perDay: { low: 1, high: 3 }, scheduledPerDay: one(1, 'mg') });
  });
});

describe('infusions', () => {
  const rate = (part: object, timing?: object) => read([{ timing, doseAndRate: [part] }]);

  it.each([
    [ucum(30, 'mg/h'), one(30, 'mg/h')],
    [ucum(1, 'mg/min'), one(60, 'mg/h')],
    [ucum(5, 'ug/kg/min'), one(0.3, 'mg/kg/h')],
    [ucum(0.5, 'mg/(kg.h)'), one(0.5, 'mg/kg/h')],
    [ucum(50, 'mL/h'), one(50, 'mL/h')],
  ])('rate %j', (rateQuantity, expected) => {
    expect(rate({ rateQuantity }).rate).toEqual(expected);
  });

  it('a ratio over more than one hour says how long it takes', () => {
    const ratio = { numerator: ucum(30, 'mg'), denominator: ucum(40, 'min') };
    expect(rate({ rateRatio: ratio })).toMatchObject({ rate: one(45, 'mg/h'), minutes: 40, dose: one(30, 'mg') });
    const speed = { numerator: ucum(450, 'mg'), denominator: ucum(1, 'h') };
    expect(rate({ rateRatio: speed }).minutes).toBeUndefined();
    expect(rate({ rateRatio: speed }).dose).toBeUndefined();
  });

  it('the length is recorded, or dose ÷ rate', () => {
    expect(rate({ doseQuantity: ucum(35, 'mg') }, { repeat: { duration: 40, durationUnit: 'min' } }).minutes).toBe(40);
    expect(rate({ doseQuantity: ucum(35, 'mg'), rateQuantity: ucum(70, 'mg/h') }).minutes).toBe(30);
    expect(rate({ rateQuantity: ucum(70, 'mg/h') }, { repeat: { duration: 0.5, durationUnit: 'h' } }).dose).toEqual(
      one(35, 'mg'),
    );
    expect(rate({ doseQuantity: ucum(35, 'mg'), rateQuantity: ucum(70, 'mL/h') }).minutes).toBeUndefined();
  });

  it('of what was given, the recorded period is the length', () => {
    const given = (effectivePeriod: object) =>
      doseGiven(
        {
          resourceType: 'MedicationAdministration',
          dosage: { dose: ucum(35, 'mg') },
          effectivePeriod,
        } as unknown as Parameters<typeof doseGiven>[0],
        { zone: at.zone },
      );
    expect(given({ start: '2026-06-10T14:00:00Z', end: '2026-06-10T14:40:00Z' })).toMatchObject({
      minutes: 40,
      dose: one(35, 'mg'),
    });
    expect(given({ start: '2026-06-10', end: '2026-06-10' }).minutes).toBeUndefined();
  });
});

it.each([
  [[null]],
  [['x']],
  [[{ doseAndRate: 'x', timing: 5, route: 'iv' }]],
  [[{ doseAndRate: [{ doseQuantity: 5, rateRatio: {}, doseRange: 'x' }], timing: { repeat: 'x', code: 3 } }]],
  [[{ maxDosePerPeriod: 3, timing: { repeat: { boundsPeriod: 'x', timeOfDay: 'x' } } }]],
])('survives %j', (dosages) => {
  expect(() => read(dosages)).not.toThrow();
});

describe('the most allowed at one time', () => {
  const capped = (quantity: unknown, most: unknown, of: object = {}) =>
    read([dose(quantity, daily, { maxDosePerAdministration: most })], of);

  it('is the upper end of the dose, and no part of what is taken a day', () => {
    const reading = capped(ucum(50, 'mg'), ucum(200, 'mg'));
    expect(reading.dose).toEqual({ low: 50, high: 200, unit: 'mg' });
    expect(reading.perDay).toEqual(one(50, 'mg'));
    expect(reading.steps[0]).toMatchObject({ unreadable: false });
  });

  it('stands beside a dose by weight, and by the strength of the product', () => {
    expect(capped(ucum(50, 'mg'), ucum(2, 'mg/kg')).perKg).toEqual(one(2, 'mg/kg'));
    expect(capped(ucum(2, '{tbl}'), ucum(4, '{tbl}'), { product: lorazepam1mg }).dose).toEqual({
      low: 2,
      high: 4,
      unit: 'mg',
    });
    expect(capped(ucum(50, 'mg'), ucum(4, 'mL'), { product: suspension2mgPerMl }).dose?.high).toBe(50);
  });

  it('that cannot be compared with the dose leaves it unreadable', () => {
    expect(capped(ucum(50, 'mg'), ucum(4, 'mL')).steps[0]?.unreadable).toBe(true);
    expect(capped(ucum(4, 'mL'), ucum(50, 'mg')).steps[0]?.unreadable).toBe(true);
    expect(capped(ucum(50, 'mg'), ucum(4, 'mgg')).steps[0]?.unreadable).toBe(true);
    expect(capped(ucum(4, 'mL'), ucum(5, 'mL')).steps[0]?.unreadable).toBe(false);
  });
});

describe('how long one administration takes', () => {
  it('tells a stated time from one that dose and rate imply', () => {
    const stated = read([dose(ucum(35, 'mg'), { repeat: { duration: 40, durationUnit: 'min' } })]).steps[0];
    expect(stated).toMatchObject({ minutes: 40, plannedMinutes: 40 });
    const ratio = { numerator: ucum(175, 'mg'), denominator: ucum(3, 'h') };
    expect(read([{ doseAndRate: [{ rateRatio: ratio }] }]).steps[0]).toMatchObject({
      minutes: 180,
      plannedMinutes: 180,
    });
    const implied = read([{ doseAndRate: [{ doseQuantity: ucum(35, 'mg'), rateQuantity: ucum(70, 'mg/h') }] }])
      .steps[0];
    expect(implied).toMatchObject({ minutes: 30 });
    expect(implied?.plannedMinutes).toBeUndefined();
  });
});
