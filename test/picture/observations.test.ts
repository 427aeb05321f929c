import { describe, expect, it } from 'vitest';
import {
  bloodPressures,
  codedObservations,
  type FactList,
  type Measurement,
  measurements,
  results,
} from '../../src/picture/index.ts';
import { concept, type Loose, loinc, shuffledAndDoubled, snomed, told, ucum } from './reading.ts';

const phq9 = measurements({ name: 'PHQ-9', set: 'phq9-total', inputs: ['scores'], unit: 'score', min: 0, max: 27 });
const answers = { 'LA6568-5': 0, 'LA6569-3': 1, 'LA6570-1': 2, 'LA6571-9': 3 };
const item9 = measurements({
  name: 'item 9',
  set: 'phq9-item9-suicidality',
  inputs: ['scores'],
  unit: 'score',
  min: 0,
  max: 3,
  ordinals: answers,
});
const weight = measurements({
  name: 'weight',
  set: 'body-weight',
  inputs: ['vitals'],
  unit: 'kg',
  min: 25,
  max: 350,
  preliminary: true,
});
const alt = measurements({ name: 'ALT', set: 'alt', inputs: ['labs'], unit: 'U/L', min: 0, max: 100_000 });
const pressures = bloodPressures({
  panel: 'blood-pressure-panel',
  systolic: 'bp-systolic',
  diastolic: 'bp-diastolic',
  inputs: ['vitals'],
});

const observation = (code: string, more: Record<string, unknown>): Loose => ({
  resourceType: 'Observation',
  status: 'final',
  code: loinc(code),
  effectiveDateTime: '2026-06-10',
  ...more,
});
const score = (more: Record<string, unknown>) => observation('44261-6', { valueInteger: 12, ...more });
const scores = (...list: readonly Loose[]) => seen(told(phq9, { scores: list }));
const weights = (...list: readonly Loose[]) => seen(told(weight, { vitals: list }));

function seen(list: FactList<Measurement>) {
  return {
    values: list.items.map(({ value }) => value.value),
    gaps: list.gaps.map(({ reason }) => reason),
    list,
  };
}

describe('status (knowledge 0.4, REL-34)', () => {
  it.each([
    ['final', [12], []],
    ['amended', [12], []],
    ['corrected', [12], []],
    ['preliminary', [], []],
    ['registered', [], []],
    ['cancelled', [], []],
    ['entered-in-error', [], []],
    ['unknown', [], []],
    ['guessed', [], ['unknown-status']],
    [undefined, [], ['unknown-status']],
  ])('%s', (status, values, gaps) => {
    expect(scores(score({ status }))).toMatchObject({ values, gaps });
  });

  it('preliminary counts for vital signs', () => {
    expect(weights(observation('29463-7', { status: 'preliminary', valueQuantity: ucum(70, 'kg') })).values).toEqual([
      70,
    ]);
  });
});

