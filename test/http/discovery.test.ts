import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { discoveryFaults } from '../../src/protocol/index.ts';
import { hooks, plainEngine } from './plain-engine.ts';
import { patientView, testApp } from './test-app.ts';

describe('GET /cds-services', () => {
  test('DIS-01 DIS-03 DIS-05 answers 200 with the list of services', async () => {
    const answer = await request(testApp().app).get('/cds-services');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.body.services.map(({ hook }: { hook: string }) => hook)).toEqual(hooks);
    expect(discoveryFaults(answer.body)).toEqual([]);
  });

  test('DIS-02 answers the same bytes each time, and at the address with a slash at the end', async () => {
    const { app } = testApp();
    const [first, again, slash] = await Promise.all(
      ['/cds-services', '/cds-services', '/cds-services/'].map((url) => request(app).get(url)),
    );
    expect(again?.text).toBe(first?.text);
    expect(slash?.text).toBe(first?.text);
  });

  test('DIS-04 a service without services answers an empty list', async () => {
    const engine = { ...plainEngine(), services: [] };
    const answer = await request(testApp({ engine }).app).get('/cds-services');
    expect(answer.status).toBe(200);
    expect(answer.text).toBe('{"services":[]}');
  });

  test('DIS-07 one id may answer several hooks, and gets the hooks it lists', async () => {
    const plain = plainEngine();
    const engine = { ...plain, services: plain.services.map((entry) => ({ ...entry, id: 'greeter' })) };
    const { app } = testApp({ engine });
    expect((await request(app).get('/cds-services')).body.services).toHaveLength(5);
    expect((await request(app).post('/cds-services/greeter').send(patientView())).status).toBe(200);
    const start = patientView({
      hook: 'encounter-start',
      context: { userId: 'Practitioner/1', patientId: '1', encounterId: '2' },
    });
    expect((await request(app).post('/cds-services/greeter').send(start)).status).toBe(200);
    expect(engine.asked.map(({ hook }) => hook)).toEqual(['patient-view', 'encounter-start']);
  });

  test('DIS-08 an id that is not one URL segment stops the start', () => {
    const plain = plainEngine();
    const withId = (id: string) => ({
      ...plain,
      services: plain.services.map((entry) => ({ ...entry, id: `${id}-${entry.hook}` })),
    });
    expect(() => testApp({ engine: withId('a/b') })).toThrow(/discovery is not valid: services\[0\]\.id/);
    expect(() => testApp({ engine: withId('a%20b') })).toThrow(/discovery is not valid/);
    expect(() => testApp({ engine: withId('a.b~c') })).not.toThrow();
  });

  test('every id in the list can be called', async () => {
    const { app } = testApp();
    const { body } = await request(app).get('/cds-services');
    for (const { id } of body.services as { id: string }[]) {
      const answer = await request(app).post(`/cds-services/${id}`).send({});
      expect(answer.status, id).toBe(400);
    }
  });

  test('NET-03 may be kept for five minutes, and is not sent again when unchanged', async () => {
    const { app } = testApp();
    const first = await request(app).get('/cds-services');
    expect(first.headers['cache-control']).toBe('public, max-age=300');
    expect(first.headers.etag).toMatch(/^".{22}"$/);
    const again = await request(app).get('/cds-services').set('If-None-Match', String(first.headers.etag));
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
  });

  test('HEAD answers the headers alone', async () => {
    const answer = await request(testApp().app).head('/cds-services');
    expect(answer.status).toBe(200);
    expect(answer.headers.etag).toBeDefined();
    expect(answer.text).toBeFalsy();
  });
});

describe('a discovery entry', () => {
  const [entry] = plainEngine().services;
  if (entry === undefined) throw new Error('no entry');

  test.each(['hook', 'description', 'id'] as const)('%s is required', (member) => {
    const { [member]: _left, ...rest } = entry;
    expect(discoveryFaults({ services: [rest as typeof entry] })).toEqual([`services[0].${member} is missing`]);
  });

  test.each([
    ['JSON-08 a blank title', { title: '  ' }],
    ['JSON-03 an empty prefetch', { prefetch: {} }],
    ['JSON-02 a null', { usageRequirements: null }],
    ['EXT-01 a member of our own making', { vendor: 'x' }],
    ['EXT-02 an extension that is no object', { extension: [] }],
    ['EXT-03 an extension key that is not unique in the world', { extension: { x: 1 } }],
  ])('%s is a fault', (_name, change) => {
    expect(discoveryFaults({ services: [{ ...entry, ...change } as unknown as typeof entry] })).toHaveLength(1);
  });
});
