import { describe, expect, it } from 'vitest';
import { noon, replayOf } from './entries.ts';

const before = '2026-06-01';
const after = '2026-06-20';
const coded = (code: string) => ({ coding: [{ code }] });

/** An order with these ends of its dosage steps. */
const order = (status: string, ...ends: readonly string[]) => ({
  resourceType: 'MedicationRequest',
  status,
  authoredOn: before,
  dosageInstruction: ends.map((end) => ({
    text: 'daily',
    timing: { repeat: { boundsPeriod: { start: before, end } } },
  })),
});
const boundsOf = (entry: object | undefined) =>
  (entry as ReturnType<typeof order>).dosageInstruction.map(({ timing }) => timing.repeat.boundsPeriod);

describe('a later end is undone', () => {
  it.each(['resolved', 'inactive', 'remission', 'Resolved'])('of a condition that is %s by then', (status) => {
    const condition = { resourceType: 'Condition', onsetDateTime: '2020', clinicalStatus: coded(status) };
    for (const end of [
      { abatementDateTime: after, _abatementDateTime: {} },
      { abatementPeriod: { start: before, end: after } },
    ]) {
      const { entry, reopened, statusesAsToday } = replayOf({ ...condition, ...end });
      expect(entry).toEqual({
        ...condition,
        clinicalStatus: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
        },
      });
      expect({ reopened, statusesAsToday }).toEqual({ reopened: 1, statusesAsToday: 0 });
    }
  });

  it('of a condition that says nothing of its status, or another one', () => {
    const condition = { resourceType: 'Condition', onsetDateTime: '2020' };
    expect(replayOf({ ...condition, abatementDateTime: after }).entry).toEqual(condition);
    const relapse = { ...condition, clinicalStatus: coded('relapse') };
    expect(replayOf({ ...relapse, abatementDateTime: after }).entry).toEqual(relapse);
  });

  it.each(['2026', '2026-06', '2026-06-15T16:00:01Z'])('where it may have been later: %s', (abatementDateTime) => {
    const condition = { resourceType: 'Condition', onsetDateTime: '2020', abatementDateTime };
    expect(replayOf(condition).entry).not.toHaveProperty('abatementDateTime');
  });

  it.each(['2025', '2026-05', '2026-06-14', '2026-06-15', '2026-06-15T16:00:00Z'])(
    'and not where it had come: %s',
    (abatementDateTime) => {
      const condition = {
        resourceType: 'Condition',
        onsetDateTime: '2020',
        clinicalStatus: coded('resolved'),
        abatementDateTime,
      };
      expect(replayOf(condition)).toMatchObject({ entry: condition, reopened: 0, statusesAsToday: 0 });
    },
  );

  it.each(['completed', 'stopped'])('of a statement that is %s', (status) => {
    const statement = { resourceType: 'MedicationStatement', status };
    expect(replayOf({ ...statement, effectivePeriod: { start: before, end: after } }).entry).toEqual({
      ...statement,
      status: 'active',
      effectivePeriod: { start: before },
    });
    expect(replayOf({ ...statement, effectivePeriod: { end: after } }).entry).toEqual({
      ...statement,
      status: 'active',
    });
  });

  it('of a statement whose status does not follow from it', () => {
    const statement = {
      resourceType: 'MedicationStatement',
      status: 'not-taken',
      effectivePeriod: { start: before, end: after },
    };
    expect(replayOf(statement)).toMatchObject({ entry: { status: 'not-taken' }, reopened: 1, statusesAsToday: 1 });
  });

  it.each([
    ['MedicationAdministration', 'completed', 'effectivePeriod'],
    ['MedicationAdministration', 'stopped', 'effectivePeriod'],
    ['Procedure', 'completed', 'performedPeriod'],
    ['Encounter', 'finished', 'period'],
  ])('of a %s under way that is %s today', (resourceType, status, period) => {
    const start = '2026-06-15T15:30:00Z';
    const entry = { resourceType, status, [period]: { start, end: '2026-06-15T17:30:00Z' } };
    expect(replayOf(entry)).toMatchObject({ reopened: 1, statusesAsToday: 0 });
    expect(replayOf(entry).entry).toEqual({ resourceType, status: 'in-progress', [period]: { start } });
    const done = { ...entry, [period]: { start, end: '2026-06-15T16:00:00Z' } };
    expect(replayOf(done)).toMatchObject({ entry: done, reopened: 0 });
  });

  it('of a visit, with the length that follows from it', () => {
    const visit = { resourceType: 'Encounter', status: 'onleave', period: { start: before, end: after } };
    expect(replayOf({ ...visit, length: { value: 19, unit: 'd' } }).entry).toEqual({
      ...visit,
      period: { start: before },
    });
  });

  it('of a life', () => {
    expect(replayOf({ resourceType: 'Patient', deceasedDateTime: after }).entry).toEqual({ resourceType: 'Patient' });
    expect(replayOf({ resourceType: 'Patient', deceasedDateTime: '2026' }).entry).toEqual({ resourceType: 'Patient' });
    const twice = { resourceType: 'Patient', deceasedDateTime: after, deceasedBoolean: true };
    expect(replayOf(twice).entry).toEqual({ resourceType: 'Patient' });
    const dead = { resourceType: 'Patient', deceasedDateTime: before };
    expect(replayOf(dead)).toMatchObject({ entry: dead, reopened: 0, statusesAsToday: 0 });
  });

  it('of a policy that was cancelled; a planned end stays', () => {
    const policy = { resourceType: 'Coverage', status: 'active', period: { start: before, end: after } };
    expect(replayOf(policy)).toMatchObject({ entry: policy, reopened: 0 });
    expect(replayOf({ ...policy, status: 'cancelled' }).entry).toEqual({ ...policy, period: { start: before } });
  });

  it('of the occurrences of an allergy, whose reactions stay', () => {
    const allergy = { resourceType: 'AllergyIntolerance', recordedDate: '2020', reaction: [{ onset: after }] };
    expect(replayOf({ ...allergy, lastOccurrence: after }).entry).toEqual(allergy);
  });
});

