import { describe, expect, it } from 'vitest';
import { currentMedicines, exposuresTo, medicationHistory } from '../../src/picture/index.ts';
import { type Loose, rxnorm, shuffledAndDoubled, told, ucum } from './reading.ts';

const benzodiazepines = currentMedicines('benzodiazepine');
const opioids = currentMedicines('opioid');
const everBenzodiazepine = exposuresTo('benzodiazepine');

const lorazepam = { medicationCodeableConcept: rxnorm('197901') };
const order = (more: Record<string, unknown>): Loose => ({
  resourceType: 'MedicationRequest',
  status: 'active',
  intent: 'order',
  authoredOn: '2026-06-01',
  ...lorazepam,
  ...more,
});
const statement = (more: Record<string, unknown>): Loose => ({
  resourceType: 'MedicationStatement',
  status: 'active',
  effectivePeriod: { start: '2026-05-01' },
  ...lorazepam,
  ...more,
});
const given = (more: Record<string, unknown>): Loose => ({
  resourceType: 'MedicationAdministration',
  status: 'completed',
  effectiveDateTime: '2026-06-10',
  ...lorazepam,
  ...more,
});

function record(...resources: readonly Loose[]) {
  const of = (type: string) => resources.filter((resource) => resource.resourceType === type);
  return {
    medicationRequests: of('MedicationRequest'),
    medicationStatements: of('MedicationStatement'),
    medicationAdministrations: of('MedicationAdministration'),
  };
}

function current(...resources: readonly Loose[]) {
  const list = told(benzodiazepines, record(...resources));
  return { count: list.items.length, gaps: list.gaps.map(({ reason }) => reason), list, first: list.items[0] };
}

function ever(...resources: readonly Loose[]) {
  const list = told(everBenzodiazepine, record(...resources));
  return { count: list.items.length, gaps: list.gaps.map(({ reason }) => reason), list, first: list.items[0]?.value };
}

describe('which orders are current (knowledge 0.3, REL-34)', () => {
  it.each([
    ['order', 1],
    ['original-order', 1],
    ['instance-order', 1],
    ['filler-order', 1],
    ['reflex-order', 1],
    [undefined, 1],
    ['proposal', 0],
    ['plan', 0],
    ['option', 0],
  ])('active, intent %s', (intent, count) => {
    expect(current(order({ intent })).count).toBe(count);
    expect(ever(order({ intent })).count).toBe(count);
  });

  it.each([
    ['active', 1, 1],
    ['on-hold', 0, 1],
    ['stopped', 0, 1],
    ['completed', 0, 1],
    ['cancelled', 0, 0],
    ['draft', 0, 0],
    ['entered-in-error', 0, 0],
    ['unknown', 0, 0],
  ])('status %s', (status, now, before) => {
    expect(current(order({ status }))).toMatchObject({ count: now, gaps: [] });
    expect(ever(order({ status }))).toMatchObject({ count: before, gaps: [] });
  });

  it('an order not to give it is no order', () => {
    expect(ever(order({ doNotPerform: true })).count).toBe(0);
  });

  it('a status or intent nobody knows is a gap, for the drugs it names', () => {
    expect(current(order({ status: 'brewing' }))).toMatchObject({ count: 0, gaps: ['unknown-status'] });
    expect(current(order({ intent: 'whim' }))).toMatchObject({ count: 0, gaps: ['unknown-status'] });
    expect(told(opioids, record(order({ status: 'brewing' }))).gaps).toEqual([]);
  });

  it('reported medicines: active + plan + reported reads like a statement (architecture 4)', () => {
    expect(current(order({ intent: 'plan', reportedBoolean: true })).count).toBe(1);
    expect(current(order({ intent: 'plan', reportedReference: { reference: 'Patient/p' } })).count).toBe(1);
    expect(current(order({ intent: 'plan', reportedBoolean: false })).count).toBe(0);
  });

  it('is over when all its dosage bounds have ended', () => {
    const bounds = (...ends: readonly (string | undefined)[]) =>
      order({
        dosageInstruction: ends.map((end) => ({ timing: { repeat: { boundsPeriod: { start: '2026-06-01', end } } } })),
      });
    expect(current(bounds('2026-06-14')).count).toBe(0);
    expect(current(bounds('2026-06-15')).count).toBe(1);
    expect(current(bounds('2026-06')).count).toBe(1);
    expect(current(bounds('2026-06-14', undefined)).count).toBe(1);
  });

  it('a supply that ran out ends no order, but is its end for a trial', () => {
    const supply = order({
      authoredOn: '2026-01-01',
      dispenseRequest: { expectedSupplyDuration: ucum(30, 'd'), numberOfRepeatsAllowed: 1 },
    });
    expect(current(supply).count).toBe(1);
    expect(ever(supply).first?.end?.text).toBe('2026-03-01');
  });

  it('ordered more than 365 days ago without an end is stale, not gone', () => {
    expect(current(order({ authoredOn: '2025-06-14' })).first?.value.stale).toBe(true);
    expect(current(order({ authoredOn: '2025-06-15' })).first?.value.stale).toBe(false);
    expect(current(order({ authoredOn: undefined })).first?.value.stale).toBe(false);
    expect(current(order({ authoredOn: '2020' }), order({ authoredOn: '2026' })).first?.value.stale).toBe(false);
  });
});

