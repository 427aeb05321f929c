/** Which entries of a record book a session, which only say what was planned, and which book nothing. */
import type { Bundle } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import { bookedBetween, forMood, plannedFor, sessionBookings } from '../../hooks/case/course/bookings.ts';
import { defaultPolicy, templatesFor } from '../../hooks/index.ts';
import { closedWorld, readInputs, recordView } from '../../src/picture/index.ts';
import { terminology } from '../terminology/profiles.ts';

const at = { instant: new Date('2026-06-15T15:00:00Z'), today: '2026-06-15', zone: 'America/New_York' };
const templates = templatesFor(defaultPolicy);
const snomed = (code: string, text?: string) => ({
  coding: [{ system: 'http://snomed.info/sct', code }],
  ...(text && { text }),
});
const visitCode = (code: string) => ({
  coding: [{ system: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', code }],
});
const infusion = snomed('14152002');
const pain = { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'G90.511' }] };
const mood = { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'F33.2' }] };
const painClinic = snomed('394882004');
const psychiatry = snomed('394587001');

type Loose = Readonly<Record<string, unknown>>;

/** What is booked in a record of these entries; an input that is `without` was not sent. */
function read(entries: readonly Loose[], without?: string) {
  const subject = { reference: 'Patient/p' };
  const resources = entries.map((entry, index) => ({
    id: `e${index}`,
    ...(entry.resourceType === 'Appointment' ? { participant: [{ actor: subject }] } : { subject }),
    ...entry,
  }));
  const entry = [{ resourceType: 'Patient', id: 'p' }, ...resources].map((resource) => ({ resource }));
  const bundle = { resourceType: 'Bundle', type: 'collection', entry } as Bundle;
  const { patientId, prefetch } = closedWorld(bundle, templates);
  if (without) prefetch.delete(without);
  const inputs = readInputs({
    keys: Object.keys(templates),
    prefetch,
    context: { userId: 'Practitioner/1', patientId },
    templates,
    notOffered: new Set(),
    zone: at.zone,
  });
  return recordView({ inputs, patientId, terminology, at, site: defaultPolicy }).read(sessionBookings);
}

const visit = (start: string | undefined, more: Loose = {}) => ({
  resourceType: 'Appointment',
  status: 'booked',
  ...(start && { start: `${start}T09:00:00-04:00` }),
  description: 'Ketamine infusion',
  ...more,
});
const request = (more: Loose) => ({
  resourceType: 'ServiceRequest',
  status: 'active',
  intent: 'order',
  code: { text: 'Ketamine infusion' },
  ...more,
});
const order = (timing: Loose | undefined, more: Loose = {}) => ({
  resourceType: 'MedicationRequest',
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text: 'ketamine' },
  dosageInstruction: [{ ...(timing && { timing }), route: snomed('47625008') }],
  ...more,
});
const condition = (id: string, code: Loose, more: Loose = {}) => ({ resourceType: 'Condition', id, code, ...more });
const reasonIs = (id: string) => ({ reasonReference: [{ reference: `Condition/${id}` }] });

const brief = (entries: readonly Loose[]) =>
  read(entries).all.map(({ day, drug = 'any', kind, standing }) => `${day} ${drug} ${kind}${standing ? '' : ' past'}`);