describe('a medication order', () => {
  it('that was completed later runs until the end it was ordered for', () => {
    expect(replayOf(order('completed', after))).toMatchObject({ entry: order('active', after), reopened: 1 });
    const valid = {
      resourceType: 'MedicationRequest',
      authoredOn: before,
      dispenseRequest: { validityPeriod: { end: after } },
    };
    expect(replayOf({ ...valid, status: 'completed' })).toMatchObject({ entry: { ...valid, status: 'active' } });
    expect(replayOf({ ...valid, status: 'stopped' })).toMatchObject({ reopened: 0, statusesAsToday: 1 });
  });

  it('that was stopped later runs, and nobody knows how long', () => {
    const { entry, reopened, statusesAsToday } = replayOf(order('stopped', '2026-06-07', after));
    expect(entry).toMatchObject({ status: 'active' });
    expect(boundsOf(entry)).toEqual([{ start: before, end: '2026-06-07' }, { start: before }]);
    expect({ reopened, statusesAsToday }).toEqual({ reopened: 1, statusesAsToday: 0 });
  });

  it('keeps its status where its end does not explain it', () => {
    for (const one of [order('stopped', '2026-06-07'), order('active', after)]) {
      expect(replayOf(one)).toMatchObject({ entry: one, reopened: 0, statusesAsToday: 0 });
    }
    const unbounded = {
      ...order('stopped', after),
      dosageInstruction: [...order('stopped', after).dosageInstruction, { text: 'x' }],
    };
    const unclear = order('stopped', after, 'soon');
    for (const one of [order('stopped'), order('completed'), order('cancelled', after), unbounded, unclear]) {
      expect(replayOf(one)).toMatchObject({ entry: one, reopened: 0, statusesAsToday: 1 });
    }
  });

  it('was not stopped at an end that has not come even today', () => {
    const present = new Date('2026-06-18T16:00:00Z');
    expect(replayOf(order('stopped', after), { ...noon, present })).toMatchObject({ reopened: 0, statusesAsToday: 1 });
    expect(replayOf(order('stopped', '2026-06-17'), { ...noon, present })).toMatchObject({ reopened: 1 });
  });
});

