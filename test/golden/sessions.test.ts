import type { Encounter, MedicationAdministration, Observation, Resource } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import { shipped } from '../support/app.ts';
import { buildCase } from './build.ts';
import type { ScoreEntry, SessionEntry } from './case.ts';
import { laterThere } from './dates.ts';

function built(more: { sessions?: SessionEntry[]; scores?: ScoreEntry[] }): readonly Resource[] {
  const golden = { name: 'a course', hook: 'patient-view', patient: {}, expect: {}, ...more } as const;
  return buildCase(golden, shipped.terminology).bundle.entry!.flatMap(({ resource }) => resource ?? []);
}
const given = (...sessions: SessionEntry[]) =>
  built({ sessions }).filter((one): one is MedicationAdministration => one.resourceType === 'MedicationAdministration');
const visits = (...sessions: SessionEntry[]) =>
  built({ sessions }).filter((one): one is Encounter => one.resourceType === 'Encounter');
const scored = (...scores: ScoreEntry[]) =>
  built({ scores }).filter((one): one is Observation => one.resourceType === 'Observation');

describe('sessions', () => {
  it('are one administration a moment, at ten unless a time is written', () => {
    const made = given({ drug: 'ketamine', on: ['-150d', '-94d 14:00', '2026-05-28'] });
    expect(made.map(({ id, effectivePeriod }) => [id, effectivePeriod?.start, effectivePeriod?.end])).toEqual([
      ['session-1-1', '2026-01-16T10:00:00-05:00', '2026-01-16T10:40:00-05:00'],
      ['session-1-2', '2026-03-13T14:00:00-04:00', '2026-03-13T14:40:00-04:00'],
      ['session-1-3', '2026-05-28T10:00:00-04:00', '2026-05-28T10:40:00-04:00'],
    ]);
  });

  it('are a usual infusion for depression, or a usual spray at one moment', () => {
    const [infusion, spray] = given({ drug: 'ketamine', on: '-9d' }, { drug: 'esketamine', on: '-5d 09:20' });
    expect(infusion).toMatchObject({
      id: 'session-1',
      status: 'completed',
      medicationCodeableConcept: { coding: [{ code: '6130' }] },
      reasonCode: [{ coding: [{ code: 'F33.2' }] }],
      dosage: { dose: { value: 35, code: 'mg' }, route: { coding: [{ code: '47625008' }] } },
    });
    expect(spray).toMatchObject({
      id: 'session-2',
      effectiveDateTime: '2026-06-10T09:20:00-04:00',
      dosage: { dose: { value: 56, code: 'mg' }, route: { coding: [{ code: '46713006' }] } },
    });
  });

  it('say what the case says otherwise', () => {
    const [stopped, pain, plain] = given(
      { drug: 'ketamine', on: '-4d', status: 'stopped', dose: '7 mg', minutes: 8, id: 'broken-off' },
      { drug: 'ketamine', on: '-40d', minutes: 240, dose: '80 mg', rate: '20 mg/h', reason: { icd10: 'G90.511' } },
      { drug: 'ketamine', on: '-9d', minutes: 'none', reason: 'none', encounter: 'visit-1' },
    );
    expect(stopped).toMatchObject({ id: 'broken-off', status: 'stopped', dosage: { dose: { value: 7 } } });
    expect(stopped!.effectivePeriod?.end).toBe('2026-06-11T10:08:00-04:00');
    expect(pain).toMatchObject({
      reasonCode: [{ coding: [{ code: 'G90.511' }] }],
      dosage: { rateQuantity: { value: 20, code: 'mg/h' } },
    });
    expect(plain).toMatchObject({
      effectiveDateTime: '2026-06-06T10:00:00-04:00',
      context: { reference: 'Encounter/visit-1' },
    });
    expect(plain).not.toHaveProperty('reasonCode');
  });

  it('without a time stay days', () => {
    const [dose] = given({ drug: 'ketamine', on: '-9d', timed: false });
    expect(dose).toMatchObject({ effectiveDateTime: '2026-06-06' });
    expect(() => given({ drug: 'ketamine', on: '-9d', timed: false, minutes: 40 })).toThrow(/no length/);
    expect(() => given({ drug: 'ketamine', on: '-9d 09:00', timed: false })).toThrow(/is a time/);
  });

  it('have a visit each, where the case tells of one', () => {
    const sessions: SessionEntry = {
      drug: 'ketamine',
      on: ['-9d', '-6d'],
      visit: { serviceType: { snomed: '394587001' } },
    };
    expect(given(sessions).map(({ context }) => context?.reference)).toEqual([
      'Encounter/session-1-1-visit',
      'Encounter/session-1-2-visit',
    ]);
    expect(visits(sessions)[0]).toMatchObject({
      id: 'session-1-1-visit',
      status: 'finished',
      class: { code: 'AMB' },
      reasonCode: [{ coding: [{ code: 'F33.2' }] }],
      period: { start: '2026-06-06T09:30:00-04:00', end: '2026-06-06T12:00:00-04:00' },
    });
    expect(() => given({ ...sessions, encounter: 'visit-1' })).toThrow(/not both/);
  });

  it('refuse a moment that is no day', () => {
    expect(() => given({ drug: 'ketamine', on: '2026-05' })).toThrow(
      /case "a course", session 1: a session has a day; "2026-05" is none/,
    );
  });
});