describe('statements and administrations (knowledge 0.3)', () => {
  it.each([
    ['active', 1, 1],
    ['completed', 0, 1],
    ['stopped', 0, 1],
    ['on-hold', 0, 1],
    ['not-taken', 0, 0],
    ['intended', 0, 0],
    ['entered-in-error', 0, 0],
    ['unknown', 0, 0],
  ])('statement %s', (status, now, before) => {
    expect(current(statement({ status })).count).toBe(now);
    expect(ever(statement({ status })).count).toBe(before);
  });

  it('a statement whose period has ended is over', () => {
    expect(current(statement({ effectivePeriod: { start: '2020', end: '2026-06-14' } })).count).toBe(0);
    expect(current(statement({ effectivePeriod: { start: '2020', end: '2026-06' } })).count).toBe(1);
  });

  it.each([
    ['in-progress', 1, 1],
    ['completed', 0, 1],
    ['stopped', 0, 1],
    ['not-done', 0, 0],
    ['on-hold', 0, 0],
    ['entered-in-error', 0, 0],
    ['unknown', 0, 0],
  ])('administration %s', (status, now, before) => {
    expect(current(given({ status })).count).toBe(now);
    expect(ever(given({ status })).count).toBe(before);
  });

  it('a newer "not taken" or "stopped" ends the drug, an older or unclear one does not', () => {
    const denied = (status: string, dateAsserted: string) =>
      statement({ status, dateAsserted, effectivePeriod: undefined });
    expect(current(order({}), denied('not-taken', '2026-06-10')).count).toBe(0);
    expect(current(order({}), denied('stopped', '2026-06-10')).count).toBe(0);
    expect(current(order({}), denied('completed', '2026-06-10')).count).toBe(1);
    expect(current(order({}), denied('not-taken', '2026-05-10')).count).toBe(1);
    expect(current(order({}), denied('not-taken', '2026-06-01')).count).toBe(1);
    expect(current(order({ authoredOn: undefined }), denied('not-taken', '2026-06-10')).count).toBe(1);
    expect(current(order({}), denied('not-taken', '2027-01-01')).count).toBe(1);
  });

  it('an order written after the drug was stopped is current, however late the stop was noted', () => {
    const stopped = statement({
      status: 'stopped',
      dateAsserted: '2026-06-10',
      effectivePeriod: { start: '2024', end: '2026-03-01' },
    });
    expect(current(order({}), stopped).count).toBe(1);
  });

  it('a name without a code is not enough to take a drug off the list', () => {
    const named = statement({
      status: 'not-taken',
      dateAsserted: '2026-06-10',
      medicationCodeableConcept: { text: 'lorazepam' },
    });
    expect(current(order({}), named).count).toBe(1);
  });
});

