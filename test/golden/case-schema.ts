import type { SchemaObject } from 'ajv';
import { faults, verdictKinds } from './case.ts';
import { drugTests, measures, urinalysisCounts, urinalysisWords } from './measures.ts';

const text = { type: 'string' } as const;
const when = { type: ['string', 'number'] } as const;
const number = { type: 'number' } as const;
const flag = { type: 'boolean' } as const;
const measure = { type: ['string', 'number'] } as const;
const oneOf = (...values: readonly string[]): SchemaObject => ({ enum: values });
const list = (items: SchemaObject): SchemaObject => ({ type: 'array', items });
export const shape = (properties: Record<string, SchemaObject>, required: readonly string[] = []): SchemaObject => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const each = (names: readonly string[], schema: SchemaObject) =>
  Object.fromEntries(names.map((name) => [name, schema] as const));
const presence = oneOf('positive', 'negative');

const concept = {
  icd10: text,
  snomed: text,
  loinc: text,
  rxnorm: text,
  cpt: text,
  hcpcs: text,
  system: text,
  code: text,
  text,
  display: text,
};
const aConcept = shape(concept);
const owner = { subject: text, id: text };
const via = oneOf('inline', 'contained', 'urn', 'relative', 'absolute', 'orphan');
const drug = { drug: text, rxnorm: text, text, display: text, system: text, code: text, via };
const instruction = {
  dose: measure,
  perKg: text,
  minutes: number,
  rate: text,
  route: text,
  times: number,
  per: oneOf('day', 'week', 'month'),
  asNeeded: flag,
  instructions: text,
};
const prescription = {
  category: text,
  instructions: text,
  steps: list(shape({ ...instruction, from: when, to: when, at: when })),
  dispense: { type: ['boolean', 'string', 'number'] },
  days: number,
  refills: number,
  priorPrescription: text,
  encounter: text,
};
const verdictShape = shape(
  {
    kind: oneOf(...verdictKinds),
    why: oneOf('not-applicable', 'not-met', 'already-handled'),
    indicator: oneOf('info', 'warning', 'critical'),
    reason: text,
    fate: text,
    gaps: list(text),
  },
  ['kind'],
);

/** What a golden file may hold. Nothing else is allowed anywhere: a typo is never a case that tests nothing. */
export const goldenSchema = shape(
  {
    rule: text,
    cases: list(
      shape(
        {
          name: text,
          hook: oneOf('patient-view', 'order-select', 'order-sign', 'encounter-start', 'appointment-book'),
          ...recordShape(),
          order: orderShape(),
          orders: list(orderShape()),
          selections: list(text),
          appointments: list(visitShape()),
          site: { type: 'object' },
          inputs: { type: 'object', additionalProperties: oneOf(...faults) },
          expect: shape({
            status: { enum: [200, 412] },
            verdicts: { type: 'object', additionalProperties: { anyOf: [oneOf(...verdictKinds), verdictShape] } },
            cards: list(
              shape({
                group: number,
                indicator: oneOf('info', 'warning', 'critical'),
                rules: list(text),
                lines: list(text),
                suggestions: list(text),
                incomplete: flag,
                summary: text,
                says: list(text),
              }),
            ),
            lines: list(text),
            absent: list(text),
          }),
        },
        ['name', 'hook', 'patient', 'expect'],
      ),
    ),
  },
  ['cases'],
);

