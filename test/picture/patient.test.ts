import { describe, expect, it } from 'vitest';
import {
  deceased,
  encounterNow,
  type Known,
  type Need,
  patientAge,
  patientSex,
  readInputs,
  recordView,
} from '../../src/picture/index.ts';
import { terminology } from '../terminology/profiles.ts';
import { at, snomed } from './reading.ts';

const templates = { patient: 'Patient/{{context.patientId}}', encounter: 'Encounter/{{context.encounterId}}' };

/** The fact, in short: its value, `none`, or the reasons for the gap. */
function told<T>(
  need: Need<Known<T>, never>,
  sent: { patient?: unknown; encounter?: unknown },
  encounterId = 'e',
): unknown {
  const inputs = readInputs({
    keys: ['patient', 'encounter'],
    prefetch: new Map(Object.entries(sent)),
    context: { userId: 'Practitioner/1', patientId: 'p', ...(encounterId !== '' && { encounterId }) },
    templates,
    notOffered: new Set(),
    zone: at.zone,
  });
  const fact = recordView({ inputs, patientId: 'p', terminology, at, site: {} }).read(need);
  if (fact.state === 'known') return fact.value;
  return fact.state === 'none' ? 'none' : fact.gaps.map(({ input, reason }) => `${input} ${reason}`);
}

const patient = (more: object) => ({ patient: { resourceType: 'Patient', id: 'p', ...more } });

describe('patientAge (REL-53)', () => {
  it.each<[string, object, unknown]>([
    ['a day', { birthDate: '1985-06-15' }, { min: 41, max: 41 }],
    ['a day tomorrow', { birthDate: '1985-06-16' }, { min: 40, max: 40 }],
    ['a month', { birthDate: '2008-06' }, { min: 17, max: 18 }],
    ['a year', { birthDate: '2008' }, { min: 17, max: 18 }],
    ['this year', { birthDate: '2026' }, { min: 0, max: 0 }],
    ['a future year', { birthDate: '2027' }, ['patient out-of-range']],
    ['a day that does not exist', { birthDate: '2008-02-30' }, ['patient unreadable']],
    ['nothing', {}, ['patient undated']],
    ['a reason for nothing', { _birthDate: { extension: [{ url: 'x', valueCode: 'unknown' }] } }, ['patient undated']],
    ['a number', { birthDate: 1985 }, ['patient undated']],
  ])('born: %s', (_what, more, expected) => {
    expect(told(patientAge, patient(more))).toEqual(expected);
  });

  it('is unknown without a patient', () => {
    expect(told(patientAge, {})).toEqual(['patient not-supplied']);
    expect(told(patientAge, { patient: null })).toEqual(['patient not-supplied']);
    expect(told(patientAge, { patient: { resourceType: 'Patient', id: 'q', birthDate: '1985' } })).toEqual([
      'patient wrong-patient',
    ]);
  });
});

describe('patientSex', () => {
  it.each<[unknown, unknown]>([
    ['female', 'female'],
    ['male', 'male'],
    ['other', 'other'],
    ['unknown', 'unknown'],
    [undefined, 'none'],
    ['F', ['patient unreadable']],
    [['female'], 'none'],
  ])('%j is %j', (gender, expected) => {
    expect(told(patientSex, patient({ gender }))).toEqual(expected);
  });
});

describe('deceased (REL-39)', () => {
  it.each<[string, object, boolean]>([
    ['said to be', { deceasedBoolean: true }, true],
    ['on a day', { deceasedDateTime: '2020-01-01' }, true],
    ['on a day that cannot be read', { deceasedDateTime: 'last winter' }, true],
    ['said not to be', { deceasedBoolean: false }, false],
    ['not said', {}, false],
    ['said in the wrong form', { deceasedBoolean: 'false' }, false],
  ])('%s', (_what, more, expected) => {
    expect(told(deceased, patient(more))).toBe(expected);
  });

  it('is unknown without a patient', () => {
    expect(told(deceased, {})).toEqual(['patient not-supplied']);
  });
});

describe('encounterNow', () => {
  const visit = (more: object) => ({
    encounter: { resourceType: 'Encounter', id: 'e', subject: { reference: 'Patient/p' }, ...more },
  });

  it('says class, status, start, types and reasons', () => {
    const seen = told(
      encounterNow,
      visit({
        status: 'in-progress',
        class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'EMER' },
        type: [snomed('50849002')],
        serviceType: snomed('310000008'),
        reasonCode: [snomed('22253000')],
        reasonReference: [{ reference: '#c' }, { reference: 'Condition/gone' }],
        contained: [{ resourceType: 'Condition', id: 'c', code: snomed('35489007') }],
        period: { start: '2026-06-15T08:00:00-04:00' },
      }),
    );
    expect(seen).toMatchObject({
      class: 'EMER',
      status: 'in-progress',
      start: { text: '2026-06-15T08:00:00-04:00' },
      types: [{ code: '50849002' }],
      serviceTypes: [{ code: '310000008' }],
      reasons: [{ code: '22253000' }, { code: '35489007' }],
    });
  });

  it.each(['finished', 'cancelled', 'entered-in-error'])('is none where the visit is %s', (status) => {
    expect(told(encounterNow, visit({ status, class: { code: 'EMER' } }))).toBe('none');
  });

  it('gets by with an empty one', () => {
    expect(told(encounterNow, visit({}))).toEqual({ types: [], serviceTypes: [], reasons: [] });
  });

  it('gets by with a broken one', () => {
    const broken = visit({
      class: 'EMER',
      status: 1,
      period: 'today',
      type: 'x',
      reasonCode: [null],
      reasonReference: {},
    });
    expect(told(encounterNow, broken)).toEqual({ types: [], serviceTypes: [], reasons: [] });
  });

  it('is none outside an encounter, and a gap where one was not sent', () => {
    expect(told(encounterNow, {}, '')).toBe('none');
    expect(told(encounterNow, { encounter: null })).toBe('none');
    expect(told(encounterNow, {})).toEqual(['encounter not-supplied']);
  });
});
