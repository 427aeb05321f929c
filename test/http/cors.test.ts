import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { patientView, serviceUrl, testApp } from './test-app.ts';

const listed = 'https://ehr.example';

describe('NET-01 a page in a browser', () => {
  test('NET-02 of a listed origin may call: preflight without token, then the call', async () => {
    const { app } = testApp();
    const preflight = await request(app).options(serviceUrl).set({
      Origin: listed,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type',
    });
    expect(preflight.status).toBe(204);
    expect(preflight.text).toBe('');
    expect(preflight.headers).toMatchObject({
      'access-control-allow-origin': listed,
      'access-control-allow-methods': 'POST, OPTIONS',
      'access-control-allow-headers': 'Authorization, Content-Type, traceparent',
      'access-control-max-age': '600',
    });
    expect(preflight.headers).not.toHaveProperty('access-control-allow-credentials');
    const answer = await request(app).post(serviceUrl).set('Origin', listed).send(patientView());
    expect(answer.headers['access-control-allow-origin']).toBe(listed);
    expect(answer.headers.vary).toBe('Origin');
  });

  test('NET-02 feedback and discovery have their preflights too', async () => {
    const { app } = testApp();
    const feedback = await request(app).options(`${serviceUrl}/feedback`).set('Origin', listed);
    expect(feedback.headers).toMatchObject({
      'access-control-allow-origin': listed,
      'access-control-allow-headers': 'Authorization, Content-Type',
    });
    const discovery = await request(app).options('/cds-services').set('Origin', 'https://anyone.example');
    expect(discovery.status).toBe(204);
    expect(discovery.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'Authorization, Content-Type',
    });
  });

  test.each([
    ['400', () => ({ url: serviceUrl, body: {} })],
    ['404', () => ({ url: '/cds-services/nobody', body: {} })],
    ['412', () => ({ url: serviceUrl, body: patientView({ prefetch: {} }) })],
    ['413', () => ({ url: serviceUrl, body: patientView({ x: 'y'.repeat(2_200_000) }) })],
  ])('NET-02 sees errors too: %s', async (status, make) => {
    const { url, body } = make();
    const answer = await request(testApp().app).post(url).set('Origin', listed).send(body);
    expect(answer.status).toBe(Number(status));
    expect(answer.headers['access-control-allow-origin']).toBe(listed);
  });

  test.each([
    'https://ehr.example.evil',
    'https://evil.example',
    'http://ehr.example',
    'https://ehr.example:8443',
    'https://EHR.example',
    'https://sub.ehr.example',
    'https://ehr.example/',
    'null',
    '*',
    'http://localhost:9300',
  ])('SEC-75 of origin %s gets no permission', async (origin) => {
    const { app } = testApp();
    for (const answer of [
      await request(app).options(serviceUrl).set('Origin', origin),
      await request(app).post(serviceUrl).set('Origin', origin).send(patientView()),
    ]) {
      expect(answer.status).toBeLessThan(300);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(answer.headers.vary).toBe('Origin');
    }
  });

  test('in development any page of this machine may call, and no other', async () => {
    const { app } = testApp({ settings: { origins: { listed: new Set(), loopback: true } } });
    const grant = async (origin: string) =>
      (await request(app).options(serviceUrl).set('Origin', origin)).headers['access-control-allow-origin'];
    for (const near of ['http://localhost:9300', 'http://127.0.0.1:8080', 'http://[::1]:5173'])
      expect(await grant(near)).toBe(near);
    for (const far of [
      'http://localhost.evil.example',
      'https://ehr.example',
      'null',
      'http://127.0.0.1.evil.example',
    ]) {
      expect(await grant(far)).toBeUndefined();
    }
  });

  test('SEC-76 a preflight never reaches the engine', async () => {
    const { app, engine } = testApp();
    await request(app).options(serviceUrl).set('Origin', listed).send(patientView());
    expect(engine.asked).toEqual([]);
  });
});

describe('headers of every answer', () => {
  test.each([
    ['service', () => request(testApp().app).post(serviceUrl).send(patientView())],
    ['error', () => request(testApp().app).post(serviceUrl).send({})],
    ['not found', () => request(testApp().app).get('/nowhere')],
  ])('SEC-79 NET-03 %s', async (_name, ask) => {
    const { headers } = await ask();
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    });
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('etag');
    expect(headers).not.toHaveProperty('server');
  });

  test.each([
    ['abc-DEF_1.2', true],
    ['x'.repeat(64), true],
    ['x'.repeat(65), false],
    ['two words', false],
    ['<script>', false],
  ])('OBS-04 X-Request-Id %s is kept: %s', async (sent, kept) => {
    const answer = await request(testApp().app).get('/cds-services').set('X-Request-Id', sent);
    const got = String(answer.headers['x-request-id']);
    if (kept) expect(got).toBe(sent);
    else expect(got).toMatch(/^[0-9a-f-]{36}$/);
  });
});
