import { describe, expect, it } from 'vitest';
import {
  answerScores,
  codedObservations,
  currentMedicines,
  type FactList,
  measurements,
  type Need,
  problems,
  proceduresIn,
  results,
  serviceRequestsIn,
} from '../../src/picture/index.ts';
import { concept, type Loose, told } from './reading.ts';

const LOCAL = 'https://hospital.example.org/codes';
const madrs = measurements({ name: 'MADRS', set: 'madrs-total', inputs: ['scores'], unit: 'score', min: 0, max: 60 });
const alcohol = results({
  name: 'alcohol',
  set: 'alcohol-level',
  inputs: ['labs'],
  positive: 'qualitative-positive',
  negative: 'qualitative-negative',
});

const readers: Readonly<Record<string, Need<FactList<unknown>, never>>> = {
  measurements: madrs,
  codedObservations: codedObservations({ name: 'escort', set: 'escort-recorded', inputs: ['scores'] }),
  results: alcohol,
  answerScores: answerScores({ name: 'MADRS form', set: 'madrs-total', min: 0, max: 60 }),
  problems: problems('intensive-care', 'active'),
  proceduresIn: proceduresIn('sympathetic-block'),
  serviceRequestsIn: serviceRequestsIn('ketamine-declined'),
  currentMedicines: currentMedicines('home-dispensing'),
};

/** None of these says what it is or when it was, so a reader of a set with codes must report each. */
const unreadable: Readonly<Record<string, readonly Loose[]>> = {
  scores: [{ resourceType: 'Observation', status: 'final', valueInteger: 30 }],
  labs: [{ resourceType: 'Observation', status: 'final', valueString: 'positive' }],
  conditions: [{ resourceType: 'Condition' }],
  medicationRequests: [{ resourceType: 'MedicationRequest', status: 'active', intent: 'order' }],
};
const notSent = {
  scores: undefined,
  labs: undefined,
  conditions: undefined,
  procedures: undefined,
  serviceRequests: undefined,
  questionnaireResponses: undefined,
  medicationRequests: undefined,
  medicationStatements: undefined,
  medicationAdministrations: undefined,
};

describe('a set that no site has mapped misses nothing', () => {
  describe.each(Object.entries(readers))('%s', (_name, reader) => {
    it.each([
      ['lists that were not sent', notSent],
      ['entries that cannot be read', unreadable],
    ])('%s', (_state, lists) => {
      const { items, complete, gaps } = told(reader, lists);
      expect({ items, complete, gaps }).toEqual({ items: [], complete: 'all', gaps: [] });
    });
  });
});

describe('a set that a site has mapped is read as any other', () => {
  const codes = {
    'madrs-total': [{ system: LOCAL, code: 'M1' }],
    'sympathetic-block': [{ system: LOCAL, code: 'B1' }],
    'intensive-care': [{ system: LOCAL, code: 'I1' }],
  };
  const score = {
    resourceType: 'Observation',
    status: 'final',
    code: concept(LOCAL, 'M1'),
    effectiveDateTime: '2026-06-10',
    valueInteger: 31,
  };
  it('finds the site’s codes under our name', () => {
    const [found] = told(madrs, { scores: [score] }, codes).items;
    expect(found).toMatchObject({ value: { value: 31 }, from: { shown: { name: 'MADRS total score', value: '31' } } });
    const block = { resourceType: 'Procedure', status: 'completed', code: concept(LOCAL, 'B1') };
    expect(told(proceduresIn('sympathetic-block'), { procedures: [block] }, codes).items).toHaveLength(1);
    expect(told(proceduresIn('sympathetic-block'), { procedures: [block] }).items).toHaveLength(0);
  });
  it('misses what was not sent', () => {
    expect(told(madrs, notSent, codes).gaps).not.toEqual([]);
    expect(told(proceduresIn('sympathetic-block'), notSent, codes).gaps).not.toEqual([]);
    expect(told(problems('intensive-care', 'active'), notSent, codes).gaps).not.toEqual([]);
  });
});

describe('a set without codes that has words', () => {
  const stenosis = problems('aortic-stenosis-severe', 'active');
  it('is found by them', () => {
    const said = {
      resourceType: 'Condition',
      clinicalStatus: concept('x', 'active'),
      code: { text: 'Severe aortic stenosis' },
    };
    expect(told(stenosis, { conditions: [said] }).items).toMatchObject([{ from: { trust: 'uncoded' } }]);
  });
  it('misses a list that was not sent, because the words could stand there', () => {
    expect(told(stenosis, notSent).gaps).not.toEqual([]);
  });
});

describe('a drug without an RxNorm code of ours', () => {
  it('is found by its name, whatever code stands beside it', () => {
    const order = (medicationCodeableConcept: unknown): Loose => ({
      resourceType: 'MedicationRequest',
      status: 'active',
      intent: 'order',
      authoredOn: '2026-06-01',
      medicationCodeableConcept,
    });
    const orders = [order({ text: 'Moclobemide 300 mg' }), order({ ...concept(LOCAL, 'X'), text: 'Aurorix 150 mg' })];
    const { items } = told(currentMedicines('moclobemide'), { medicationRequests: orders });
    expect(items.map(({ value }) => [value.ingredient.name, value.exposures.length])).toEqual([['moclobemide', 2]]);
  });
});