describe('numbers without a unit', () => {
  it.each([
    [{ valueInteger: 12 }, [12]],
    [{ valueInteger: undefined, valueQuantity: { value: 12 } }, [12]],
    [{ valueInteger: undefined, valueQuantity: ucum(12, '{score}') }, [12]],
    [{ valueInteger: undefined, valueString: ' 12 ' }, [12]],
    [{ valueInteger: 0 }, [0]],
  ])('%j', (more, values) => {
    expect(scores(score(more))).toMatchObject({ values, gaps: [] });
  });

  it.each([
    [{ valueString: 'about 12' }, ['unreadable']],
    [{ valueString: '12/27' }, ['unreadable']],
    [{ valueQuantity: { value: 12, comparator: '>' } }, ['unreadable']],
    [{ valueQuantity: ucum(12, 'kg') }, ['unknown-unit']],
    [{ valueQuantity: { value: '12' } }, ['unreadable']],
    [{ valueRange: { low: { value: 10 } } }, ['unreadable']],
    [{ valueCodeableConcept: { text: '12' } }, ['unreadable']],
  ])('there, but not to be used: %j', (more, gaps) => {
    expect(scores(score({ valueInteger: undefined, ...more }))).toMatchObject({ values: [], gaps });
  });

  it('a score outside its range is ignored as invalid', () => {
    expect(scores(score({ valueInteger: 28 }), score({ valueInteger: -1 }))).toMatchObject({ values: [], gaps: [] });
  });

  it('absent is ignored: no value, a reason for its absence, a panel of members', () => {
    const none = { valueInteger: undefined };
    expect(scores(score(none), score({ ...none, hasMember: [{ reference: 'Observation/1' }] }))).toMatchObject({
      values: [],
      gaps: [],
    });
    expect(scores(score({ dataAbsentReason: { text: 'refused' } }))).toMatchObject({ values: [], gaps: [] });
    expect(scores(score({ ...none, valueQuantity: { unit: '{score}' } }))).toMatchObject({ values: [], gaps: [] });
  });

  it('a coded answer counts what its sender or its instrument says, and nothing else', () => {
    const answer = (coding: object) =>
      seen(told(item9, { scores: [observation('44260-8', { valueCodeableConcept: { coding: [coding] } })] }));
    expect(answer({ system: 'http://loinc.org', code: 'LA6571-9' }).values).toEqual([3]);
    const ordinal = { url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: 2 };
    expect(answer({ system: 'urn:local', code: 'x', extension: [ordinal] }).values).toEqual([2]);
    expect(answer({ system: 'urn:local', code: '3', display: '3 nearly every day' })).toMatchObject({
      values: [],
      gaps: ['unreadable'],
    });
    expect(answer({ system: 'http://loinc.org', code: 'toString' }).gaps).toEqual(['unreadable']);
  });

  it('is found in a component, by any coding, under an OID', () => {
    const panel = observation('44249-1', { component: [{ code: loinc('44261-6'), valueInteger: 9 }] });
    const oid = {
      coding: [
        { system: 'urn:local', code: 'x' },
        { system: 'urn:oid:2.16.840.1.113883.6.1', code: '44261-6' },
      ],
    };
    expect(scores(panel, score({ code: oid, effectiveDateTime: '2026-06-01' })).values.toSorted()).toEqual([12, 9]);
  });
});

