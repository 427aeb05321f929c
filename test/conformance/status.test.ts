/** Conformance 3.1 and 4.4: what the service answers in every state in which a prefetch key can arrive. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { services } from '../../hooks/index.ts';
import { nameOfInput } from '../../src/engine/input-names.ts';
import { serviceFor, templatesOf } from '../golden/run.ts';
import { answers, appOf, type Heard, post, requestFor } from './front-door.ts';
import {
  begun,
  booked,
  type Record as Chart,
  depressed,
  everythingAtSigning,
  ordered,
  selected,
  unconcerned,
  unrelated,
} from './records.ts';
import { lostStates, nothingStates, type State, statesOf } from './states.ts';

/**
 * What may come of a key that was lost:
 *
 * - `412` nothing honest can be said, and the answer names the key
 * - `named` 200, with a card that names what was not seen
 * - `same` 200, and the answer is that of the whole record: the key could not have changed it
 */
type Effect = '412' | 'named' | 'same';

/**
 * Security and reliability 9.3 to 9.5: 412 only for the patient, and where the hook is about the patient for what relevance
 * rests on. A key that is not listed may be named or change nothing: which of the two is for the rules to say.
 */
const documented: readonly (readonly [name: string, record: Chart, Readonly<Record<string, Effect>>])[] = [
  [
    'depression after two trials, chart opened',
    depressed,
    {
      patient: '412',
      encounter: 'named',
      conditions: '412',
      medicationRequests: '412',
      medicationStatements: 'named',
      medicationAdministrations: 'named',
      scores: '412',
      questionnaireResponses: 'named',
      vitals: 'named',
      labs: 'named',
      allergies: 'named',
      procedures: 'named',
      serviceRequests: 'named',
    },
  ],
  [
    'nothing that concerns this service, chart opened',
    unconcerned,
    {
      patient: '412',
      conditions: '412',
      medicationAdministrations: '412',
      scores: '412',
      questionnaireResponses: 'named',
    },
  ],
  [
    'ketamine ordered, no contraindication',
    ordered,
    {
      patient: '412',
      conditions: 'named',
      medicationRequests: 'named',
      medicationStatements: 'named',
      medicationAdministrations: 'named',
      scores: 'named',
      questionnaireResponses: 'named',
      vitals: 'named',
      labs: 'named',
      allergies: 'named',
    },
  ],
  [
    'ketamine chosen, no contraindication',
    selected,
    {
      patient: '412',
      conditions: 'named',
      medicationRequests: 'named',
      scores: 'named',
      allergies: 'named',
    },
  ],
  ['a visit begins, nothing that concerns this service', begun, { patient: '412', conditions: '412', scores: '412' }],
  [
    'a session booked, no contraindication',
    booked,
    { patient: '412', conditions: 'named', scores: 'named', allergies: 'named' },
  ],
  [
    'an order that does not concern this service',
    unrelated,
    Object.fromEntries(
      Object.keys(serviceFor('order-sign').prefetch).map((key) => [key, key === 'patient' ? '412' : 'same']),
    ),
  ],
];

function effectOf(heard: Heard, whole: Heard, key: string): Effect | string {
  if (heard.status === 412) return heard.text.includes(`Missing: ${key} (`) ? '412' : `412 that does not name ${key}`;
  if (heard.status !== 200) return `status ${heard.status}`;
  const said = heard.cards.map(({ summary, detail }) => `${summary}\n${detail}`.toLowerCase());
  if (said.some((text) => text.includes(nameOfInput(key)))) return 'named';
  return heard.text === whole.text ? 'same' : `a different answer that does not name ${key}: ${heard.text}`;
}

