import { describe, expect, it } from 'vitest';
import { asKnownOn } from '../../src/replay/index.ts';
import { bundleOf, noon, replayOf } from './entries.ts';

const before = '2026-06-01';
const after = '2026-06-16';

describe('what was not known yet', () => {
  it.each([
    ['a condition that began later', { resourceType: 'Condition', onsetDateTime: after }],
    ['a condition whose onset period began later', { resourceType: 'Condition', onsetPeriod: { start: after } }],
    ['a condition recorded later', { resourceType: 'Condition', recordedDate: after }],
    ['an allergy recorded later', { resourceType: 'AllergyIntolerance', recordedDate: after }],
    ['an allergy that began later', { resourceType: 'AllergyIntolerance', onsetDateTime: after }],
    ['a later measurement', { resourceType: 'Observation', effectiveDateTime: after }],
    ['a later measurement by its instant', { resourceType: 'Observation', effectiveInstant: '2026-06-16T10:00:00Z' }],
    [
      'a measurement over days that were not over',
      { resourceType: 'Observation', effectivePeriod: { start: before, end: after } },
    ],
    ['a measurement with a later event', { resourceType: 'Observation', effectiveTiming: { event: [before, after] } }],
    ['an order written later', { resourceType: 'MedicationRequest', authoredOn: after }],
    ['a statement about later', { resourceType: 'MedicationStatement', effectivePeriod: { start: after } }],
    ['a statement made later', { resourceType: 'MedicationStatement', dateAsserted: after }],
    ['a later administration', { resourceType: 'MedicationAdministration', effectiveDateTime: after }],
    [
      'a later administration by its period',
      { resourceType: 'MedicationAdministration', effectivePeriod: { start: after } },
    ],
    [
      'an administration known by its end only',
      { resourceType: 'MedicationAdministration', effectivePeriod: { end: after } },
    ],
    ['a later procedure', { resourceType: 'Procedure', performedDateTime: after }],
    ['a later procedure by its period', { resourceType: 'Procedure', performedPeriod: { start: after } }],
    ['a later visit', { resourceType: 'Encounter', period: { start: after } }],
    ['a service asked for later', { resourceType: 'ServiceRequest', authoredOn: after }],
    ['a visit booked later', { resourceType: 'Appointment', created: after, start: '2026-06-20T14:00:00Z' }],
    [
      'a later visit that nobody knows since when it was booked',
      { resourceType: 'Appointment', start: '2026-06-20T14:00:00Z' },
    ],
    ['a form filled in later', { resourceType: 'QuestionnaireResponse', authored: after }],
    ['a policy that began later', { resourceType: 'Coverage', period: { start: after } }],
  ])('hides %s', (_, entry) => {
    expect(replayOf(entry)).toMatchObject({ entry: undefined, hidden: 1, toldLater: 0, undated: 0 });
  });

  it.each([
    ['a condition', { resourceType: 'Condition', onsetDateTime: before, recordedDate: after }],
    ['a result', { resourceType: 'Observation', effectiveDateTime: before, issued: '2026-06-16T10:00:00Z' }],
    ['a statement', { resourceType: 'MedicationStatement', effectiveDateTime: before, dateAsserted: after }],
  ])('hides and tells apart %s of an earlier day that was recorded later', (_, entry) => {
    expect(replayOf(entry)).toMatchObject({ entry: undefined, hidden: 1, toldLater: 1 });
  });
});