describe('what drug it is (REL-37, REL-38, architecture 4)', () => {
  const medication = { resourceType: 'Medication', id: 'm', code: rxnorm('197901') };

  it.each([
    [
      'inline, beside codes of other systems',
      {
        medicationCodeableConcept: {
          coding: [{ system: 'http://hl7.org/fhir/sid/ndc', code: '1' }, ...rxnorm('197901').coding],
        },
      },
    ],
    ['an ingredient code', { medicationCodeableConcept: rxnorm('6470') }],
    ['contained', { contained: [medication], medicationReference: { reference: '#m' } }],
  ])('%s', (_name, more) => {
    expect(current(order({ medicationCodeableConcept: undefined, ...more })).first).toMatchObject({
      value: { ingredient: { code: '6470', name: 'lorazepam' } },
      from: { trust: 'stated', shown: { name: 'lorazepam' } },
    });
  });

  it.each([
    ['text only', { text: 'Lorazepam 1 mg tab' }],
    [
      'a code of a system we do not map',
      { coding: [{ system: 'http://www.whocc.no/atc', code: 'N05BA06', display: 'lorazepam' }] },
    ],
  ])('%s matches by name, as an uncoded entry', (_name, medicationCodeableConcept) => {
    expect(current(order({ medicationCodeableConcept })).first?.from.trust).toBe('uncoded');
  });

  it('a lost reference counts by the name it shows, else it is a gap with the date of its entry', () => {
    const lost = (display?: string) =>
      order({ medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/9', display } });
    expect(current(lost('lorazepam 1 mg')).first?.from.trust).toBe('uncoded');
    for (const display of [undefined, 'Tablet, white']) {
      const { list, gaps } = current(lost(display));
      expect(gaps).toEqual(['orphan-reference']);
      expect(list.gaps[0]?.source).toMatchObject({ type: 'MedicationRequest', date: { text: '2026-06-01' } });
      expect(list.any('none').is).toBe('unknown');
    }
  });

  it('a lost reference that cannot be current is a gap for the history only', () => {
    const lost = order({
      status: 'completed',
      medicationCodeableConcept: undefined,
      medicationReference: { reference: 'Medication/9' },
    });
    expect(current(lost).gaps).toEqual([]);
    expect(ever(lost).gaps).toEqual(['orphan-reference']);
    expect(ever({ ...lost, status: 'entered-in-error' }).gaps).toEqual([]);
  });

  it('a code nobody can read and no name is a gap; another known drug is not', () => {
    expect(
      current(order({ medicationCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/sid/ndc', code: '1' }] } }))
        .gaps,
    ).toEqual(['unreadable']);
    expect(current(order({ medicationCodeableConcept: undefined })).gaps).toEqual(['unreadable']);
    expect(current(order({ medicationCodeableConcept: { text: 'compression stockings' } }))).toMatchObject({
      count: 0,
      gaps: [],
    });
    expect(current(order({ medicationCodeableConcept: rxnorm('312940') }))).toMatchObject({ count: 0, gaps: [] });
  });

  it('each ingredient of a combination counts', () => {
    const combination = order({ medicationCodeableConcept: rxnorm('403969') });
    const of = (set: string) => told(exposuresTo(set), record(combination)).items.length;
    expect([of('ssri'), of('antipsychotic'), of('opioid')]).toEqual([1, 1, 0]);
    expect(told(medicationHistory, record(combination)).items[0]?.value.ingredients.map(({ name }) => name)).toEqual([
      'fluoxetine',
      'olanzapine',
    ]);
  });
});

describe('one medicine an ingredient', () => {
  const daily = (value: number, unit = 'tablet', more: object = {}) => ({
    dosageInstruction: [
      {
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
        doseAndRate: [{ doseQuantity: { value, unit } }],
        ...more,
      },
    ],
  });

  it('however many orders there are; its entry is the newest, coded before named', () => {
    const many = Array.from({ length: 22 }, (_, day) =>
      order({ id: `r${day}`, authoredOn: `2026-05-${String(day + 1).padStart(2, '0')}` }),
    );
    const named = order({ id: 'named', authoredOn: '2026-06-14', medicationCodeableConcept: { text: 'lorazepam' } });
    const { count, first } = current(...many, named, statement({ id: 's' }));
    expect(count).toBe(1);
    expect(first?.from).toMatchObject({ id: 'r21', trust: 'stated' });
    expect(first?.value.exposures).toHaveLength(24);
  });

  it('the same product ordered again counts once; other products and same-day halves add up', () => {
    const perDay = (...orders: readonly Loose[]) => current(...orders).first?.value.perDay?.value;
    expect(perDay(order({ id: 'a', authoredOn: '2026-05-01', ...daily(3) }), order({ id: 'b', ...daily(1) }))).toBe(1);
    expect(perDay(order({ id: 'a', ...daily(1) }), order({ id: 'b', ...daily(2) }))).toBe(3);
    expect(
      perDay(
        order({ id: 'a', ...daily(1) }),
        order({ id: 'b', ...daily(1), medicationCodeableConcept: rxnorm('197902') }),
      ),
    ).toBe(3);
  });

  it('an entry without a readable dose makes the total "at least"', () => {
    expect(current(order({ ...daily(1) })).first?.value).toMatchObject({
      atLeast: false,
      perDay: { value: 1, unit: 'mg' },
    });
    const unreadable = order({ id: 'b', ...daily(1, 'dose'), medicationCodeableConcept: rxnorm('197902') });
    expect(current(order({ id: 'a', ...daily(1) }), unreadable).first?.value).toMatchObject({
      atLeast: true,
      perDay: { value: 1 },
    });
    expect(current(unreadable).first?.value).not.toHaveProperty('perDay');
  });

  it('is as needed only if every entry is', () => {
    const asNeeded = daily(1, 'tablet', { asNeededBoolean: true });
    expect(current(order({ ...asNeeded })).first?.value.asNeededOnly).toBe(true);
    expect(current(order({ id: 'a', ...asNeeded }), order({ id: 'b', ...daily(1) })).first?.value.asNeededOnly).toBe(
      false,
    );
  });

  it('PROPERTY order and repetition change nothing', () => {
    const entries = [
      order({ id: 'a', ...daily(1) }),
      order({ id: 'b', authoredOn: '2024' }),
      order({ id: 'c', medicationCodeableConcept: { text: 'diazepam' } }),
      statement({ id: 'd' }),
      statement({ id: 'e', status: 'not-taken', medicationCodeableConcept: rxnorm('3322') }),
      given({ id: 'f', status: 'in-progress' }),
    ];
    const plain = (list: ReturnType<typeof current>['list']) =>
      JSON.stringify(list.items.toSorted((a, b) => (a.from.id < b.from.id ? -1 : 1)));
    expect(plain(current(...shuffledAndDoubled(entries)).list)).toBe(plain(current(...entries).list));
  });
});

describe('exposures for trials', () => {
  it('a stopped order ends on the day its bounds say, never on a planned one', () => {
    const bounds = (end: string) =>
      order({
        status: 'stopped',
        dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: '2026-01-01', end } } } }],
      });
    expect(ever(bounds('2026-03-01')).first).toMatchObject({
      ended: true,
      start: { text: '2026-01-01' },
      end: { text: '2026-03-01' },
    });
    expect(ever(bounds('2026-12-31')).first).not.toHaveProperty('end');
    const supply = { dispenseRequest: { expectedSupplyDuration: ucum(30, 'd') } };
    expect(ever(order({ status: 'stopped', ...supply })).first).toMatchObject({ ended: true });
    expect(ever(order({ status: 'stopped', ...supply })).first).not.toHaveProperty('end');
  });

  it('completed without a date is over, on an unknown day', () => {
    const { first } = ever(order({ status: 'completed' }));
    expect(first?.ended).toBe(true);
    expect(first?.end).toBeUndefined();
  });

  it('one list that was not sent makes the history incomplete, and what is there still counts', () => {
    const list = told(everBenzodiazepine, { ...record(order({})), medicationStatements: undefined });
    expect(list.any('none').is).toBe('yes');
    expect(list.count().state).toBe('gap');
    expect(told(opioids, { ...record(order({})), medicationStatements: undefined }).any('none').is).toBe('unknown');
  });
});

it.each([
  { medicationCodeableConcept: 'lorazepam' },
  { medicationCodeableConcept: [{ coding: 'x' }], medicationReference: 'Medication/1' },
  { dosageInstruction: 'x', dispenseRequest: 3, authoredOn: {} },
  {
    dosageInstruction: [{ timing: 'x', doseAndRate: [{ doseQuantity: 'x' }], asNeededCodeableConcept: 'x', route: [] }],
  },
  { status: ['active'], intent: {} },
  { contained: 'x', medicationReference: { reference: '#x' } },
  {
    contained: [
      { resourceType: 'Medication', id: 'x', code: 5, ingredient: ['x', { itemReference: { reference: '#x' } }] },
    ],
    medicationReference: { reference: '#x' },
  },
])('survives %j', (more) => {
  expect(() => [current(order(more)), ever(statement(more)), ever(given(more))]).not.toThrow();
});
