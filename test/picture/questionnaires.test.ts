import { describe, expect, it } from 'vitest';
import { answerScores, questionnaireAnswers } from '../../src/picture/index.ts';
import { type Loose, told } from './reading.ts';

const loincAnswer = (code: string) => ({ valueCoding: { system: 'http://loinc.org', code } });
const form = (item: unknown, more: Record<string, unknown> = {}): Loose => ({
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  authored: '2026-06-10T10:00:00Z',
  item,
  ...more,
});
const read = (...forms: readonly Loose[]) => told(questionnaireAnswers, { questionnaireResponses: forms });
const only = (item: object) => read(form([{ linkId: '1', ...item }])).items[0]?.value.items[0];

describe('which forms count', () => {
  it.each([
    ['completed', 1, 0],
    ['amended', 1, 0],
    ['in-progress', 0, 0],
    ['stopped', 0, 0],
    ['entered-in-error', 0, 0],
    ['lost', 0, 1],
  ])('%s', (status, items, gaps) => {
    const list = read(form([], { status }));
    expect([list.items.length, list.gaps.length]).toEqual([items, gaps]);
  });

  it('is dated by when it was filled in; the future is not there yet', () => {
    expect(read(form([])).items[0]?.from.date?.text).toBe('2026-06-10T10:00:00Z');
    expect(read(form([], { authored: '2026-07-01' })).items).toEqual([]);
    expect(read(form([], { authored: undefined })).items[0]?.from.date).toBeUndefined();
  });
});

describe('which question', () => {
  it.each([
    ['/44250-9', undefined, ['44250-9']],
    ['44250-9', undefined, ['44250-9']],
    ['/93043-8/56051-6', undefined, ['56051-6']],
    ['q9', 'http://loinc.org/44260-8', ['44260-8']],
    ['q9', 'http://example.org/Questionnaire/x#44260-8', ['44260-8']],
    ['/44260-8.comment', undefined, []],
    ['phq-phq9-q09', undefined, []],
    ['2026-06-1', undefined, []],
  ])('linkId %s, definition %s', (linkId, definition, codes) => {
    expect(only({ linkId, definition, answer: [{ valueInteger: 1 }] })?.codes).toEqual(codes);
  });

  it('finds nested questions, under items and under answers, and only answered ones', () => {
    const nested = form([
      {
        linkId: 'a',
        item: [
          { linkId: 'b', answer: [{ valueBoolean: true, item: [{ linkId: 'c', answer: [{ valueInteger: 2 }] }] }] },
          { linkId: 'd' },
        ],
      },
    ]);
    expect(read(nested).items[0]?.value.items.map(({ linkId }) => linkId)).toEqual(['b', 'c']);
  });
});

describe('what was answered', () => {
  const ordinal = (url: string, valueDecimal: number) => ({
    valueCoding: {
      system: 'urn:x',
      code: 'y',
      extension: [{ url: `http://hl7.org/fhir/StructureDefinition/${url}`, valueDecimal }],
    },
  });
  it.each([
    [{ valueInteger: 3 }, 3],
    [{ valueDecimal: 12 }, 12],
    [{ valueString: '7' }, 7],
    [{ valueQuantity: { value: 4 } }, 4],
    [ordinal('ordinalValue', 2), 2],
    [ordinal('itemWeight', 1), 1],
    [{ valueString: 'seven' }, undefined],
    [{ valueCoding: { code: '3', display: '3 - often' } }, undefined],
    [{ valueQuantity: { value: 4, unit: 'kg' } }, undefined],
  ])('%j', (answer, number) => {
    expect(only({ answer: [answer] })?.number).toBe(number);
  });

  it.each([
    [{ valueBoolean: false }, false],
    [loincAnswer('LA33-6'), true],
    [loincAnswer('LA32-8'), false],
    [{ valueString: 'Yes' }, true],
    [loincAnswer('LA6571-9'), undefined],
  ])('%j', (answer, yes) => {
    expect(only({ answer: [answer] })?.yes).toBe(yes);
  });

  it('two answers to one question are neither a number nor a yes', () => {
    expect(only({ answer: [{ valueInteger: 1 }, { valueInteger: 2 }] })).not.toHaveProperty('number');
  });
});

describe('scores from forms', () => {
  const item9 = answerScores({
    name: 'item 9 answers',
    set: 'phq9-item9-suicidality',
    min: 0,
    max: 3,
    ordinals: { 'LA6568-5': 0, 'LA6571-9': 3 },
  });
  const of = (answer: object, more: Record<string, unknown> = {}) => {
    const list = told(item9, { questionnaireResponses: [form([{ linkId: '/44260-8', answer: [answer] }], more)] });
    return { values: list.items.map(({ value }) => value.value), gaps: list.gaps.map(({ reason }) => reason), list };
  };

  it('count coded answers by the table of the instrument', () => {
    expect(of(loincAnswer('LA6571-9')).values).toEqual([3]);
    expect(of(loincAnswer('LA6571-9')).list.items[0]?.from).toMatchObject({
      type: 'QuestionnaireResponse',
      shown: { value: '3' },
    });
  });

  it('an answer without number or date is a gap; an impossible one is ignored', () => {
    expect(of(loincAnswer('LA9-9'))).toMatchObject({ values: [], gaps: ['unreadable'] });
    expect(of({ valueInteger: 2 }, { authored: undefined })).toMatchObject({ values: [], gaps: ['undated'] });
    expect(of({ valueInteger: 4 })).toMatchObject({ values: [], gaps: [] });
  });
});

it('a form nested many levels deep is read to its end', () => {
  let item: object = { linkId: 'deep', answer: [{ valueInteger: 1 }] };
  for (let depth = 0; depth < 12; depth++) item = { linkId: 'x', item: [item] };
  expect(read(form([item])).items[0]?.value.items.map(({ linkId }) => linkId)).toEqual(['deep']);
});

it.each([
  'x',
  [null, 3],
  [{ linkId: 5, answer: 'x' }],
  [{ answer: [{ valueCoding: 'x', item: 'y' }] }],
  [{ definition: {}, answer: [{ valueQuantity: [] }] }],
])('survives %j', (item) => {
  expect(() => read(form(item))).not.toThrow();
});