describe('units (REL-36)', () => {
  it.each([
    [ucum(70, 'kg'), 70],
    [ucum(70_000, 'g'), 70],
    [ucum(100, '[lb_av]'), 45.359237],
    [{ value: 100, unit: 'lb' }, 45.359237],
  ])('weight %j', (valueQuantity, value) => {
    const { list } = weights(observation('29463-7', { valueQuantity }));
    expect(list.items[0]?.value.value).toBeCloseTo(value, 6);
    expect(list.items[0]?.value.unit).toBe('kg');
    expect(list.items[0]?.from.shown).toMatchObject({ value: String(valueQuantity.value), unit: valueQuantity.unit });
  });

  it.each([
    [ucum(155, 'mg'), 'unknown-unit'],
    [{ value: 70 }, 'unknown-unit'],
    [{ value: 70, unit: 'stone' }, 'unknown-unit'],
    [ucum(700, 'kg'), 'out-of-range'],
    [ucum(12, 'kg'), 'out-of-range'],
  ])('weight %j is refused and reported', (valueQuantity, reason) => {
    expect(weights(observation('29463-7', { valueQuantity }))).toMatchObject({ values: [], gaps: [reason] });
  });

  it('a number without any unit is no weight', () => {
    expect(weights(observation('29463-7', { valueString: '70' })).gaps).toEqual(['unknown-unit']);
  });

  it('an older weight does not stand in for a newer one that cannot be read; a newer one does', () => {
    const at = (effectiveDateTime: string, value: number, unit: string) =>
      observation('29463-7', { effectiveDateTime, valueQuantity: ucum(value, unit) });
    expect(weights(at('2026-06-01', 70, 'kg'), at('2026-06-10', 155, 'mg')).list.latest().state).toBe('gap');
    expect(weights(at('2026-06-10', 70, 'kg'), at('2026-06-01', 155, 'mg')).list.latest().state).toBe('known');
  });

  it("keeps the upper limit of the result's own range, in the same unit", () => {
    const range = (referenceRange: object[]) =>
      told(alt, { labs: [observation('1742-6', { valueQuantity: ucum(80, 'U/L'), referenceRange })] }).items[0]?.value
        .high;
    expect(range([{ low: ucum(0, 'U/L'), high: ucum(55, '[IU]/L') }])).toBe(55);
    expect(range([{ high: ucum(55, 'U/L') }, { high: ucum(33, 'U/L') }])).toBe(33);
    expect(range([{ high: ucum(1, 'ukat/L') }])).toBeUndefined();
    expect(
      range([
        {
          high: ucum(5, 'U/L'),
          type: concept('http://terminology.hl7.org/CodeSystem/referencerange-meaning', 'treatment'),
        },
      ]),
    ).toBeUndefined();
  });

  it('a bound (<5) is a value only for those who ask for bounds', () => {
    const of = { name: 'ALT bounds', set: 'alt', inputs: ['labs'], unit: 'U/L' as const, min: 0, max: 1000 };
    const labs = [observation('1742-6', { valueQuantity: { ...ucum(5, 'U/L'), comparator: '<' } })];
    expect(told(measurements(of), { labs }).gaps.map(({ reason }) => reason)).toEqual(['unreadable']);
    expect(told(measurements({ ...of, bounds: true }), { labs }).items[0]).toMatchObject({
      value: { value: 5, bound: 'below' },
      from: { shown: { value: '<5', unit: 'U/L' } },
    });
  });
});

describe('when', () => {
  it.each([
    [{ effectiveDateTime: '2026-06-10' }, '2026-06-10'],
    [{ effectiveInstant: '2026-06-10T10:00:00Z' }, '2026-06-10T10:00:00Z'],
    [{ effectivePeriod: { start: '2026-06-01', end: '2026-06-02' } }, '2026-06-02'],
    [{ effectiveTiming: { event: ['2026-06-01', '2026-06-03'] } }, '2026-06-03'],
  ])('%j', (more, text) => {
    expect(scores(score({ effectiveDateTime: undefined, ...more })).list.items[0]?.from.date?.text).toBe(text);
  });

  it('undated is a gap; one issued before the latest value cannot be newer', () => {
    const undated = (issued?: string) => score({ id: 'u', effectiveDateTime: undefined, valueInteger: 20, issued });
    expect(scores(undated())).toMatchObject({ values: [], gaps: ['undated'] });
    expect(scores(score({}), undated()).list.latest().state).toBe('gap');
    expect(scores(score({}), undated('2026-06-01T10:00:00Z')).list.latest().state).toBe('known');
    expect(scores(score({}), undated('2026-06-12T10:00:00Z')).list.latest().state).toBe('gap');
  });

  it('a time without an offset is no date', () => {
    expect(scores(score({ effectiveDateTime: '2026-06-10T10:00:00' })).gaps).toEqual(['undated']);
  });

  it('what is dated after the index day is not there yet', () => {
    expect(
      scores(score({ effectiveDateTime: '2026-06-16' }), score({ effectiveDateTime: '2027', valueInteger: 28 })),
    ).toMatchObject({ values: [], gaps: [] });
    expect(scores(score({ effectiveDateTime: '2026-06-15' })).values).toEqual([12]);
  });

  it('REL-35 PROPERTY order and repetition change nothing', () => {
    const entries = [
      '2026-06-10',
      '2026-06-10',
      '2025',
      undefined,
      '2026-06-10T10:00:00Z',
      '2026-06-10T12:00:00+02:00',
    ].map((effectiveDateTime, i) => score({ id: `o${i}`, effectiveDateTime, valueInteger: i % 2 ? 5 : 7 }));
    const plain = (...list: readonly Loose[]) =>
      scores(...list)
        .list.items.map(({ value, from }) => [value.value, from.date?.text])
        .toSorted();
    expect(plain(...shuffledAndDoubled(entries))).toEqual(plain(...entries));
    const repeated = score({ id: 'other', effectiveDateTime: '2026-06-10', valueInteger: 7 });
    expect(scores(entries[0]!, repeated).values).toEqual([7]);
  });
});

