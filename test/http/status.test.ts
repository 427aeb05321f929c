import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { greeting, plainEngine } from './plain-engine.ts';
import { patientView, serviceUrl, testApp } from './test-app.ts';

const send = (prefetch: unknown) => request(testApp().app).post(serviceUrl).send(patientView({ prefetch }));

describe('status codes', () => {
  test('ST-01 data that are needed and were not supplied: 412 that names them', async () => {
    const answer = await send({});
    expect(answer.status).toBe(412);
    expect(answer.body.issue[0].details.coding[0].code).toBe('prefetch-unavailable');
    expect(answer.body.issue[0].diagnostics).toContain('Missing: patient (not-supplied).');
    expect(answer.body.issue[0].expression).toEqual(['prefetch.patient']);
  });

  test('ST-02 PRE-23 null is data, and no reason for 412', async () => {
    expect((await send({ patient: null })).status).toBe(200);
  });

  test('ST-03 an error says severity, code, what to do and the request id', async () => {
    const answer = await request(testApp().app).post(serviceUrl).set('X-Request-Id', 'abc-123').send({});
    expect(answer.body).toEqual({
      resourceType: 'OperationOutcome',
      issue: [
        {
          severity: 'error',
          code: 'required',
          details: {
            coding: [{ system: 'urn:cds-service:problem', code: 'missing-member' }],
            text: 'A required member is missing. (hook)',
          },
          diagnostics:
            'hook is missing. Send the member named in expression. See: http-request_1. Request id: abc-123.',
          expression: ['hook'],
        },
      ],
    });
  });

  test('ST-04 errors are application/json', async () => {
    for (const answer of [await send({}), await request(testApp().app).get('/nowhere')]) {
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    }
  });

  test('an unknown service id: 404, before anything is read', async () => {
    const answer = await request(testApp().app)
      .post('/cds-services/nobody')
      .set('Content-Type', 'text/plain')
      .send('x');
    expect(answer.status).toBe(404);
    expect(answer.body.issue[0].details.coding[0].code).toBe('unknown-service');
  });

  test('SEC-80 unknown paths get one fixed 404, whatever was asked', async () => {
    const { app } = testApp();
    const ask = async (path: string) => {
      const answer = await request(app).get(path).set('X-Request-Id', 'same');
      return [answer.status, answer.text];
    };
    const first = await ask('/nowhere');
    expect(first[0]).toBe(404);
    for (const path of ['/', '/cds-services/a/b/c', '/%E0%A4%A', '/admin', '/cds-services/x/feedback/y']) {
      expect(await ask(path), path).toEqual(first);
    }
  });

  test.each([
    ['get', serviceUrl, 'POST, OPTIONS'],
    ['put', serviceUrl, 'POST, OPTIONS'],
    ['delete', `${serviceUrl}/feedback`, 'POST, OPTIONS'],
    ['get', `${serviceUrl}/feedback`, 'POST, OPTIONS'],
    ['get', `${serviceUrl}/explain`, 'POST, OPTIONS'],
    ['post', '/cds-services', 'GET, HEAD, OPTIONS'],
    ['trace', '/cds-services', 'GET, HEAD, OPTIONS'],
    ['patch', '/rules', 'GET, HEAD, OPTIONS'],
  ] as const)('REQ-01 SEC-80 %s %s: 405 with Allow', async (method, path, allow) => {
    const answer = await request(testApp().app)[method](path);
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe(allow);
    expect(answer.body.issue[0].details.coding[0].code).toBe('method-not-allowed');
  });

  test('an engine that throws: 500, a request id, and nothing about what was thrown', async () => {
    const engine = plainEngine(() => {
      throw new Error('patient Jane Roe could not be read');
    });
    const { app, logged } = testApp({ engine });
    const answer = await request(app).post(serviceUrl).send(patientView());
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('Jane');
    expect(logged()).not.toContain('Jane');
    expect(logged()).toMatch(/"fault":"Error/);
    expect(answer.body.issue[0].diagnostics).toContain(answer.headers['x-request-id']);
  });

  test('SEC-48 a response that breaks a rule is not sent: 500, never half an answer', async () => {
    const engine = plainEngine(() => [{ ...greeting, summary: 'x'.repeat(140) }]);
    const { app, logged } = testApp({ engine });
    const answer = await request(app).post(serviceUrl).send(patientView());
    expect(answer.status).toBe(500);
    expect(answer.body).not.toHaveProperty('cards');
    expect(logged()).toContain('cards[0].summary');
  });

  test('while the process stops: 503, come again', async () => {
    const answer = await request(testApp({ stopping: () => true }).app).get('/cds-services');
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('1');
    expect(answer.headers.connection).toBe('close');
  });
});

describe('prefetch on the wire', () => {
  test('PRE-20 PRE-22 each key may be absent, and absent is not null', async () => {
    const { app, engine } = testApp();
    await request(app)
      .post(serviceUrl)
      .send(patientView({ prefetch: { patient: null } }));
    await request(app)
      .post(serviceUrl)
      .send(patientView({ prefetch: {} }));
    expect(engine.asked.map(({ prefetch }) => [prefetch.has('patient'), prefetch.get('patient')])).toEqual([
      [true, null],
      [false, undefined],
    ]);
  });

  test.each([
    [
      'PRE-24 an OperationOutcome',
      { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'processing' }] },
    ],
    [
      'PRE-26 a page with a next link',
      { resourceType: 'Bundle', link: [{ relation: 'next', url: 'https://ehr.example/2' }] },
    ],
    ['PRE-29 a searchset', { resourceType: 'Bundle', type: 'searchset', total: 0 }],
    ['a value that is no resource', [1, 'two', { three: false }]],
  ])('%s reaches the engine as it was sent', async (_name, value) => {
    const { app, engine } = testApp();
    const answer = await request(app)
      .post(serviceUrl)
      .send(patientView({ prefetch: { patient: value } }));
    expect(answer.status).toBe(200);
    expect(engine.asked[0]?.prefetch.get('patient')).toEqual(value);
  });

  test('NET-05 nothing is kept between calls: changed data, changed cards', async () => {
    const { app } = testApp();
    const born = await request(app).post(serviceUrl).send(patientView());
    const unborn = await request(app)
      .post(serviceUrl)
      .send(patientView({ prefetch: { patient: { resourceType: 'Patient' } } }));
    expect(born.body.cards).toHaveLength(1);
    expect(unborn.body.cards).toHaveLength(0);
  });

  test("the reference client's double slash is answered like the exact address", async () => {
    const { app } = testApp();
    expect((await request(app).post('/cds-services//greeter-patient-view').send(patientView())).status).toBe(200);
    expect((await request(app).post('/cds-services//nobody').send(patientView())).status).toBe(404);
    const feedback = { feedback: [{ card: 'c', outcome: 'overridden', outcomeTimestamp: '2026-06-01T00:00:00Z' }] };
    expect((await request(app).post('/cds-services//greeter-patient-view/feedback').send(feedback)).status).toBe(200);
  });
});

describe('POST …/explain', () => {
  test('answers the response and why', async () => {
    const answer = await request(testApp().app).post(`${serviceUrl}/explain`).send(patientView());
    expect(answer.status).toBe(200);
    expect(answer.body.response.cards).toHaveLength(1);
    expect(answer.body.explanation).toMatchObject({
      schema: 1,
      service: 'greeter-patient-view',
      index: { instant: '2026-06-15T15:00:00.000Z', today: '2026-06-15', zone: 'America/New_York' },
    });
  });

  test('gives the status of the service: 412 with the outcome and why', async () => {
    const answer = await request(testApp().app)
      .post(`${serviceUrl}/explain`)
      .send(patientView({ prefetch: {} }));
    expect(answer.status).toBe(412);
    expect(answer.body.response.resourceType).toBe('OperationOutcome');
    expect(answer.body.explanation.schema).toBe(1);
  });

  test('is not there in production', async () => {
    const { app } = testApp({ settings: { explain: false } });
    expect((await request(app).post(`${serviceUrl}/explain`).send(patientView())).status).toBe(404);
  });
});