describe('scores', () => {
  it('are one Observation a moment; days stay dates', () => {
    const made = scored({ scale: 'nrs', at: { '-60d': 8, '-1d 08:30': 5 } });
    expect(
      made.map(({ id, effectiveDateTime, valueQuantity }) => [id, effectiveDateTime, valueQuantity?.value]),
    ).toEqual([
      ['score-1-1', '2026-04-16', 8],
      ['score-1-2', '2026-06-14T08:30:00-04:00', 5],
    ]);
  });

  it('hold total and item 9 where a pair is written', () => {
    const made = scored({ scale: 'phq9', at: { '-60d': [20, 1], '-30d': 6 }, status: 'amended' });
    expect(
      made.map(({ code, status, valueQuantity }) => [code.coding?.[0]?.code, status, valueQuantity?.value]),
    ).toEqual([
      ['44261-6', 'amended', 20],
      ['44260-8', 'amended', 1],
      ['44261-6', 'amended', 6],
    ]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
    expect(() => scored({ scale: 'nrs', at: { '-60d': [8, 1] } })).toThrow(/only phq9 has pairs/);
  });

  it('go out under the codes of a site where no public list has any', () => {
    const [madrs, qids] = scored({ scale: 'madrs', at: { '-60d': 31 } }, { scale: 'qids', at: { '-60d': 17 } });
    const site = 'https://site.example/codes';
    expect(madrs).toMatchObject({ code: { coding: [{ system: site, code: 'MADRS' }] }, valueInteger: 31 });
    expect(qids).toMatchObject({ code: { coding: [{ system: site, code: 'QIDS' }] }, valueInteger: 17 });
    expect(() => scored({ scale: 'madrs', at: { '-60d': '31' } })).toThrow(/MADRS is one number a moment/);
  });

  it('may be blood pressures', () => {
    const [pressure] = scored({ scale: 'bp', at: { '-4d 09:40': '126/80' } });
    expect(pressure!.component?.map(({ valueQuantity }) => valueQuantity?.value)).toEqual([126, 80]);
  });
});

it.each([
  ['2026-06-10T23:50:00-04:00', '2026-06-11T00:30:00-04:00'],
  ['2026-06-10T10:00:00+05:30', '2026-06-10T10:40:00+05:30'],
  ['2026-06-10T10:00:00Z', '2026-06-10T10:40:00Z'],
])('40 minutes after %s is %s', (from, to) => {
  expect(laterThere(from, 40)).toBe(to);
});
