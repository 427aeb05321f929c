/** Bytes that are no request, on every route: an answer below 500 with a body that says why, and nothing recorded as a fault. */
import { randomUUID } from 'node:crypto';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpServer } from '../../src/http/index.ts';
import { INDEX_INSTANT } from '../golden/dates.ts';
import { samples } from '../properties/cases.ts';
import { faults, shippedApp } from '../support/app.ts';

const runs = Number(process.env.FUZZ_BYTES ?? 400);
const seed = Number(process.env.FUZZ_SEED ?? 20_260_615);
const server = httpServer(
  shippedApp(() => INDEX_INSTANT),
  { now: () => INDEX_INSTANT, newId: randomUUID },
);
const request = samples.find(({ name }) => name === 'dose-ketamine-high.yaml: the usual dose')!.request;
const whole = Buffer.from(JSON.stringify(request));
const service = '/cds-services/ketamine-order-sign';
const paths = [
  ...[service, `${service}/feedback`, `${service}/explain`, '/cds-services', '/rules', '/rules/KT101', '/'],
  ...['/cds-services/..%2f..%2fetc', '/cds-services/%00', '/cds-services/%', '/cds-services/__proto__', '/rules/..%2f'],
  ...['/rules/constructor', '/cds-services//ketamine-order-sign', `/${'a/'.repeat(500)}`, `${service}/feedback/..`],
];

let port = 0;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const url = (path: string) => `http://127.0.0.1:${port}${path}`;
async function post(path: string, body: Buffer, headers: Record<string, string> = {}) {
  const answer = await fetch(url(path), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: new Uint8Array(body),
    redirect: 'manual',
  });
  return { status: answer.status, text: await answer.text() };
}

/** Sends raw bytes and reads until the other side closes, or for a second. */
function raw(...parts: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const heard: Buffer[] = [];
    const done = () => {
      socket.destroy();
      resolve(Buffer.concat(heard).toString('latin1'));
    };
    socket.on('data', (chunk) => heard.push(chunk));
    socket.on('close', done);
    socket.on('error', done);
    socket.setTimeout(1000, done);
    for (const part of parts) socket.write(part);
  });
}

const alive = async () => expect((await post(service, whole)).status).toBe(200);

