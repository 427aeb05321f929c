/** Clinics that order ketamine and see the patient, and record no session where it can be read. */
import { describe, expect, it } from 'vitest';
import { undocumentedTherapy } from '../../hooks/case/course/undocumented.ts';
import { depression, encounter, gave, procedure } from './exposures.ts';
import { cpt, hcpcs, type Loose, readIn, rxnorm, snomed } from './small-record.ts';

const read = (entries: readonly Loose[], options: Parameters<typeof readIn>[2] = {}) =>
  readIn(undocumentedTherapy, entries, options);

const order = (authoredOn: string, more: Loose = {}): Loose => ({
  resourceType: 'MedicationRequest',
  status: 'completed',
  intent: 'order',
  medicationCodeableConcept: rxnorm('6130'),
  dosageInstruction: [{ route: snomed('47625008') }],
  authoredOn,
  reasonCode: [depression],
  ...more,
});
const first = order('2026-05-01');
const second = order('2026-05-08');
const psychiatry = (day: string, more: Loose = {}) =>
  encounter({ id: 'v', serviceType: snomed('394587001'), period: { start: day }, ...more });
const atVisit = (day: string, more: Loose = {}) => order(day, { encounter: { reference: 'Encounter/v' }, ...more });

describe('therapy without recorded sessions', () => {
  it('two orders and no session', () => {
    const told = read([first, second]);
    expect(told).toMatchObject({ is: 'yes', value: { visits: [], latest: '2026-05-08' } });
    expect(told.is === 'yes' && told.because.map(({ type, id }) => `${type}/${id}`)).toEqual([
      'MedicationRequest/e0',
      'MedicationRequest/e1',
    ]);
  });

  it.each([
    ['one order alone', [first]],
    ['one of them is a year old', [order('2025-06-14'), second]],
    ['one of them is held', [first, order('2026-05-08', { status: 'on-hold' })]],
    ['one of them was cancelled', [first, order('2026-05-08', { status: 'cancelled' })]],
    ['one of them is what the patient reports', [first, order('2026-05-08', { reportedBoolean: true })]],
    [
      'one of them, without a route, is handed out',
      [first, order('2026-05-08', { dosageInstruction: [], dispenseRequest: { quantity: { value: 30 } } })],
    ],
    [
      'one of them, without a route, names the home',
      [first, order('2026-05-08', { dosageInstruction: [{ text: 'one troche at home before bed' }] })],
    ],
    [
      'one of them is for use at home',
      [first, order('2026-05-08', { dosageInstruction: [{ route: snomed('37839007') }] })],
    ],
    ['one of them is for another drug', [first, order('2026-05-08', { medicationCodeableConcept: rxnorm('36437') })]],
  ])('not when %s', (_what, entries) => {
    expect(read(entries)).toMatchObject({ is: 'no', why: 'not-applicable' });
  });

  it('on the last day that is looked back at', () => {
    expect(read([order('2025-06-15'), second]).is).toBe('yes');
  });

  it.each([
    ['an administration', gave('ketamine', '2026-05-02', { mg: 35 })],
    ['an administration nobody can classify', gave('ketamine', '2026-05-02', {}, { reasonCode: undefined })],
    ['a visit code', procedure(hcpcs('G2082'), '2026-05-02')],
    ['an Encounter with a visit code', encounter({ type: [hcpcs('G2083')], period: { start: '2026-05-02' } })],
  ])('not when %s is on record', (_what, entry) => {
    expect(read([first, second, entry])).toMatchObject({ is: 'no', why: 'already-handled' });
  });

  it('an older session, and anaesthesia, answer nothing', () => {
    const old = gave('ketamine', '2025-05-02', { mg: 35 });
    const period = { start: '2026-05-02T10:00:00Z', end: '2026-05-02T10:01:00Z' };
    const anaesthesia = gave('ketamine', [period.start, period.end], { mg: 150 }, { reasonCode: undefined });
    expect(read([first, second, old, anaesthesia]).is).toBe('yes');
  });

  describe('orders without a reason', () => {
    const plain = (day: string, more: Loose = {}) => order(day, { reasonCode: undefined, ...more });
    const operation = procedure(snomed('13619001'), '2026-05-09');

    it('count unless something speaks for anaesthesia', () => {
      expect(read([first, plain('2026-05-08')]).is).toBe('yes');
      expect(read([first, plain('2026-05-08'), operation]).is).toBe('no');
      expect(read([first, second, operation]).is).toBe('yes');
    });

    it('are not known to be for therapy where none says so', () => {
      const all = [plain('2026-05-01'), plain('2026-05-08')];
      expect(read(all)).toMatchObject({ is: 'no', why: 'not-applicable' });
      expect(read([...all, procedure(cpt('96365', 'Ketamine infusion'), '2026-05-10')]).is).toBe('yes');
    });

    it.each([
      [
        'an emergency visit',
        encounter({ id: 'v', class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'EMER' } }),
        'no',
      ],
      ['a visit that was not supplied', encounter({ id: 'other' }), 'no'],
      ['an ambulatory visit', encounter({ id: 'v' }), 'yes'],
      ['a psychiatric visit', psychiatry('2026-05-08'), 'yes'],
    ])('at %s', (_what, visit, is) => {
      expect(read([first, atVisit('2026-05-08', { reasonCode: undefined }), visit]).is).toBe(is);
    });

    it('an ambulatory visit beside an operation is day surgery, a psychiatric one is not', () => {
      const entries = [first, atVisit('2026-05-08', { reasonCode: undefined }), operation];
      expect(read([...entries, encounter({ id: 'v' })]).is).toBe('no');
      expect(read([...entries, psychiatry('2026-05-08')]).is).toBe('yes');
    });
  });

  describe('visits', () => {
    it('a psychiatric visit after the day of its order makes the second', () => {
      const told = read([atVisit('2026-05-01'), psychiatry('2026-05-04')]);
      expect(told).toMatchObject({ is: 'yes', value: { latest: '2026-05-04' } });
      expect(told.is === 'yes' && told.value.visits.map(({ id }) => id)).toEqual(['v']);
    });

    it.each([
      ['of the day of the order', psychiatry('2026-05-01')],
      ['that never took place', psychiatry('2026-05-04', { status: 'cancelled' })],
      ['under way today', psychiatry('2026-06-15', { status: 'in-progress' })],
      ['of another kind', encounter({ id: 'v', period: { start: '2026-05-04' } })],
      ['without a day', psychiatry('2026-05-04', { period: undefined })],
    ])('one %s does not', (_what, visit) => {
      expect(read([atVisit('2026-05-01'), visit]).is).toBe('no');
    });

    it('a visit of a mapped infusion clinic counts on the day of the order too', () => {
      const codes = {
        'encounter-specialty-infusion': [
          { system: 'https://site.example/codes', code: 'INF', display: 'Infusion clinic' },
        ],
      };
      const serviceType = { coding: [{ system: 'https://site.example/codes', code: 'INF' }] };
      const entries = [atVisit('2026-05-01'), psychiatry('2026-05-01', { serviceType })];
      expect(read(entries, { codes }).is).toBe('yes');
      expect(read(entries).is).toBe('no');
    });

    it('an infusion Procedure that names the drug counts, but not beside an operation', () => {
      const infusion = procedure(cpt('96365', 'Ketamine infusion'), '2026-05-02');
      expect(read([first, infusion])).toMatchObject({ is: 'yes', value: { latest: '2026-05-02' } });
      expect(read([infusion]).is).toBe('no');
      expect(read([first, infusion, procedure(snomed('13619001'), '2026-05-02')]).is).toBe('no');
    });
  });

  describe('what was not read', () => {
    const without = (input: string) => ({ without: [input] });

    it('sessions that were not read leave it open, unless a session is on record or orders are too few', () => {
      expect(read([first, second], without('medicationAdministrations')).is).toBe('unknown');
      expect(read([first], without('medicationAdministrations')).is).toBe('no');
      expect(
        read([first, second, procedure(hcpcs('G2082'), '2026-05-02')], without('medicationAdministrations')).is,
      ).toBe('no');
    });

    it('an EHR that never offers administrations has none', () => {
      expect(read([first, second], { notOffered: ['medicationAdministrations'] }).is).toBe('yes');
    });

    it('Procedures that were not read may hold visit codes', () => {
      expect(read([first, second], without('procedures')).is).toBe('unknown');
      expect(read([], without('procedures')).is).toBe('no');
    });

    it('orders that were not read leave it open', () => {
      expect(read([first], without('medicationRequests')).is).toBe('unknown');
      expect(read([gave('ketamine', '2026-05-02', { mg: 35 })], without('medicationRequests')).is).toBe('no');
    });
  });
});
