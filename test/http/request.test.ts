import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Hook } from '../../src/protocol/index.ts';
import { hooks } from './plain-engine.ts';
import { example, patientView, serviceUrl, testApp } from './test-app.ts';

const draftOrders = { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'MedicationRequest', id: 'a' } }] };
const clinician = { userId: 'Practitioner/example', patientId: '1288992' };
const contexts: Readonly<Record<Hook, Record<string, unknown>>> = {
  'patient-view': clinician,
  'order-select': { ...clinician, selections: ['MedicationRequest/a'], draftOrders },
  'order-sign': { ...clinician, draftOrders },
  'encounter-start': { ...clinician, encounterId: '456' },
  'appointment-book': { ...clinician, appointments: { resourceType: 'Bundle', type: 'collection' } },
};

async function ask(hook: Hook, change: Record<string, unknown> = {}, settings: { plainHttpFhirServer?: boolean } = {}) {
  const { app, engine } = testApp({ settings });
  const answer = await request(app)
    .post(`/cds-services/greeter-${hook}`)
    .send(patientView({ hook, context: contexts[hook], ...change }));
  const code = answer.body.issue?.[0].details.coding[0].code as string | undefined;
  return {
    status: answer.status,
    code,
    path: answer.body.issue?.[0].expression?.[0] as string | undefined,
    asked: engine.asked[0],
  };
}
const askWith = (hook: Hook, context: Record<string, unknown>) =>
  ask(hook, { context: { ...contexts[hook], ...context } });