describe('blood pressure (knowledge 0.4)', () => {
  const side = (code: string, value?: object) => ({ code: loinc(code), ...(value && { valueQuantity: value }) });
  const panel = (systolic: object | undefined, diastolic: object | undefined, more: object = {}) =>
    observation('85354-9', { component: [side('8480-6', systolic), side('8462-4', diastolic)], ...more });
  const of = (...vitals: readonly Loose[]) => {
    const list = told(pressures, { vitals });
    return { values: list.items.map(({ value }) => value), gaps: list.gaps.map(({ reason }) => reason), list };
  };
  const mmHg = (value: number) => ucum(value, 'mm[Hg]');

  it.each(['85354-9', '55284-4'])('as a panel %s', (code) => {
    const { list } = of({ ...panel(mmHg(152), mmHg(88)), code: loinc(code) });
    expect(list.items[0]).toMatchObject({
      value: { systolic: 152, diastolic: 88 },
      from: { shown: { value: '152/88', unit: 'mm[Hg]' } },
    });
  });

  it('as stand-alone values: together if they are of one moment, one side if that is all', () => {
    const systolic = observation('8480-6', { valueQuantity: mmHg(150) });
    const diastolic = observation('8462-4', { valueQuantity: { value: 90, unit: 'mmHg' } });
    expect(of(systolic, diastolic).values).toEqual([{ systolic: 150, diastolic: 90 }]);
    expect(of(systolic)).toMatchObject({ values: [{ systolic: 150 }], gaps: [] });
    expect(of(systolic).list.items[0]?.from.shown?.value).toBe('150/–');
  });

  it('converts kPa and nothing else', () => {
    expect(of(panel(ucum(24, 'kPa'), ucum(12, 'kPa'))).values[0]?.systolic).toBeCloseTo(180.01488, 4);
    expect(of(panel(ucum(24, 'psi'), mmHg(80)))).toMatchObject({ values: [{ diastolic: 80 }], gaps: ['unknown-unit'] });
    expect(of(panel({ value: 150 }, { value: 90 }))).toMatchObject({ values: [], gaps: ['unknown-unit'] });
  });

  it('impossible values and values of nobody knows when are gaps', () => {
    expect(of(panel(mmHg(15), mmHg(9)))).toMatchObject({ values: [], gaps: ['out-of-range'] });
    expect(of(panel(mmHg(150), mmHg(90), { effectiveDateTime: undefined }))).toMatchObject({
      values: [],
      gaps: ['undated'],
    });
  });

  it('a newer one that cannot be used hides what is latest, but not that an older one was high', () => {
    const older = panel(mmHg(186), mmHg(104), { effectiveDateTime: '2026-06-01' });
    const { list } = of(older, panel(undefined, undefined));
    expect(list.latest().state).toBe('gap');
    expect(list.items.map(({ value }) => value.systolic)).toEqual([186]);
    expect(of(older, panel(undefined, undefined, { status: 'entered-in-error' })).list.latest().state).toBe('known');
  });

  it('several of one moment: the higher of each side', () => {
    const moment = { effectiveDateTime: '2026-06-10T09:00:00Z' };
    const same = { effectiveDateTime: '2026-06-10T11:00:00+02:00' };
    expect(of(panel(mmHg(150), mmHg(95), moment), panel(mmHg(160), mmHg(90), same)).values).toEqual([
      { systolic: 160, diastolic: 95 },
    ]);
  });

  it('takes preliminary readings', () => {
    expect(of(panel(mmHg(150), mmHg(95), { status: 'preliminary' })).values).toHaveLength(1);
  });
});

