import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { patientView, serviceUrl, testApp } from './test-app.ts';

const post = (body: string | Buffer, type = 'application/json') =>
  request(testApp().app)
    .post(serviceUrl)
    .set('Content-Type', type)
    .serialize(String)
    .send(body as string);
const postRaw = (body: Buffer, headers: Record<string, string> = {}) =>
  request(testApp().app)
    .post(serviceUrl)
    .set({ 'Content-Type': 'application/json', ...headers })
    .serialize((sent) => sent as unknown as string)
    .send(body as unknown as string);
const codeOf = (body: { issue: { details: { coding: { code: string }[] } }[] }) =>
  body.issue[0]?.details.coding[0]?.code;

describe('what may be sent', () => {
  test('JSON-01 answers are JSON, in UTF-8', async () => {
    const answer = await request(testApp().app).post(serviceUrl).send(patientView());
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(() => JSON.parse(answer.text)).not.toThrow();
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/fhir+json',
  ])('JSON-09 %s is read', async (type) => {
    expect((await post(JSON.stringify(patientView()), type)).status).toBe(200);
  });

  test.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'application/json; charset=latin1',
    'application/jsonp',
  ])('JSON-09 %s is refused with 415', async (type) => {
    const answer = await post(JSON.stringify(patientView()), type);
    expect(answer.status).toBe(415);
    expect(codeOf(answer.body)).toBe('media-type');
    expect(answer.body.issue[0].diagnostics).toMatch(/Content-Type: application\/json/);
  });

  test('JSON-09 a body without a media type is refused with 415', async () => {
    const answer = await request(testApp().app).post(serviceUrl).set('Content-Type', '').send('{}');
    expect(answer.status).toBe(415);
  });

  test.each(['{"hook": }', '{"a":1,}', '// hello\n{}', '{', '', 'hook', "{'a': 1}"])(
    'JSON-05 %j is refused with 400',
    async (text) => {
      const answer = await post(text);
      expect(answer.status).toBe(400);
      expect(codeOf(answer.body)).toBe('invalid-json');
    },
  );

  test('JSON-05 the answer says where reading stopped, and not at what', async () => {
    const answer = await post('{\n  "hook": "SECRET"\n  "context": {}\n}');
    expect(answer.body.issue[0].diagnostics).toContain('Reading stopped at line 3, column 3.');
    expect(answer.text).not.toContain('SECRET');
    expect((await post('{"hook": SECRET}')).text).not.toContain('SECRET');
  });

  test.each(['[]', 'null', '1', '"text"', 'true'])('%s is JSON but no request: 400', async (text) => {
    const answer = await post(text);
    expect(answer.status).toBe(400);
    expect(codeOf(answer.body)).toBe('not-an-object');
  });

  test('JSON-10 members nobody asked for change nothing, at any level', async () => {
    const { app } = testApp();
    const plain = await request(app).post(serviceUrl).send(patientView());
    const more = patientView({
      extension: { 'com.example.x': 1 },
      cdsHooksVersion: '9.9',
      context: { userId: 'Practitioner/example', patientId: '1288992', futureField: { deep: [1, 2, { a: null }] } },
      prefetch: {
        patient: { resourceType: 'Patient', id: '1288992', birthDate: '1985-02-03', _x: { y: 1 } },
        somethingElse: 17,
      },
    });
    const answer = await request(app).post(serviceUrl).send(more);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(plain.text);
  });
});

