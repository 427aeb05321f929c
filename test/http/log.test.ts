import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { createLog, describeFault, type LogFields } from '../../src/telemetry/index.ts';
import { patientView, serviceUrl, testApp } from './test-app.ts';

describe('SEC-104 a marker planted everywhere in a request', () => {
  const canary = 'CANARY7f3a';
  const fhirServer = `https://${canary}.example/fhir`;
  const full = patientView({
    fhirServer,
    fhirAuthorization: { access_token: canary, token_type: 'Bearer', expires_in: 300, scope: canary, subject: canary },
    context: { userId: `Practitioner/${canary}`, patientId: canary, encounterId: canary },
    prefetch: {
      patient: { resourceType: 'Patient', id: canary, birthDate: canary, name: [{ text: canary }] },
      [canary]: canary,
    },
    extension: { [`com.${canary}`]: canary },
    [canary]: canary,
  });
  const broken = (change: Record<string, unknown>) => ({ ...full, ...change });

  test.each<[string, string, unknown]>([
    ['an answer', serviceUrl, full],
    ['a 412', serviceUrl, broken({ prefetch: { [canary]: canary } })],
    ['a wrong hook', serviceUrl, broken({ hook: canary })],
    ['a bad id', serviceUrl, broken({ context: { userId: 'Practitioner/1', patientId: `../${canary}` } })],
    ['a patient as user', serviceUrl, broken({ context: { userId: `Patient/${canary}`, patientId: canary } })],
    ['a bad UUID', serviceUrl, broken({ hookInstance: canary })],
    ['another patient', serviceUrl, broken({ fhirAuthorization: { access_token: canary, patient: `x${canary}` } })],
    ['a FHIR server with plain http', serviceUrl, broken({ fhirServer: `http://${canary}` })],
    ['bad JSON', serviceUrl, `{"hook": ${canary}`],
    ['a duplicate name', serviceUrl, `{"${canary}":1,"${canary}":2}`],
    ['an unknown service', `/cds-services/${canary}`, full],
    ['an unknown path', `/${canary}?${canary}=${canary}`, full],
    [
      'bad feedback',
      `${serviceUrl}/feedback`,
      { feedback: [{ card: canary, outcome: canary, outcomeTimestamp: canary }] },
    ],
    [
      'good feedback',
      `${serviceUrl}/feedback`,
      {
        feedback: [
          {
            card: canary,
            outcome: 'overridden',
            outcomeTimestamp: '2026-06-15T00:00:00Z',
            overrideReason: { userComment: canary },
          },
        ],
      },
    ],
  ])('%s: is neither in the log nor in the answer', async (_name, url, body) => {
    const { app, logged } = testApp();
    const answer = await request(app)
      .post(url)
      .set({
        'Content-Type': 'application/json',
        Authorization: `Bearer ${canary}`,
        'User-Agent': canary,
        Cookie: canary,
      })
      .send(body as string);
    expect(logged()).toContain('"event":"request"');
    expect(logged().toLowerCase()).not.toContain(canary.toLowerCase());
    expect(`${answer.text}${JSON.stringify(answer.headers)}`.toLowerCase()).not.toContain(canary.toLowerCase());
  });
});

describe('the log', () => {
  const write = (fields: LogFields) => {
    const lines: string[] = [];
    createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } }).info('event', fields);
    expect(lines).toHaveLength(1);
    return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
  };

  test('SEC-100 drops and counts what is not on the list, or not of its kind', () => {
    const line = write({
      status: 200,
      service: 'a',
      patientId: 'x',
      hook: { a: 1 },
      cards: 'many',
    } as unknown as LogFields);
    expect(line).toMatchObject({ status: 200, service: 'a', dropped: 3 });
    expect(Object.keys(line).sort()).toEqual(['dropped', 'event', 'level', 'service', 'status', 'time']);
  });

  test('SEC-101 cannot be made to look like something else', () => {
    const line = write({ service: 'a\r\nlevel=60\u001b[31m\u202e\u2028\u200bz' });
    expect(line.service).toBe('a??level=60?[31m???z');
    expect(write({ service: 'x'.repeat(1000) }).service).toHaveLength(200);
  });

  test('SEC-102 says of a fault where it happened, never what it said', () => {
    const fault = Object.assign(new TypeError('Jane Roe, born 1961'), { code: 'ERR_X' });
    expect(describeFault(fault)).toMatch(/^TypeError ERR_X/);
    expect(describeFault(fault)).not.toContain('Jane');
    expect(describeFault('Jane Roe')).toBe('string');
  });

  test('one line a request: route, status, service, hook, counts', async () => {
    const { app, logged } = testApp();
    await request(app).post(serviceUrl).set('X-Request-Id', 'r-1').send(patientView());
    expect(JSON.parse(logged())).toMatchObject({
      event: 'request',
      requestId: 'r-1',
      method: 'POST',
      route: '/cds-services/:id',
      status: 200,
      service: 'greeter-patient-view',
      hook: 'patient-view',
      tenant: 'development',
      cards: 1,
    });
  });
});