describe('a booked visit', () => {
  const visit = (status: string, start: string, end?: string) => ({
    resourceType: 'Appointment',
    status,
    created: before,
    start,
    ...(end && { end }),
  });
  const statusOf = (entry: object) => (replayOf(entry).entry as { status: string }).status;

  it.each(['fulfilled', 'noshow', 'arrived', 'checked-in'])(
    'to come was only booked, though it is %s today',
    (status) => {
      expect(statusOf(visit(status, '2026-06-20T14:00:00Z'))).toBe('booked');
      expect(statusOf(visit(status, '2026-06-10T14:00:00Z'))).toBe(status);
    },
  );

  it('under way had begun', () => {
    expect(statusOf(visit('fulfilled', '2026-06-15T15:00:00Z', '2026-06-15T17:00:00Z'))).toBe('arrived');
    expect(statusOf(visit('fulfilled', '2026-06-15T15:00:00Z', '2026-06-15T16:00:00Z'))).toBe('fulfilled');
  });

  it('that is cancelled may have been cancelled before', () => {
    const cancelled = visit('cancelled', '2026-06-20T14:00:00Z');
    expect(replayOf(cancelled)).toMatchObject({ entry: cancelled, reopened: 0, statusesAsToday: 1 });
  });
});

describe('a status that cannot be rewound stays and is counted', () => {
  it.each([
    [{ resourceType: 'Condition', onsetDateTime: '2020', clinicalStatus: coded('resolved') }],
    [{ resourceType: 'Condition', onsetDateTime: '2020', clinicalStatus: { text: 'Resolved' } }],
    [{ resourceType: 'Condition', onsetDateTime: '2020', verificationStatus: coded('refuted') }],
    [{ resourceType: 'Condition', onsetDateTime: '2020', abatementAge: { value: 40, unit: 'a' } }],
    [
      {
        resourceType: 'Condition',
        onsetDateTime: '2020',
        clinicalStatus: coded('resolved'),
        abatementString: 'spring',
      },
    ],
    [{ resourceType: 'AllergyIntolerance', recordedDate: before, clinicalStatus: coded('inactive') }],
    [{ resourceType: 'AllergyIntolerance', recordedDate: before, verificationStatus: coded('entered-in-error') }],
    [{ resourceType: 'MedicationRequest', authoredOn: before, status: 'on-hold' }],
    [{ resourceType: 'MedicationStatement', dateAsserted: before, status: 'stopped' }],
    [{ resourceType: 'Encounter', period: { start: before }, status: 'finished' }],
    [{ resourceType: 'ServiceRequest', authoredOn: before, status: 'revoked' }],
    [{ resourceType: 'Observation', effectiveDateTime: before, status: 'cancelled' }],
    [{ resourceType: 'Procedure', performedDateTime: before, status: 'entered-in-error' }],
    [{ resourceType: 'Coverage', period: { start: before }, status: 'cancelled' }],
    [{ resourceType: 'Patient', deceasedBoolean: true }],
    [{ resourceType: 'Patient', deceasedDateTime: 'in spring' }],
  ])('%j', (entry) => {
    expect(replayOf(entry)).toEqual({ entry, hidden: 0, toldLater: 0, reopened: 0, undated: 0, statusesAsToday: 1 });
  });

  it.each([
    [{ resourceType: 'Condition', onsetDateTime: '2020', clinicalStatus: coded('active') }],
    [{ resourceType: 'MedicationAdministration', effectiveDateTime: before, status: 'completed' }],
    [{ resourceType: 'Procedure', performedDateTime: before, status: 'completed' }],
    [{ resourceType: 'MedicationStatement', effectivePeriod: { start: '2025', end: before }, status: 'stopped' }],
    [{ resourceType: 'Encounter', period: { start: before, end: before }, status: 'finished' }],
    [{ resourceType: 'Observation', effectiveDateTime: before, status: 'final' }],
  ])('but not one that its date explains: %j', (entry) => {
    expect(replayOf(entry)).toMatchObject({ entry, statusesAsToday: 0 });
  });
});