/** What the record of a patient may hold: of a golden case, and of a whole course. */
export function recordShape(): Record<string, SchemaObject> {
  return {
    patient: shape({
      given: text,
      family: text,
      age: number,
      birthDate: when,
      sex: oneOf('female', 'male', 'other', 'unknown', 'none'),
      deceased: { type: ['boolean', 'string', 'number'] },
    }),
    conditions: list(
      shape({
        ...concept,
        ...owner,
        onset: when,
        recorded: when,
        abated: when,
        clinical: text,
        verification: text,
        category: oneOf('problem-list-item', 'encounter-diagnosis', 'health-concern', 'none'),
        encounter: text,
      }),
    ),
    medications: list(
      shape({
        ...drug,
        ...owner,
        ...prescription,
        kind: oneOf('request', 'statement', 'administration'),
        dose: measure,
        times: number,
        per: oneOf('day', 'week', 'month'),
        from: when,
        to: when,
        on: when,
        authored: when,
        minutes: number,
        rate: text,
        route: text,
        asNeeded: flag,
        status: text,
        intent: text,
        reported: flag,
        doNotPerform: flag,
        reason: aConcept,
        noDosage: flag,
      }),
    ),
    observations: list(
      shape({
        ...owner,
        ...each(
          measures.map(({ name }) => name),
          measure,
        ),
        bp: text,
        unit: text,
        loinc: text,
        snomed: text,
        value: { anyOf: [measure, flag, aConcept] },
        high: number,
        low: number,
        cssrs: shape(
          Object.fromEntries(
            ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q6lifetime'].map((q) => [q, { enum: ['yes', 'no', true, false] }]),
          ),
        ),
        hcg: presence,
        uds: shape(each(Object.keys(drugTests), presence)),
        urinalysis: shape({
          ...each(Object.keys(urinalysisWords), presence),
          ...each(Object.keys(urinalysisCounts), number),
        }),
        as: oneOf('quantity', 'integer', 'string', 'questionnaire'),
        interpretation: text,
        category: text,
        absent: flag,
        status: text,
        on: when,
      }),
    ),
    sessions: list(sessionShape()),
    scores: list(scoreShape()),
    allergies: list(
      shape({
        ...concept,
        ...owner,
        drug: text,
        clinical: oneOf('active', 'inactive', 'resolved', 'none'),
        verification: oneOf('confirmed', 'unconfirmed', 'presumed', 'refuted', 'entered-in-error', 'none'),
        criticality: oneOf('low', 'high', 'unable-to-assess'),
        type: oneOf('allergy', 'intolerance'),
        manifestations: list(aConcept),
        recorded: when,
      }),
    ),
    procedures: list(shape({ ...concept, ...owner, on: when, until: when, status: text, reason: aConcept })),
    serviceRequests: list(
      shape({
        ...concept,
        ...owner,
        status: text,
        intent: text,
        authored: when,
        at: when,
        reason: aConcept,
        specialty: aConcept,
      }),
    ),
    encounters: list(encounterShape()),
    questionnaires: list(
      shape(
        {
          loinc: text,
          items: list(shape({ loinc: text, answer: { type: ['string', 'number', 'boolean'] } }, ['loinc', 'answer'])),
          status: text,
          on: when,
          ...owner,
        },
        ['items'],
      ),
    ),
    coverage: list(shape({ status: text, type: aConcept, payor: text, from: when, to: when, ...owner })),
    booked: list(visitShape()),
    encounter: encounterShape(),
    resources: list({ type: 'object', required: ['resourceType'] }),
  };
}

function sessionShape(): SchemaObject {
  return shape(
    {
      drug: oneOf('ketamine', 'esketamine'),
      on: { anyOf: [when, { ...list(when), minItems: 1 }] },
      timed: flag,
      dose: measure,
      route: text,
      minutes: { anyOf: [number, oneOf('none')] },
      rate: text,
      status: text,
      reason: { anyOf: [oneOf('none'), aConcept] },
      visit: shape({ class: text, type: aConcept, serviceType: aConcept, reason: aConcept }),
      encounter: text,
      ...owner,
    },
    ['drug', 'on'],
  );
}

function scoreShape(): SchemaObject {
  const pair = { type: 'array', items: number, minItems: 2, maxItems: 2 };
  return shape(
    {
      scale: oneOf(...measures.map(({ name }) => name), 'bp', 'madrs', 'qids'),
      at: { type: 'object', minProperties: 1, additionalProperties: { anyOf: [measure, pair] } },
      status: text,
      ...owner,
    },
    ['scale', 'at'],
  );
}

function encounterShape(): SchemaObject {
  return shape({
    class: text,
    type: aConcept,
    serviceType: aConcept,
    reason: aConcept,
    on: when,
    until: when,
    status: text,
    appointment: text,
    ...owner,
  });
}

function visitShape(): SchemaObject {
  return shape({
    on: when,
    minutes: number,
    type: aConcept,
    serviceType: aConcept,
    specialty: aConcept,
    reason: aConcept,
    text,
    basedOn: text,
    status: text,
    created: when,
    ...owner,
  });
}

function orderShape(): SchemaObject {
  return shape({
    ...drug,
    ...instruction,
    ...prescription,
    kind: oneOf('medication', 'service'),
    snomed: text,
    cpt: text,
    hcpcs: text,
    at: when,
    reason: aConcept,
    reasonFrom: text,
    status: text,
    intent: text,
    noDosage: flag,
    id: text,
  });
}