describe('the envelope', () => {
  test.each(hooks)('a %s request with everything it needs is answered', async (hook) => {
    expect((await ask(hook)).status).toBe(200);
  });

  test.each([
    ['REQ-02', 'hook'],
    ['REQ-04', 'hookInstance'],
    ['REQ-08', 'context'],
  ])('%s without %s: 400 that names it', async (_row, member) => {
    expect(await ask('patient-view', { [member]: undefined })).toMatchObject({
      status: 400,
      code: 'missing-member',
      path: member,
    });
  });

  test.each([
    ['hook', 17],
    ['hookInstance', 'not-a-uuid'],
    ['hookInstance', 'urn:uuid:d1577c69-dfbe-44ad-ba6d-3e05e953b2ea'],
    ['context', []],
    ['context', 'text'],
    ['prefetch', []],
    ['prefetch', 'text'],
    ['extension', []],
    ['fhirServer', 'not a url'],
    ['fhirServer', 'ftp://ehr.example/fhir'],
    ['fhirServer', 'https://user:secret@ehr.example/fhir'],
  ])('%s = %j: 400 that names it', async (member, value) => {
    expect(await ask('patient-view', { [member]: value })).toMatchObject({
      status: 400,
      code: 'bad-member',
      path: member,
    });
  });

  test('REQ-03 a hook that the service does not list: 400', async () => {
    expect(await ask('patient-view', { hook: 'order-sign' })).toMatchObject({
      status: 400,
      code: 'wrong-hook',
      path: 'hook',
    });
    expect(await ask('patient-view', { hook: 'com.example.hook' })).toMatchObject({ status: 400, code: 'wrong-hook' });
  });

  test('REQ-04 a hookInstance in upper case is a UUID', async () => {
    expect((await ask('patient-view', { hookInstance: 'D1577C69-DFBE-44AD-BA6D-3E05E953B2EA' })).status).toBe(200);
  });

  test('REQ-05 two calls with one hookInstance are both answered', async () => {
    const { app } = testApp();
    const answers = [
      await request(app).post(serviceUrl).send(patientView()),
      await request(app).post(serviceUrl).send(patientView()),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
  });

  test('REQ-07 REQ-09 REQ-10 fhirAuthorization, prefetch and extension may be left out, or null', async () => {
    const without = await ask('patient-view', { prefetch: undefined });
    expect(without.asked?.prefetch.size).toBe(0);
    const nulls = { prefetch: null, extension: null, fhirAuthorization: null, fhirServer: null };
    const { status, asked } = await ask('patient-view', nulls);
    expect(status).toBe(412);
    expect(asked).not.toHaveProperty('fhirServer');
  });
});

describe('access to a FHIR server', () => {
  const fhirAuthorization = { ...example('fhir-authorization').fhirAuthorization };
  const fhirServer = 'https://ehr.example/fhir';

  test('REQ-06 fhirAuthorization without fhirServer: 400', async () => {
    expect(await ask('patient-view', { fhirAuthorization })).toMatchObject({
      status: 400,
      code: 'fhir-server-missing',
    });
  });

  test('REQ-06 plain http: refused, except on this machine or where the profile allows it', async () => {
    const far = { fhirServer: 'http://ehr.example/fhir' };
    expect(await ask('patient-view', far)).toMatchObject({
      status: 400,
      code: 'fhir-server-not-https',
      path: 'fhirServer',
    });
    expect((await ask('patient-view', far, { plainHttpFhirServer: true })).status).toBe(200);
    for (const near of ['http://localhost:8080/fhir', 'http://127.0.0.1/fhir', 'http://[::1]:9/fhir']) {
      expect((await ask('patient-view', { fhirServer: near })).status).toBe(200);
    }
    for (const trick of ['http://localhost.evil.example', 'http://127.0.0.1.evil.example', 'http://127evil']) {
      expect((await ask('patient-view', { fhirServer: trick })).code).toBe('fhir-server-not-https');
    }
  });

  test('the token reaches the engine as it was sent', async () => {
    const context = { ...clinician, patientId: String(fhirAuthorization.patient ?? '1288992') };
    const { status, asked } = await ask('patient-view', { fhirServer, fhirAuthorization, context });
    expect(status).toBe(200);
    expect(asked?.fhirAuthorization?.access_token).toBe('some-opaque-fhir-access-token');
  });

  test('a token without expires_in is read (the reference client leaves it out)', async () => {
    const { expires_in: _left, ...rest } = fhirAuthorization;
    const patient = '1288992';
    expect((await ask('patient-view', { fhirServer, fhirAuthorization: { ...rest, patient } })).status).toBe(200);
  });

  test.each([
    ['fhirAuthorization.access_token', { access_token: undefined }, 'missing-member'],
    ['fhirAuthorization.access_token', { access_token: 1 }, 'bad-member'],
    ['fhirAuthorization.expires_in', { expires_in: '300' }, 'bad-member'],
    ['fhirAuthorization.token_type', { token_type: 'MAC' }, 'bad-member'],
    ['fhirAuthorization.patient', { patient: 'someone-else' }, 'patient-mismatch'],
  ])('FHR-09 %s wrong: 400', async (path, change, code) => {
    const sent = { ...fhirAuthorization, patient: '1288992', ...change };
    expect(await ask('patient-view', { fhirServer, fhirAuthorization: sent })).toMatchObject({
      status: 400,
      code,
      path,
    });
  });
});

describe('the context of each hook', () => {
  test.each([
    ['patient-view', 'userId'],
    ['patient-view', 'patientId'],
    ['order-select', 'selections'],
    ['order-select', 'draftOrders'],
    ['order-sign', 'draftOrders'],
    ['encounter-start', 'encounterId'],
    ['appointment-book', 'appointments'],
  ] as const)('REQ-08 %s without %s: 400 that names it', async (hook, member) => {
    const { [member]: _left, ...rest } = contexts[hook];
    expect(await ask(hook, { context: rest })).toMatchObject({
      status: 400,
      code: 'missing-member',
      path: `context.${member}`,
    });
  });

  test.each([
    ['order-select', { selections: 'MedicationRequest/a' }, 'context.selections'],
    ['order-select', { selections: [1] }, 'context.selections[0]'],
    ['order-sign', { draftOrders: [] }, 'context.draftOrders'],
    ['order-sign', { draftOrders: { resourceType: 'MedicationRequest' } }, 'context.draftOrders.resourceType'],
    ['order-sign', { draftOrders: { resourceType: 'Bundle', entry: {} } }, 'context.draftOrders.entry'],
    [
      'order-sign',
      { draftOrders: { resourceType: 'Bundle', entry: [{ resource: 'x' }] } },
      'context.draftOrders.entry[0].resource',
    ],
    ['encounter-start', { encounterId: 5 }, 'context.encounterId'],
    ['appointment-book', { appointments: [7] }, 'context.appointments.entry[0].resource'],
  ] as const)('%s with %j: 400 that names it', async (hook, change, path) => {
    expect(await askWith(hook, change)).toMatchObject({ status: 400, code: 'bad-member', path });
  });

  test('HK-02 a context member of a later version is ignored', async () => {
    expect((await askWith('patient-view', { futureField: { a: [1] } })).status).toBe(200);
  });

  test('HK-04 draftOrders without Bundle.type, as the sandbox sends them, are read', async () => {
    const { status, asked } = await ask('order-sign');
    expect(status).toBe(200);
    expect(asked?.context.draftOrders?.entry).toHaveLength(1);
  });

  test.each([
    '../Patient/1',
    '..',
    '.',
    'a/b',
    'a?b',
    'a#b',
    'a b',
    'a%2Fb',
    '',
    'Patient/',
    'Patient/..',
    'Patient/1/2',
    'patient/1',
    'Practitioner/1',
    'https://ehr.example/Patient/1',
    'é',
  ])('HK-05 patientId %j: 400', async (patientId) => {
    expect(await askWith('patient-view', { patientId })).toMatchObject({
      status: 400,
      code: 'bad-member',
      path: 'context.patientId',
    });
  });

  test('HK-05 ids of 190 characters are accepted', async () => {
    const patientId = `e${'Ab.9-_'.repeat(31)}xyz`;
    expect(patientId).toHaveLength(190);
    const { status, asked } = await askWith('patient-view', { patientId, encounterId: patientId });
    expect(status).toBe(200);
    expect(asked?.context.patientId).toBe(patientId);
  });

  test('HK-05 bend: published requests send Patient/<id> and Encounter/<id>; exactly that is unwrapped', async () => {
    const { status, asked } = await askWith('patient-view', { patientId: 'Patient/123', encounterId: 'Encounter/456' });
    expect(status).toBe(200);
    expect(asked?.context).toMatchObject({ patientId: '123', encounterId: '456' });
    expect((await askWith('patient-view', { encounterId: 'Patient/456' })).path).toBe('context.encounterId');
  });

  test.each(hooks)('REG-07 %s: a patient or a relative gets 403 and no evaluation', async (hook) => {
    for (const userId of ['Patient/1', 'RelatedPerson/2']) {
      const { status, code, asked } = await askWith(hook, { userId });
      expect([status, code, asked]).toEqual([403, 'user-not-clinician', undefined]);
    }
  });

  test.each(['Practitioner/1', 'PractitionerRole/A2340113'])('%s may ask', async (userId) => {
    expect((await askWith('patient-view', { userId })).status).toBe(200);
  });

  test.each([
    'Device/1',
    'Practitioner',
    'Practitioner/1/_history/2',
    'practitioner/1',
    'x',
    'Practitioner/a?b',
    'Practitioner/..',
  ])('userId %j: 400 (ord-1)', async (userId) => {
    expect(await askWith('patient-view', { userId })).toMatchObject({
      status: 400,
      code: 'bad-member',
      path: 'context.userId',
    });
  });
});