describe('what books a session', () => {
  it.each([
    ['an appointment by its words', visit('2026-06-18'), ['2026-06-18 ketamine appointment']],
    [
      'an esketamine visit by its code',
      visit('2026-06-18', { description: 'Visit', serviceType: [visitCode('G2083')] }),
      ['2026-06-18 esketamine appointment'],
    ],
    [
      'an infusion that names no drug',
      visit('2026-06-18', { description: 'IV infusion visit (2 h)', serviceType: [infusion] }),
      ['2026-06-18 any appointment'],
    ],
    ['a visit of today', visit('2026-06-15'), ['2026-06-15 ketamine appointment']],
    [
      'a visit nobody has accepted yet',
      visit('2026-06-18', { status: 'pending' }),
      ['2026-06-18 ketamine appointment'],
    ],
    ['a request for a day', request({ occurrenceDateTime: '2026-06-18' }), ['2026-06-18 ketamine request']],
    [
      'a request for a due window that has begun',
      request({ occurrencePeriod: { start: '2026-06-12', end: '2026-06-18' } }),
      ['2026-06-12 ketamine request'],
    ],
    [
      'a request for several days',
      request({ occurrenceTiming: { event: ['2026-06-18', '2026-06-22'] } }),
      ['2026-06-18 ketamine request', '2026-06-22 ketamine request'],
    ],
    ['an order for a moment', order({ event: ['2026-06-18T09:00:00-04:00'] }), ['2026-06-18 ketamine order']],
    [
      'an order from a day on',
      order({ repeat: { boundsPeriod: { start: '2026-06-18', end: '2026-07-30' } } }),
      ['2026-06-18 ketamine order'],
    ],
  ])('%s', (_, entry, expected) => expect(brief([entry])).toEqual(expected));

  it('an appointment by the order behind it', () => {
    const behind = request({ id: 'r', status: 'completed' });
    const booked = visit('2026-06-18', { description: 'Visit', basedOn: [{ reference: 'ServiceRequest/r' }] });
    expect(brief([behind, booked])).toEqual(['2026-06-18 ketamine appointment']);
  });
});

describe('what only says what was planned', () => {
  const entries: readonly (readonly [string, Loose])[] = [
    ...['cancelled', 'noshow', 'fulfilled'].map((status): [string, Loose] => [
      `an appointment ${status}`,
      visit('2026-06-18', { status }),
    ]),
    ...['revoked', 'completed', 'on-hold'].map((status): [string, Loose] => [
      `a request ${status}`,
      request({ status, occurrenceDateTime: '2026-06-18' }),
    ]),
    ...['cancelled', 'stopped', 'completed', 'on-hold'].map((status): [string, Loose] => [
      `an order ${status}`,
      order({ event: ['2026-06-18'] }, { status }),
    ]),
    ['a plan nobody ordered', request({ intent: 'plan', occurrenceDateTime: '2026-06-18' })],
    ['an appointment whose day is over', visit('2026-06-14')],
    ['a request whose window is over', request({ occurrencePeriod: { start: '2026-06-08', end: '2026-06-14' } })],
    ['a series that has begun', request({ occurrencePeriod: { start: '2026-06-01', end: '2026-08-31' } })],
  ];
  it.each(entries)('%s', (_, entry) => {
    const { all, gaps } = read([entry]);
    expect(all.map(({ standing }) => standing)).toEqual([false]);
    expect(gaps).toEqual([]);
  });

  it('a request whose only appointment was cancelled, until there is another', () => {
    const asked = request({ id: 'r', occurrenceDateTime: '2026-06-18' });
    const made = { basedOn: [{ reference: 'ServiceRequest/r' }] };
    const cancelled = visit('2026-06-18', { ...made, status: 'cancelled' });
    expect(brief([asked, cancelled])).toEqual([
      '2026-06-18 ketamine appointment past',
      '2026-06-18 ketamine request past',
    ]);
    expect(brief([asked, cancelled, visit('2026-06-19', made)])).toContain('2026-06-18 ketamine request');
  });
});

describe('what books nothing', () => {
  it.each([
    ['another visit', visit('2026-06-18', { description: 'Dental check' })],
    [
      'an infusion of another drug',
      visit('2026-06-18', { description: 'Lidocaine infusion', serviceType: [infusion] }),
    ],
    [
      'an infusion of a drug on none of our lists',
      visit('2026-06-18', { description: 'Infliximab infusion', serviceType: [infusion] }),
    ],
    ['a consultation', visit('2026-06-18', { description: 'Ketamine consultation' })],
    ['a comment', visit('2026-06-18', { description: 'Dental check', comment: 'On ketamine' })],
    ['psychotherapy', visit('2026-06-18', { serviceType: [snomed('75516001')] })],
    ['an error', visit('2026-06-18', { status: 'entered-in-error' })],
    ['a proposed time', visit('2026-06-18', { status: 'proposed' })],
    ['a place on a waiting list', visit('2026-06-18', { status: 'waitlist' })],
    ['a referral', request({ occurrenceDateTime: '2026-06-18', code: { text: 'Referral for ketamine' } })],
    ['a draft', request({ status: 'draft', occurrenceDateTime: '2026-06-18' })],
    ['a proposal', request({ intent: 'proposal', occurrenceDateTime: '2026-06-18' })],
    ['a request not to do it', request({ doNotPerform: true, occurrenceDateTime: '2026-06-18' })],
    [
      'a drug level',
      request({
        occurrenceDateTime: '2026-06-18',
        code: { coding: [{ system: 'http://loinc.org', code: '12327-3', display: 'Ketamine [Presence] in Urine' }] },
      }),
    ],
    ['a request without a day', request({ authoredOn: '2026-06-10' })],
    ['an order without a day', order(undefined)],
    [
      'an order of tablets',
      order(
        { event: ['2026-06-18'] },
        { dosageInstruction: [{ timing: { event: ['2026-06-18'] }, route: snomed('26643006') }] },
      ),
    ],
    ['an order for anaesthesia', order({ event: ['2026-06-18'] }, { reasonCode: [snomed('50697003')] })],
  ] as const)('%s', (_, entry) => {
    const { all, gaps } = read([entry as Loose]);
    expect(all).toEqual([]);
    expect(gaps).toEqual([]);
  });
});