describe.each(documented)('ST-01 %s', (_, record, effects) => {
  const request = requestFor(record);
  const keys = Object.keys(request.prefetch);
  const service = services.find(({ hook }) => hook === record.hook)!;
  const honest = (key: string): readonly Effect[] =>
    service.about === 'patient' && service.relevance.includes(key) ? ['412', 'named', 'same'] : ['named', 'same'];
  const ask = (key: string, state: State) =>
    post({ ...request, prefetch: statesOf[state](request.prefetch, key) } as typeof request);

  it('every key is sent that is advertised, and every listed key is one of them', () => {
    expect(keys.toSorted()).toEqual(Object.keys(templatesOf(record.hook)).toSorted());
    expect(Object.keys(effects).filter((key) => !keys.includes(key))).toEqual([]);
  });

  it.each(keys.map((key) => [key, effects[key] ?? 'named or same'] as const))(
    'ST-01 PRE-20 PRE-25 PRE-26 PRE-30 PRE-31 %s lost: %s',
    async (key, effect) => {
      const whole = await post(request);
      for (const state of lostStates) {
        if (state === 'partial' && !JSON.stringify(request.prefetch[key]).startsWith('{"resourceType":"Bundle"'))
          continue;
        const found = effectOf(await ask(key, state), whole, key);
        if (effect === 'named or same') expect(honest(key), state).toContain(found);
        else expect(found, state).toBe(effect);
      }
    },
  );

  it.each(keys.filter((key) => key !== 'patient' && key !== 'encounter'))(
    'ST-02 PRE-23 %s null, or empty in any form: "nothing found", never 412, one answer',
    async (key) => {
      const said = await Promise.all(nothingStates.map((state) => ask(key, state)));
      for (const one of said) {
        expect(one.status).toBe(200);
        expect(one.text).toBe(said[0]?.text);
      }
    },
  );

  it('ST-02 null for the encounter of the hook is data too; null for the patient is no patient', async () => {
    expect((await ask('encounter', 'null')).status).toBe(200);
    expect((await ask('patient', 'null')).status).toBe(412);
  });
});

/** Could a rule have a card of its own on this hook? Information and lines on other cards are not owed a word. */
function maySpeak(hook: string, id: string): boolean {
  const { rules, asLines, least = 'info' } = services.find((service) => service.hook === hook)!;
  const rule = rules.find((one) => one.id === id)!;
  const loudEnough =
    ['info', 'warning', 'critical'].indexOf(rule.highest) >= ['info', 'warning', 'critical'].indexOf(least);
  return loudEnough && rule.group !== 6 && !rule.lineOnly && !asLines?.groups.includes(rule.group);
}

describe('ST-01', () => {
  it('an empty list of cards never stands for something that was not looked at, in any golden case', async () => {
    const silent = answers.filter(({ status, cards }) => status === 200 && cards.length === 0);
    expect(silent.length).toBeGreaterThan(50);
    for (const { name, request, site } of silent) {
      const { body } = await supertest(appOf(site))
        .post(`/cds-services/${serviceFor(request.hook).id}/explain`)
        .send(request);
      const open = body.explanation.rules.filter(({ verdict }: { verdict: string }) => verdict === 'cannot-tell');
      const silenced = body.explanation.suppressors.some(({ holds }: { holds: string }) => holds === 'yes');
      const untold = open.filter(({ id }: { id: string }) => maySpeak(request.hook, id));
      if (!silenced)
        expect(
          untold.map(({ id }: { id: string }) => id),
          name,
        ).toEqual([]);
    }
  });

  it.each([depressed, selected, ordered, begun, booked])('nothing sent at all: 412 ($hook)', async (record) => {
    const { prefetch: _, ...bare } = requestFor(record);
    for (const request of [bare, { ...bare, prefetch: {} }]) expect((await post(request)).status).toBe(412);
  });

  it('ST-03 the 412 says severity, code, what is missing and what to do; nothing of the patient', async () => {
    const request = requestFor(depressed);
    const { conditions: _, ...prefetch } = request.prefetch;
    const { body, text } = await post({ ...request, prefetch } as typeof request);
    expect(body).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: expect.any(String), diagnostics: expect.stringContaining('conditions') }],
    });
    expect(text).not.toMatch(/golden-patient|MRN-0001|Golden|1985/);
  });
});

