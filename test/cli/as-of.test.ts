import { describe, expect, it } from 'vitest';
import { momentOf, printReplay, recordAsOf } from '../../src/cli/as-of.ts';
import { WrongUse } from '../../src/cli/wrong-use.ts';
import { dayOf } from '../../src/fhir/dates.ts';
import { bundleOf } from '../replay/entries.ts';

const now = () => new Date('2026-11-22T15:00:00Z');

describe('the moment asked about', () => {
  it.each([
    ['UTC', '2026-06-15T12:00:00.000Z'],
    ['America/New_York', '2026-06-15T16:00:00.000Z'],
    ['America/Los_Angeles', '2026-06-15T19:00:00.000Z'],
    ['Asia/Tokyo', '2026-06-15T03:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-06-14T22:00:00.000Z'],
  ])('is noon in %s', (zone, instant) => {
    const at = momentOf('2026-06-15', { now, zone });
    expect(at).toEqual({ instant: new Date(instant), today: '2026-06-15', zone });
    expect(dayOf(at.instant.getTime(), zone)).toBe('2026-06-15');
  });

  it('is now where no day is named', () => {
    expect(momentOf(undefined, { now, zone: 'Asia/Tokyo' })).toEqual({
      instant: now(),
      today: '2026-11-23',
      zone: 'Asia/Tokyo',
    });
  });

  it.each(['2026-02-30', '2026-06', '2026', '15.6.2026', '2026-06-15T10:00:00Z', ''])('refuses %j', (asOf) => {
    expect(() => momentOf(asOf, { now, zone: 'UTC' })).toThrow(WrongUse);
    expect(() => momentOf(asOf, { now, zone: 'UTC' })).toThrow(/is not a day/);
  });
});

describe('the record asked about', () => {
  const at = momentOf('2026-06-15', { now, zone: 'UTC' });
  const patient = (id: string) => ({ resourceType: 'Patient', id });
  const weighed = (id: string, effectiveDateTime: string) => ({
    resourceType: 'Observation',
    subject: { reference: `Patient/${id}` },
    effectiveDateTime,
  });

  it('is the record as it is where no day is named', () => {
    const bundle = bundleOf(patient('a'), weighed('a', '2026-06-20'));
    expect(recordAsOf(bundle, undefined, { at, now })).toEqual({ bundle });
  });

  it('is what was known by then', () => {
    const bundle = bundleOf(patient('a'), weighed('a', '2026-06-20'), weighed('a', '2026-06-10'));
    expect(recordAsOf(bundle, '2026-06-15', { at, now })).toEqual({
      bundle: bundleOf(patient('a'), weighed('a', '2026-06-10')),
      replay: { asOf: '2026-06-15', hidden: 1, toldLater: 0, reopened: 0, undated: 0, statusesAsToday: 0 },
    });
  });

  it('does not take an end that is planned even today for a real one', () => {
    const stopped = (end: string) => ({
      resourceType: 'MedicationStatement',
      status: 'stopped',
      effectivePeriod: { start: '2026-06-01', end },
    });
    const replayOf = (end: string) =>
      recordAsOf(bundleOf(patient('a'), stopped(end)), '2026-06-15', { at, now }).replay;
    expect(replayOf('2026-08-01')).toMatchObject({ reopened: 1, statusesAsToday: 0 });
    expect(replayOf('2027-08-01')).toMatchObject({ reopened: 0, statusesAsToday: 1 });
  });

  it('is never quietly that of another patient', () => {
    const later = ['2026-06-20', '2026-06-21'].map((day) => weighed('a', day));
    const bundle = bundleOf(patient('a'), patient('b'), ...later, weighed('b', '2026-06-10'));
    expect(() => recordAsOf(bundle, '2026-06-15', { at, now })).toThrow(WrongUse);
    expect(() => recordAsOf(bundle, '2026-06-15', { at, now })).toThrow(/as of 2026-06-15 it is mostly about another/);
  });
});

describe('the sentence about a replay', () => {
  const none = { asOf: '2026-06-15', hidden: 0, toldLater: 0, reopened: 0, undated: 0, statusesAsToday: 0 };

  it.each([
    [{}, 'Replayed as of 2026-06-15: 0 later entries hidden, 0 later ends undone.'],
    [
      { hidden: 12, reopened: 2, statusesAsToday: 5 },
      'Replayed as of 2026-06-15: 12 later entries hidden, 2 later ends undone; 5 entries show the status of today, which cannot be rewound.',
    ],
    [
      { hidden: 12, toldLater: 3, reopened: 1, undated: 4 },
      'Replayed as of 2026-06-15: 12 later entries hidden (3 of them about what had happened by then), 1 later end undone; 4 entries without a date were kept.',
    ],
    [
      { hidden: 1, undated: 1, statusesAsToday: 1 },
      'Replayed as of 2026-06-15: 1 later entry hidden, 0 later ends undone; 1 entry without a date was kept; 1 entry shows the status of today, which cannot be rewound.',
    ],
  ])('says what was done and what could not be', (counts, sentence) => {
    expect(printReplay({ ...none, ...counts })).toBe(sentence);
  });
});
