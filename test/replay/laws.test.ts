import { readdirSync, readFileSync } from 'node:fs';
import type { Bundle } from '@medplum/fhirtypes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asKnownOn } from '../../src/replay/index.ts';
import { bundleOf } from './entries.ts';

const zone = 'America/New_York';
const on = (bundle: Bundle, day: string) => asKnownOn(bundle, { instant: new Date(`${day}T16:00:00Z`), zone });

/** Few days, so that dates often meet; every precision, and some that cannot be read. */
const day = fc.integer({ min: 1, max: 60 }).map((days) => new Date(Date.UTC(2026, 4, days)).toISOString().slice(0, 10));
const date = fc.oneof(
  day,
  day.map((one) => `${one}T15:59:00Z`),
  day.map((one) => `${one}T12:01:00-04:00`),
  fc.constantFrom('2025', '2026', '2026-05', '2026-06', '2027', '2026-06-31', '2026-06-15T10:00:00', null, 7),
);
const period = fc.oneof(
  fc.record({ start: date, end: date }, { requiredKeys: [] }),
  fc.record({ start: date, end: date }).map((one) => [one]),
  fc.constant(null),
);
const status = fc.constantFrom(
  ...['active', 'completed', 'stopped', 'finished', 'cancelled', 'on-hold', 'fulfilled', 'noshow', 'booked'],
  ...['entered-in-error', 'resolved', 'planned', undefined],
);
const concept = fc.constantFrom('active', 'resolved', 'inactive', 'refuted').map((code) => ({ coding: [{ code }] }));
const dosage = period.map((boundsPeriod) => ({ timing: { repeat: { boundsPeriod } } }));
const visit = fc.constantFrom('Encounter/a', 'Encounter/b', 'Encounter/none').map((reference) => ({ reference }));

const types = [
  ...['Patient', 'Condition', 'AllergyIntolerance', 'Observation', 'MedicationRequest', 'MedicationStatement'],
  ...['MedicationAdministration', 'Procedure', 'Encounter', 'ServiceRequest', 'Appointment', 'QuestionnaireResponse'],
  ...['Coverage', 'Medication', 'constructor'],
];

/** Any element on any entry: elements of another kind of entry must not matter. */
const entry = fc.record(
  {
    resourceType: fc.constantFrom(...types),
    id: fc.constantFrom('a', 'b', 'c'),
    status,
    clinicalStatus: concept,
    verificationStatus: concept,
    ...Object.fromEntries(
      [
        ...[
          'onsetDateTime',
          'recordedDate',
          'abatementDateTime',
          'effectiveDateTime',
          'issued',
          'authoredOn',
          'created',
        ],
        ...['start', 'end', 'dateAsserted', 'performedDateTime', 'authored', 'lastOccurrence', 'deceasedDateTime'],
      ].map((name) => [name, date]),
    ),
    onsetPeriod: period,
    abatementPeriod: period,
    effectivePeriod: period,
    performedPeriod: period,
    period,
    encounter: visit,
    context: visit,
    dosageInstruction: fc.array(dosage, { maxLength: 3 }),
    dispenseRequest: period.map((validityPeriod) => ({ validityPeriod })),
  },
  { requiredKeys: ['resourceType'] },
);
const generated = fc.array(entry, { maxLength: 6 }).map((entries) => bundleOf(...entries));

const patients = readdirSync('test/data/patients')
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, bundle: JSON.parse(readFileSync(`test/data/patients/${name}`, 'utf8')) as Bundle }))
  .filter(({ bundle }) => bundle.resourceType === 'Bundle');

describe('a replay', () => {
  it('to a day after everything changes nothing', () => {
    const changesNothing = (bundle: Bundle) => {
      expect(on(bundle, '2099-12-31')).toMatchObject({ bundle, hidden: 0, reopened: 0 });
    };
    fc.assert(fc.property(generated, changesNothing), { numRuns: 500 });
    for (const { bundle } of patients) changesNothing(bundle);
  });

  it('by way of a later day is the same as directly', () => {
    const laws = (bundle: Bundle, a: string, b: string) => {
      const [early, late] = a < b ? [a, b] : [b, a];
      expect(on(on(bundle, late).bundle, early).bundle).toEqual(on(bundle, early).bundle);
    };
    fc.assert(fc.property(generated, day, day, laws), { numRuns: 3000 });
    for (const { bundle } of patients) laws(bundle, '2012-03-01', '2016-09-15');
  });

  it('made twice finds nothing more to do', () => {
    const twice = (bundle: Bundle, when: string) => {
      const once = on(bundle, when);
      const again = on(once.bundle, when);
      expect(again).toEqual({ ...once, hidden: 0, toldLater: 0, reopened: 0 });
    };
    fc.assert(fc.property(generated, day, twice), { numRuns: 1000 });
    for (const { bundle } of patients) twice(bundle, '2014-06-01');
  });

  it('leaves out the entries it counts, and never changes the record it was given', () => {
    fc.assert(
      fc.property(generated, day, (bundle, when) => {
        const before = structuredClone(bundle);
        const { bundle: replayed, hidden } = on(bundle, when);
        expect(bundle).toEqual(before);
        expect((replayed.entry ?? []).length).toBe((bundle.entry ?? []).length - hidden);
      }),
      { numRuns: 500 },
    );
  });

  it('hides something in real records', () => {
    const hidden = patients.map(({ bundle }) => on(bundle, '2014-06-01').hidden);
    expect(hidden.filter((count) => count > 0).length).toBeGreaterThan(20);
  });

  it.each([
    ['no list', { resourceType: 'Bundle', entry: 'x' }],
    ['no entries', { resourceType: 'Bundle' }],
    [
      'entries that are none',
      { resourceType: 'Bundle', entry: [null, 7, {}, { resource: null }, { resource: { id: 'x' } }] },
    ],
  ])('of a Bundle with %s gives it back', (_, bundle) => {
    expect(on(bundle as unknown as Bundle, '2026-06-15').bundle).toEqual(bundle);
  });
});