describe('limits', () => {
  test('a body of more than 2 MiB is refused with 413, and the answer is readable', async () => {
    const answer = await request(testApp().app)
      .post(serviceUrl)
      .send(patientView({ note: 'x'.repeat(3_000_000) }));
    expect(answer.status).toBe(413);
    expect(answer.body.resourceType).toBe('OperationOutcome');
    expect(answer.body.issue[0].diagnostics).toContain('2097152 bytes');
  });

  test('SEC-60 a small body that unpacks to more than 2 MiB is refused with 413', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20));
    expect(bomb.length).toBeLessThan(100_000);
    const answer = await postRaw(bomb, { 'Content-Encoding': 'gzip' });
    expect(answer.status).toBe(413);
  });

  test('SEC-60 gzip is read', async () => {
    const answer = await postRaw(gzipSync(JSON.stringify(patientView())), { 'Content-Encoding': 'gzip' });
    expect(answer.status).toBe(200);
    expect(answer.body.cards).toHaveLength(1);
  });

  test.each(['br', 'deflate', 'compress', 'gzip, gzip'])('SEC-60 %s is refused with 415', async (encoding) => {
    const answer = await postRaw(Buffer.from('{}'), { 'Content-Encoding': encoding });
    expect(answer.status).toBe(415);
    expect(codeOf(answer.body)).toBe('content-encoding');
  });

  test('damaged gzip is 400', async () => {
    const answer = await postRaw(Buffer.from('this is not gzip'), { 'Content-Encoding': 'gzip' });
    expect(answer.status).toBe(400);
  });

  test('SEC-61 a million opening brackets are refused with 400, quickly', async () => {
    const began = performance.now();
    const answer = await post('['.repeat(1_000_000));
    expect(answer.status).toBe(400);
    expect(codeOf(answer.body)).toBe('json-limits');
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test('SEC-61 300 000 members are refused with 400', async () => {
    const answer = await post(`{"prefetch":[${'1,'.repeat(300_000)}1]}`);
    expect(codeOf(answer.body)).toBe('json-limits');
  });

  test('SEC-64 a member name that comes twice is refused with 400', async () => {
    const twice = JSON.stringify(patientView()).replace('{', '{"hook":"order-sign",');
    expect(codeOf((await post(twice)).body)).toBe('duplicate-member');
    const inContext = JSON.stringify(patientView()).replace('"context":{', '"context":{"patientId":"2",');
    expect(codeOf((await post(inContext)).body)).toBe('duplicate-member');
    const escaped = JSON.stringify(patientView()).replace('{', '{"\\u0068ook":"order-sign",');
    expect(codeOf((await post(escaped)).body)).toBe('duplicate-member');
  });

  test('SEC-65 bytes that are not UTF-8 are refused with 400; a byte order mark is dropped', async () => {
    const bad = Buffer.from(JSON.stringify(patientView({ note: '@' })));
    bad[bad.indexOf(0x40)] = 0xff;
    expect(codeOf((await postRaw(bad)).body)).toBe('invalid-encoding');
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(JSON.stringify(patientView()))]);
    expect((await postRaw(marked)).status).toBe(200);
  });
});

describe('SEC-70 names that mean something to JavaScript are names like any other', () => {
  test.each([
    '{"__proto__":{"hook":"patient-view"},',
    '{"constructor":{"prototype":{"polluted":1}},',
    '{"toString":1,"hasOwnProperty":2,',
  ])('%s', async (start) => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const answer = await post(JSON.stringify(patientView()).replace('{', start));
    expect(answer.status).toBe(200);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('a prefetch key __proto__ arrives as a key', async () => {
    const { app, engine } = testApp();
    const body = JSON.stringify(patientView()).replace(
      '"prefetch":{',
      '"prefetch":{"__proto__":{"resourceType":"Patient"},',
    );
    expect((await request(app).post(serviceUrl).set('Content-Type', 'application/json').send(body)).status).toBe(200);
    expect(engine.asked[0]?.prefetch.get('__proto__')).toEqual({ resourceType: 'Patient' });
    expect(engine.asked[0]?.prefetch.get('patient')).toHaveProperty('birthDate');
  });

  test('a required member that only a prototype would supply is missing', async () => {
    const { hook: _hook, ...rest } = patientView();
    const answer = await post(JSON.stringify(rest).replace('{', '{"__proto__":{"hook":"patient-view"},'));
    expect(answer.status).toBe(400);
    expect(answer.body.issue[0].expression).toEqual(['hook']);
  });
});