describe('results and answers', () => {
  const test = results({
    name: 'pregnancy',
    set: 'pregnancy-test',
    inputs: ['labs'],
    positive: 'qualitative-positive',
    negative: 'qualitative-negative',
  });
  const hcg = (more: Record<string, unknown>) => told(test, { labs: [observation('2106-3', more)] });

  it.each([
    [{ valueCodeableConcept: snomed('10828004') }, 'positive'],
    [{ valueCodeableConcept: snomed('260385009') }, 'negative'],
    [{ valueString: 'Positive' }, 'positive'],
    [{ valueString: 'not detected' }, 'negative'],
    [{ valueString: 'REACTIVE' }, 'positive'],
    [{ valueCodeableConcept: { text: 'Detected' } }, 'positive'],
    [
      {
        valueCodeableConcept: { text: 'see note' },
        interpretation: [concept('http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', 'NEG')],
      },
      'negative',
    ],
    [{ valueCodeableConcept: snomed('260385009'), interpretation: [concept('x', 'POS')] }, 'positive'],
    [{ valueString: 'x', interpretation: [concept('x', 'IND')] }, 'indeterminate'],
  ])('%j', (more, polarity) => {
    expect(hcg(more).items.map(({ value }) => value.polarity)).toEqual([polarity]);
  });

  it('other words are unreadable, never negative; a plain number is for another reader', () => {
    expect(hcg({ valueString: 'not positive' }).gaps.map(({ reason }) => reason)).toEqual(['unreadable']);
    expect(hcg({ valueQuantity: ucum(3, 'm[IU]/mL') })).toMatchObject({ items: [], gaps: [] });
    expect(hcg({ dataAbsentReason: { text: 'haemolysed' }, valueString: 'positive' })).toMatchObject({
      items: [],
      gaps: [],
    });
  });

  const screen = codedObservations({ name: 'C-SSRS 4', set: 'c-ssrs-q4-intent', inputs: ['scores'] });
  it.each([
    [{ valueCodeableConcept: { coding: [{ system: 'http://loinc.org', code: 'LA33-6' }] } }, true],
    [{ valueCodeableConcept: snomed('373067005') }, false],
    [{ valueBoolean: true }, true],
    [{ valueString: 'No' }, false],
    [{ valueString: 'not really' }, undefined],
  ])('yes or no: %j', (more, yes) => {
    const list = told(screen, { scores: [observation('93249-1', more)] });
    expect(list.items[0]?.value.value.yes).toBe(yes);
    expect(list.items).toHaveLength(1);
  });

  it('an answer that holds nothing to compare is unreadable', () => {
    expect(
      told(screen, { scores: [observation('93249-1', { valueTime: '10:00' })] }).gaps.map(({ reason }) => reason),
    ).toEqual(['unreadable']);
  });
});

it.each([
  { code: 'x', valueQuantity: 5 },
  { code: { coding: [{ code: 5 }] }, component: ['x', { code: 'y', valueQuantity: null }] },
  { component: { code: null }, effectiveTiming: 'x', effectivePeriod: 'x' },
  { valueQuantity: { value: Number.NaN, unit: {}, code: [] }, referenceRange: ['x', { high: 5 }] },
  { valueCodeableConcept: { coding: 'x' }, interpretation: 'x', dataAbsentReason: 'x' },
])('survives %j', (more) => {
  const list = [score(more), observation('85354-9', more), observation('2106-3', more)];
  expect(() => [
    told(phq9, { scores: list }),
    told(pressures, { vitals: list }),
    told(weight, { vitals: list }),
  ]).not.toThrow();
});