describe('what was known', () => {
  it.each([
    [
      'an order that begins later',
      {
        resourceType: 'MedicationRequest',
        authoredOn: before,
        dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: after } } } }],
      },
    ],
    [
      'an order without a date that began before',
      {
        resourceType: 'MedicationRequest',
        dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: before } } } }],
      },
    ],
    [
      'a service asked for, to be done later',
      { resourceType: 'ServiceRequest', authoredOn: before, occurrenceDateTime: after },
    ],
    [
      'a visit booked before for a later day',
      { resourceType: 'Appointment', created: before, start: '2026-06-20T14:00:00Z' },
    ],
    ['a past visit without a date of booking', { resourceType: 'Appointment', start: '2026-06-10T14:00:00Z' }],
    [
      'a condition exported later',
      { resourceType: 'Condition', onsetDateTime: before, meta: { lastUpdated: '2026-09-01T00:00:00Z' } },
    ],
    ['the patient', { resourceType: 'Patient', birthDate: '1980' }],
    ['a product', { resourceType: 'Medication' }],
  ])('keeps %s as it is', (_, entry) => {
    expect(replayOf(entry)).toEqual({ entry, hidden: 0, toldLater: 0, reopened: 0, undated: 0, statusesAsToday: 0 });
  });

  it.each([
    ['nothing', {}],
    ['a day that does not exist', { onsetDateTime: '2026-06-31' }],
    ['a time without an offset', { onsetDateTime: '2026-06-20T10:00:00' }],
    ['words', { onsetString: 'last year' }],
    ['the time of the export', { meta: { lastUpdated: '2026-09-01T00:00:00Z' } }],
  ])('keeps and counts what is dated by %s', (_, dates) => {
    const entry = { resourceType: 'Condition', ...dates };
    expect(replayOf(entry)).toMatchObject({ entry, hidden: 0, undated: 1 });
  });

  it('keeps and counts orders without a date that are planned for later', () => {
    expect(replayOf({ resourceType: 'ServiceRequest', occurrenceDateTime: after })).toMatchObject({
      hidden: 0,
      undated: 1,
    });
    expect(replayOf({ resourceType: 'Appointment' })).toMatchObject({ hidden: 0, undated: 1 });
  });
});

describe('how exact a date is', () => {
  const begun = (onsetDateTime: string) => replayOf({ resourceType: 'Condition', onsetDateTime }).hidden === 0;

  it.each([
    ['2026-06-15', true],
    ['2026-06-16', false],
    ['2026-06', true],
    ['2026-07', false],
    ['2026', true],
    ['2027', false],
    ['2026-06-15T16:00:00Z', true],
    ['2026-06-15T16:00:01Z', false],
    ['2026-06-15T23:00:00-04:00', false],
    ['2026-06-16T01:00:00+14:00', true],
  ])('%s was known at noon of 15 June: %s', (date, known) => {
    expect(begun(date)).toBe(known);
  });

  it('counts days in the zone asked about', () => {
    const entry = { resourceType: 'Condition', onsetDateTime: '2026-06-16' };
    const instant = new Date('2026-06-15T16:00:00Z');
    expect(replayOf(entry, { instant, zone: 'America/New_York' }).hidden).toBe(1);
    expect(replayOf(entry, { instant, zone: 'Asia/Tokyo' }).hidden).toBe(0);
  });
});

describe('an entry without a date of its own', () => {
  const visit = { resourceType: 'Encounter', id: 'v', period: { start: after } };
  const diagnosis = { resourceType: 'Condition', encounter: { reference: 'Encounter/v' } };
  const administration = { resourceType: 'MedicationAdministration', context: { reference: 'Encounter/v' } };

  it('is as old as its visit', () => {
    expect(asKnownOn(bundleOf(visit, diagnosis, administration), noon)).toMatchObject({ hidden: 3, undated: 0 });
    const past = { ...visit, period: { start: before, end: before } };
    expect(asKnownOn(bundleOf(past, diagnosis, administration), noon)).toMatchObject({ hidden: 0, undated: 0 });
  });

  it('is undated where the visit is not there', () => {
    expect(asKnownOn(bundleOf(diagnosis), noon)).toMatchObject({ hidden: 0, undated: 1 });
  });
});

it('keeps the visit the question is asked from, under way', () => {
  const visit = {
    resourceType: 'Encounter',
    id: 'v',
    status: 'finished',
    period: { start: '2026-06-15T18:00:00Z', end: '2026-06-15T20:00:00Z' },
  };
  expect(replayOf(visit).hidden).toBe(1);
  expect(replayOf(visit, { ...noon, visit: 'v' })).toMatchObject({
    hidden: 0,
    entry: { status: 'in-progress', period: { start: '2026-06-15T18:00:00Z' } },
  });
});