describe('what arrives under a key', () => {
  const request = requestFor(everythingAtSigning);
  const withConditions = (change: (bundle: { entry: object[] }) => object) =>
    post({
      ...request,
      prefetch: { ...request.prefetch, conditions: change(structuredClone(request.prefetch.conditions) as never) },
    } as typeof request);

  it('PRE-20 PRE-22 any one key may be missing, and so may several', async () => {
    const keys = Object.keys(request.prefetch).filter((key) => key !== 'patient');
    for (const key of keys) {
      const { [key]: _, ...rest } = request.prefetch;
      expect((await post({ ...request, prefetch: rest } as typeof request)).status).toBe(200);
    }
    const only = { patient: request.prefetch.patient };
    expect((await post({ ...request, prefetch: only } as typeof request)).cards.length).toBeGreaterThan(0);
  });

  it('PRE-21 what was asked and did not arrive is known, and said; a server that is offered is not called', async () => {
    let calls = 0;
    const ehr = createServer((_req, res) => {
      calls += 1;
      res.end('{}');
    }).listen(0, '127.0.0.1');
    await once(ehr, 'listening');
    const fhirServer = `http://127.0.0.1:${(ehr.address() as AddressInfo).port}/fhir`;
    const { allergies: _, ...prefetch } = request.prefetch;
    const fhirAuthorization = {
      access_token: 'secret-token',
      token_type: 'Bearer',
      expires_in: 300,
      scope: 'x',
      subject: 's',
    };
    const heard = await post({ ...request, fhirServer, fhirAuthorization, prefetch } as typeof request);
    ehr.close();
    expect(calls).toBe(0);
    expect(heard.text).toContain('llergy list');
    expect(heard.text).not.toContain('secret-token');
  });

  it('PRE-24 PRE-25 an OperationOutcome inside the Bundle is no data: a warning makes the list incomplete', async () => {
    const outcome = (severity: string) => ({
      search: { mode: 'outcome' },
      resource: {
        resourceType: 'OperationOutcome',
        issue: [{ severity, code: 'processing', diagnostics: 'planted words' }],
      },
    });
    const plain = await withConditions((bundle) => bundle);
    const told = await withConditions((bundle) => ({ ...bundle, entry: [...bundle.entry, outcome('information')] }));
    const warned = await withConditions((bundle) => ({ ...bundle, entry: [...bundle.entry, outcome('warning')] }));
    expect(told.text).toBe(plain.text);
    expect(warned.text).toMatch(/roblem list[^"]*incomplete/);
    expect(warned.text).not.toContain('planted words');
  });

  it('PRE-29 included resources and search modes are told apart from matches', async () => {
    const included = {
      search: { mode: 'include' },
      resource: { resourceType: 'Practitioner', id: 'p1', name: [{ family: 'Included' }] },
    };
    const plain = await withConditions((bundle) => bundle);
    const mixed = await withConditions((bundle) => ({
      ...bundle,
      type: 'searchset',
      entry: [included, ...bundle.entry.map((entry) => ({ ...entry, search: { mode: 'match' } }))],
    }));
    expect(mixed.text).toBe(plain.text);
  });

  it('PRE-30 entries of another patient are never used', async () => {
    const record = requestFor(ordered);
    const foreign = {
      resource: {
        resourceType: 'Condition',
        id: 'foreign',
        clinicalStatus: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
        },
        code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I67.1' }] },
        subject: { reference: 'https://ehr.example.org/fhir/Patient/somebody-else' },
      },
    };
    const bundle = record.prefetch.conditions as { entry: object[] };
    const heard = await post({
      ...record,
      prefetch: { ...record.prefetch, conditions: { ...bundle, entry: [...bundle.entry, foreign] } },
    } as typeof record);
    const summaries = heard.cards.map(({ summary }) => summary).filter((text) => !text.startsWith('Session checklist'));
    expect(summaries).toEqual([expect.stringMatching(/^Ketamine safety check incomplete/)]);
    expect(heard.text).toContain('another patient');
  });

  it('PRE-27 PRE-28 data beyond what was asked for change nothing', async () => {
    const plain = await post(request);
    const more = await post({
      ...request,
      prefetch: {
        ...request.prefetch,
        somethingElse: { resourceType: 'Condition', id: 'x', code: { text: 'Delirium' } },
      },
    } as typeof request);
    expect(more.text).toBe(plain.text);
  });
});

describe('who may ask', () => {
  it.each([depressed, selected, ordered, begun, booked])(
    'REG-07 a patient or a relative gets 403 and no cards ($hook)',
    async (record) => {
      const request = requestFor(record);
      for (const userId of ['Patient/golden-patient', 'RelatedPerson/r1']) {
        const heard = await post({ ...request, context: { ...request.context, userId } } as typeof request);
        expect(heard.status).toBe(403);
        expect(heard.body).toMatchObject({ resourceType: 'OperationOutcome' });
        expect(heard.body).not.toHaveProperty('cards');
      }
      for (const userId of ['Practitioner/p', 'PractitionerRole/p']) {
        const heard = await post({ ...request, context: { ...request.context, userId } } as typeof request);
        expect(heard.status).toBe(200);
      }
    },
  );
});