describe('bytes', () => {
  const cut = fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 40 }), fc.nat(400)).map(([at, put, gone]) => {
    const from = at % whole.length;
    return Buffer.concat([whole.subarray(0, from), put, whole.subarray(from + gone)]);
  });
  const body = fc.oneof(fc.uint8Array({ maxLength: 300 }).map(Buffer.from), cut, fc.json().map(Buffer.from));

  it('SEC-65 that are no JSON, or half of it, are refused on every route', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), body, fc.boolean(), async (path, bytes, zipped) => {
        const sent = zipped ? gzipSync(bytes) : bytes;
        const { status, text } = await post(path, sent, zipped ? { 'Content-Encoding': 'gzip' } : {});
        expect(status).toBeLessThan(500);
        if (status !== 200) expect(JSON.parse(text).resourceType).toBe('OperationOutcome');
      }),
      { numRuns: runs, seed },
    );
    expect(faults).toEqual([]);
    await alive();
  });

  it('SEC-64 names written twice are refused at the top and in the context', async () => {
    const twice = JSON.stringify(request).replace('{"hook"', '{"hook":"patient-view","\\u0068ook"');
    expect((await post(service, Buffer.from(twice))).status).toBe(400);
    const inside = JSON.stringify(request).replace('"patientId"', '"patientId":"other","patientId"');
    expect((await post(service, Buffer.from(inside))).status).toBe(400);
  });

  it('SEC-70 members named like a prototype pollute nothing', async () => {
    const members = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},';
    const text = JSON.stringify(request).replaceAll('{"', `{${members}"`);
    expect((await post(service, Buffer.from(text))).status).toBeLessThan(500);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    await alive();
  });

  it('SEC-60 SEC-61 too much of anything is refused, quickly', async () => {
    const begun = performance.now();
    const outcomes = [
      await post(service, gzipSync(Buffer.alloc(64 * 1024 * 1024)), { 'Content-Encoding': 'gzip' }),
      await post(service, Buffer.from('['.repeat(1_000_000))),
      await post(service, Buffer.from(`{"a":${'{"a":'.repeat(200_000)}1${'}'.repeat(200_001)}`)),
      await post(service, Buffer.from(`{${Array.from({ length: 150_000 }, (_, n) => `"k${n}":[]`).join(',')}}`)),
      await post(service, Buffer.from(`[${'1,'.repeat(900_000)}1]`)),
    ];
    expect(outcomes.map(({ status }) => status)).toEqual([413, 400, 400, 400, 400]);
    expect(performance.now() - begun).toBeLessThan(5000);
    await alive();
  });

  it('SEC-60 a refused body does not cost the next request of the same client', async () => {
    for (const _ of [1, 2, 3]) {
      expect((await post(service, Buffer.alloc(3 * 1024 * 1024, 0x20))).status).toBe(413);
      await alive();
    }
  });

  it('a request of nearly 2 MiB with thousands of entries is answered', async () => {
    const condition = {
      resourceType: 'Condition',
      code: { coding: [{ system: 'http://snomed.info/sct', code: '1' }] },
    };
    const entry = Array.from({ length: 2000 }, (_, n) => ({
      resource: { ...condition, id: `c${n}`, note: [{ text: 'x'.repeat(700) }] },
    }));
    const large = {
      ...request,
      prefetch: { ...request.prefetch, conditions: { resourceType: 'Bundle', type: 'searchset', entry } },
    };
    const begun = performance.now();
    expect((await post(service, Buffer.from(JSON.stringify(large)))).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});

describe('connections', () => {
  const head = `POST ${service} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`;

  it.each<[string, readonly (string | Buffer)[], RegExp]>([
    ['no HTTP at all', ['\u0016\u0003\u0001\u0002 hello\r\n\r\n'], /^HTTP\/1\.1 400 /],
    ['a body twice as long as said', [`${head}Content-Length: 2\r\n\r\n{}garbage garbage\r\n\r\n`], /^HTTP\/1\.1 400 /],
    ['two lengths', [`${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x`], /^HTTP\/1\.1 400 /],
    [
      'a length and chunks',
      [`${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
      /^HTTP\/1\.1 400 /,
    ],
    ['no host', [`POST ${service} HTTP/1.1\r\nContent-Length: 0\r\n\r\n`], /^HTTP\/1\.1 400 /],
    ['a chunk of no size', [`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`], /^HTTP\/1\.1 400 /],
    ['headers without end', [`${head}X: ${'y'.repeat(20_000)}\r\n\r\n`], /^HTTP\/1\.1 431 /],
    ['a line break in a header', [`${head}X: a\u0000b\r\nContent-Length: 2\r\n\r\n{}`], /^HTTP\/1\.1 400 /],
    [
      'a path that goes up',
      ['GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
      /^HTTP\/1\.1 404 /,
    ],
    ['another method', ['BREW / HTTP/1.1\r\nHost: x\r\n\r\n'], /^HTTP\/1\.1 400 /],
  ])('SEC-69 %s', async (_, parts, wanted) => {
    expect(await raw(...parts)).toMatch(wanted);
    await alive();
  });

  it('a client that goes away in the middle leaves nothing behind', async () => {
    for (const share of [1, 10, 100]) {
      const socket = connect(port, '127.0.0.1');
      socket.write(`${head}Content-Length: ${whole.length}\r\n\r\n`);
      socket.write(whole.subarray(0, share));
      await new Promise((done) => setTimeout(done, 20));
      socket.destroy();
    }
    await alive();
    expect(faults).toEqual([]);
  });

  it('answers each of several requests in one packet, in their order', async () => {
    const one = (path: string, end = '') => `GET ${path} HTTP/1.1\r\nHost: x\r\n${end}\r\n`;
    const heard = await raw(one('/cds-services') + one('/nothing') + one('/rules', 'Connection: close\r\n'));
    expect([...heard.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => status)).toEqual(['200', '404', '200']);
  });
});
