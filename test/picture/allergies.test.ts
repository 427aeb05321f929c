import { describe, expect, it } from 'vitest';
import { allergiesTo } from '../../src/picture/index.ts';
import { concept, type Loose, rxnorm, shuffledAndDoubled, snomed, told } from './reading.ts';

const need = allergiesTo(['ketamine-allergy', 'ketamine', 'esketamine']);
const status = (code: string, system = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical') =>
  concept(system, code);
const verified = (code: string) =>
  concept('http://terminology.hl7.org/CodeSystem/allergyintolerance-verification', code);
const allergy = (more: Record<string, unknown>): Loose => ({
  resourceType: 'AllergyIntolerance',
  clinicalStatus: status('active'),
  code: rxnorm('6130'),
  ...more,
});

function found(...allergies: readonly Loose[]) {
  const { items, gaps } = told(need, { allergies });
  return { items, values: items.map(({ value }) => value), gaps: gaps.map(({ reason }) => reason) };
}

describe('what an allergy is to', () => {
  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ['the ingredient', { code: rxnorm('6130') }, ['stated']],
    ['a product that holds it', { code: rxnorm('2119365') }, ['stated']],
    ['the allergy itself as a code', { code: snomed('373464007') }, ['stated']],
    ['a substance named in a reaction', { code: undefined, reaction: [{ substance: rxnorm('6130') }] }, ['stated']],
    ['its name alone', { code: { text: 'Ketamine' } }, ['stated']],
    ['its brand alone', { code: { text: 'KETALAR' } }, ['stated']],
    ['its salt', { code: { text: 'ketamine hydrochloride' } }, ['stated']],
    ['its name and form', { code: { text: 'Esketamine nasal spray' } }, ['stated']],
    [
      'its name as a display of an unknown code',
      { code: { coding: [{ system: 'http://example.org', code: 'K1', display: 'Ketamine' }] } },
      ['stated'],
    ],
    ['its name among words', { code: { text: 'Rash after ketamine in 2019' } }, ['uncoded']],
    ['its denial', { code: { text: 'No known allergy to ketamine' } }, []],
    ['its toleration', { code: { text: 'Ketamine tolerated well' } }, []],
    ['no known allergy', { code: { ...snomed('716186003'), text: 'No known allergy' } }, []],
    ['something else', { code: { text: 'Penicillin' } }, []],
    ['something else by code, whatever its text says', { code: { ...rxnorm('7052'), text: 'Ketamine' } }, []],
    ['nothing at all', { code: undefined }, []],
  ])('%s', (_what, more, trusts) => {
    const { items } = found(allergy(more));
    expect(items.map(({ from }) => from.trust)).toEqual(trusts);
  });

  it('names the substance by our own words', () => {
    const { items } = found(allergy({ id: 'a', code: { text: 'KETALAR' } }));
    expect(items[0]?.from).toMatchObject({ type: 'AllergyIntolerance', id: 'a', shown: { name: 'ketamine' } });
  });
});

describe('what is recorded about it', () => {
  it.each([
    ['active', 'active', []],
    ['inactive', 'inactive', []],
    ['resolved', 'resolved', []],
    ['cured', undefined, ['unknown-status']],
  ])('REL-34 clinical status %s', (code, clinical, gaps) => {
    const seen = found(allergy({ clinicalStatus: status(code) }));
    expect([seen.values[0]?.clinical, seen.gaps]).toEqual([clinical, gaps]);
  });

  it('a status may be absent, or its word stand under the wrong system', () => {
    expect(found(allergy({ clinicalStatus: undefined })).values[0]?.clinical).toBe('absent');
    expect(
      found(allergy({ clinicalStatus: status('resolved', 'http://example.org/status') })).values[0]?.clinical,
    ).toBe('resolved');
  });

  it.each([
    ['confirmed', ['confirmed'], []],
    ['unconfirmed', ['unconfirmed'], []],
    ['presumed', ['unconfirmed'], []],
    ['refuted', [], []],
    ['entered-in-error', [], []],
    ['hearsay', [], ['unknown-status']],
  ])('REL-34 verification %s', (code, kept, gaps) => {
    const seen = found(allergy({ verificationStatus: verified(code) }));
    expect([seen.values.map(({ verification }) => verification), seen.gaps]).toEqual([kept, gaps]);
  });

  it('type, criticality and each manifestation with all its codes', () => {
    const { values } = found(
      allergy({
        type: 'intolerance',
        criticality: 'high',
        reaction: [
          {
            severity: 'severe',
            manifestation: [
              { coding: [...snomed('39579001').coding, ...concept('x', 'y').coding] },
              { text: 'felt odd' },
            ],
          },
          { manifestation: [snomed('422587007')] },
        ],
      }),
    );
    expect(values[0]).toMatchObject({
      type: 'intolerance',
      criticality: 'high',
      manifestations: [
        { severity: 'severe', codings: [{ code: '39579001' }, { code: 'y' }] },
        { severity: 'severe', codings: [] },
        { codings: [{ code: '422587007' }] },
      ],
    });
  });

  it('words outside the closed lists are not passed on', () => {
    const { values } = found(
      allergy({ type: 'hate', criticality: 'VERY', reaction: [{ severity: 9, manifestation: 'x' }] }),
    );
    expect(values).toEqual([expect.not.objectContaining({ type: expect.anything() })]);
    expect(values[0]).toMatchObject({ manifestations: [] });
  });

  it('the date is the onset, else the recording', () => {
    const dateOf = (more: Record<string, unknown>) => found(allergy(more)).items[0]?.from.date?.text;
    expect(dateOf({ onsetDateTime: '2019', recordedDate: '2020' })).toBe('2019');
    expect(dateOf({ onsetPeriod: { start: '2018' }, recordedDate: '2020' })).toBe('2018');
    expect(dateOf({ recordedDate: '2020' })).toBe('2020');
    expect(dateOf({})).toBeUndefined();
  });

  it('gets by with elements of any kind', () => {
    const odd = {
      code: [{ coding: 'x', text: 5 }],
      reaction: 'rash',
      clinicalStatus: 'active',
      verificationStatus: [1],
      onsetPeriod: 3,
    };
    expect(found(allergy(odd)).items).toEqual([]);
  });

  it('REL-60 neither order nor repetition changes the list', () => {
    const all = ['a', 'b', 'c'].map((id) => allergy({ id, recordedDate: '2020', note: [{ text: id }] }));
    expect(found(...shuffledAndDoubled(all)).items).toEqual(found(...all).items);
  });

  it('a list that was not sent is a gap, not an empty list', () => {
    expect(told(need, { allergies: undefined }).any('none').is).toBe('unknown');
    expect(told(need, { allergies: [] }).any('none').is).toBe('no');
  });
});