describe('what nobody can read is a note', () => {
  it.each([
    ['a visit to come that says nothing', visit('2026-06-18', { description: undefined }), 'unreadable'],
    ['a visit without a day', visit(undefined), 'undated'],
    ['a request for a month', request({ occurrenceDateTime: '2026-07' }), 'undated'],
    ['a status nobody knows', visit('2026-06-18', { status: 'perhaps' }), 'unknown-status'],
    ['a request without an intent', request({ intent: undefined, occurrenceDateTime: '2026-06-18' }), 'unknown-status'],
    [
      'an order of a drug that was not sent',
      order(
        { event: ['2026-06-18'] },
        { medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/gone' } },
      ),
      'unreadable',
    ],
  ] as const)('%s', (_, entry, reason) => {
    const { all, gaps } = read([entry as Loose]);
    expect(all).toEqual([]);
    expect(gaps.map((gap) => [gap.reason, gap.source?.id])).toEqual([[reason, 'e0']]);
  });

  it('appointments that were not sent; what the rest says stays', () => {
    const { all, gaps } = read([request({ occurrenceDateTime: '2026-06-18' })], 'appointments');
    expect(all).toHaveLength(1);
    expect(gaps).toEqual([{ input: 'appointments', reason: 'not-supplied' }]);
  });
});

describe('what is for pain alone', () => {
  const forPain = (entries: readonly Loose[]) => read(entries).all.map((one) => one.forPain);
  const denied = { verificationStatus: { coding: [{ code: 'refuted' }] } };
  const asked = (more: Loose) => request({ id: 'r', status: 'completed', ...more });
  const made = { basedOn: [{ reference: 'ServiceRequest/r' }] };

  it.each([
    ['a visit with a pain reason', [visit('2026-06-18', { reasonCode: [pain] })]],
    ['at a pain clinic', [visit('2026-06-18', { specialty: [painClinic] })]],
    ['with a pain reason, in psychiatry', [visit('2026-06-18', { reasonCode: [pain], specialty: [psychiatry] })]],
    ['for a Condition', [condition('c', pain), visit('2026-06-18', reasonIs('c'))]],
    ['from a request with a pain reason', [asked({ reasonCode: [pain] }), visit('2026-06-18', made)]],
    ['from a request for a Condition', [condition('c', pain), asked(reasonIs('c')), visit('2026-06-18', made)]],
    [
      'with a mood reason that was denied',
      [condition('c', mood, denied), visit('2026-06-18', { ...reasonIs('c'), specialty: [painClinic] })],
    ],
    ['a request with a pain reason', [request({ occurrenceDateTime: '2026-06-18', reasonCode: [pain] })]],
    ['a request to a pain clinic', [request({ occurrenceDateTime: '2026-06-18', performerType: painClinic })]],
    ['an order with a pain reason', [order({ event: ['2026-06-18'] }, { reasonCode: [pain] })]],
    [
      'an order without a reason, written at a pain clinic',
      [
        { resourceType: 'Encounter', id: 'v', status: 'finished', serviceType: painClinic },
        order({ event: ['2026-06-18'] }, { encounter: { reference: 'Encounter/v' } }),
      ],
    ],
    [
      'an order with a pain reason, written at a visit for mood',
      [
        { resourceType: 'Encounter', id: 'v', status: 'finished', reasonCode: [mood] },
        order({ event: ['2026-06-18'] }, { reasonCode: [pain], encounter: { reference: 'Encounter/v' } }),
      ],
    ],
  ] as const)('%s', (_, entries) => expect(forPain(entries)).toEqual([true]));

  it.each([
    ['a visit without a reason', [visit('2026-06-18')]],
    ['one for both', [visit('2026-06-18', { reasonCode: [pain, mood] })]],
    ['one for mood at a pain clinic', [visit('2026-06-18', { reasonCode: [mood], specialty: [painClinic] })]],
    [
      'one for pain from a request for mood',
      [asked({ reasonCode: [mood] }), visit('2026-06-18', { ...made, reasonCode: [pain] })],
    ],
    ['at a clinic for both', [visit('2026-06-18', { specialty: [painClinic, psychiatry] })]],
    [
      'the nasal product, whatever is written',
      [visit('2026-06-18', { description: 'Visit', serviceType: [visitCode('G2083')], reasonCode: [pain] })],
    ],
  ] as const)('and what is not: %s', (_, entries) => expect(forPain(entries)).toEqual([false]));

  it('it is no plan of a mood course, and is booked all the same', () => {
    const bookings = read([
      visit('2026-06-16', { id: 'pain', reasonCode: [pain] }),
      visit('2026-06-18', { id: 'mood', reasonCode: [mood] }),
    ]);
    const ids = (of: typeof bookings) => bookedBetween(of, 'ketamine', '2026-06-15', undefined).map(({ id }) => id);
    expect(ids(bookings)).toEqual(['pain', 'mood']);
    expect(ids(forMood(bookings))).toEqual(['mood']);
    expect(plannedFor(bookings, 'ketamine', '2026-06-15', '2026-06-30')).toBe('2026-06-18');
  });
});

describe('questions', () => {
  const bookings = read([
    visit('2026-06-05', { id: 'missed', status: 'noshow' }),
    visit('2026-06-16', { id: 'next' }),
    request({ id: 'window', occurrencePeriod: { start: '2026-06-12', end: '2026-06-18' } }),
    visit('2026-06-20', { id: 'spray', description: 'Visit', serviceType: [visitCode('G2082')] }),
    visit('2026-06-22', { id: 'drip', description: 'Visit', serviceType: [infusion] }),
  ]);
  const ids = (...asked: Parameters<typeof bookedBetween> extends [unknown, ...infer Rest] ? Rest : never) =>
    bookedBetween(bookings, ...asked).map(({ id }) => id);

  it('what is booked in a time, by drug; an infusion may be ketamine, never the nasal spray', () => {
    expect(ids('ketamine', '2026-06-17', '2026-06-21')).toEqual(['window']);
    expect(ids('ketamine', '2026-06-15', undefined)).toEqual(['window', 'next', 'drip']);
    expect(ids('ketamine', '2026-06-19', '2026-06-21')).toEqual([]);
    expect(ids('esketamine', '2026-06-15', undefined)).toEqual(['spray']);
  });

  it('the day that was set for a session, kept or not', () => {
    expect(plannedFor(bookings, 'ketamine', '2026-06-01', '2026-06-14')).toBe('2026-06-05');
    expect(plannedFor(bookings, 'ketamine', '2026-06-05', '2026-06-14')).toBe('2026-06-14');
    expect(plannedFor(bookings, 'ketamine', '2026-06-05', '2026-06-30')).toBe('2026-06-18');
    expect(plannedFor(bookings, 'ketamine', '2026-06-05', '2026-06-11')).toBeUndefined();
    expect(plannedFor(bookings, 'esketamine', '2026-06-01', '2026-06-19')).toBeUndefined();
  });

  it('the order of the entries changes nothing', () => {
    const entries = [
      visit('2026-06-16', { id: 'a' }),
      visit('2026-06-05', { id: 'b' }),
      request({ id: 'c', occurrenceDateTime: '2026-06-16' }),
    ];
    expect(read(entries.toReversed())).toEqual(read(entries));
  });
});
