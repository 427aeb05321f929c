/** What only a real socket shows: health, slow and broken requests, endless bodies. */
import { randomUUID } from 'node:crypto';
import { type AddressInfo, connect } from 'node:net';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAdminApp, httpServer } from '../../src/http/index.ts';
import { createLog } from '../../src/telemetry/index.ts';
import { now, serviceUrl, testApp } from './test-app.ts';

const world = { now: () => now, newId: randomUUID };

describe('a real server', () => {
  const server = httpServer(testApp().app, world);
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Sends text as it is; resolves with what came back when the connection closes or `until` is seen. */
  function talk(send: string, until?: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(send));
      let got = '';
      socket.on('data', (chunk) => {
        got += String(chunk);
        if (until?.test(got)) socket.destroy();
      });
      socket.on('close', () => resolve(got));
      socket.on('error', (fault) => (got === '' ? reject(fault) : resolve(got)));
    });
  }

  test('SEC-63 every patience is limited', () => {
    expect(server).toMatchObject({
      headersTimeout: 5000,
      requestTimeout: 10_000,
      keepAliveTimeout: 75_000,
      maxHeadersCount: 100,
    });
    expect(server.maxConnections).toBe(2000);
    expect(server.maxRequestsPerSocket).toBe(10_000);
  });

  test('headers over 16 KiB: 431 with an OperationOutcome', async () => {
    const answer = await talk(`GET /cds-services HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '').resourceType).toBe('OperationOutcome');
  });

  test.each([
    ['nonsense', 'HELLO\r\n\r\n'],
    [
      'two lengths (SEC-69)',
      `POST ${serviceUrl} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
    ],
    [
      'length and chunks (SEC-69)',
      `POST ${serviceUrl} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
  ])('%s: 400 with an OperationOutcome', async (_name, text) => {
    const answer = await talk(text);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('"bad-request"');
  });

  test('SEC-60 an endless chunked body is answered 413 and cut off', { timeout: 20_000 }, async () => {
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    let sent = 0;
    const answer = await new Promise<string>((resolve) => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => {
        socket.write(
          `POST ${serviceUrl} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
        );
        const more = () => {
          while (!socket.destroyed) {
            sent += chunk.length;
            if (!socket.write(chunk)) return void socket.once('drain', more);
          }
        };
        more();
      });
      let got = '';
      socket.on('data', (data) => {
        got += String(data);
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(got));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    // What the kernels on both sides buffer counts as sent; what matters is that it ends.
    expect(sent).toBeLessThan(64 * 1024 * 1024);
  });

  test('a client that breaks off in the middle of its body harms nobody', async () => {
    const start = `POST ${serviceUrl} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"hook"`;
    await new Promise<void>((resolve) => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => {
        socket.write(start);
        setTimeout(() => socket.destroy(), 50);
      });
      socket.on('close', () => resolve());
    });
    expect(await talk('GET /cds-services HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 200 OK/,
    );
  });
});

describe('the admin port', () => {
  const admin = (ready: boolean) =>
    createAdminApp({
      world,
      log: createLog({ level: 'error', destination: { write: () => undefined } }),
      ready: () => ready,
    });

  test('REL-62 livez says the process answers, readyz whether it should be asked', async () => {
    expect((await request(admin(false)).get('/livez')).status).toBe(200);
    expect((await request(admin(true)).get('/readyz')).status).toBe(200);
    expect((await request(admin(false)).get('/readyz')).status).toBe(503);
    expect((await request(admin(true)).post('/readyz')).status).toBe(405);
    expect((await request(admin(true)).get('/cds-services')).status).toBe(404);
  });

  test('SEC-82 health is not on the service port', async () => {
    for (const path of ['/livez', '/readyz', '/metrics'])
      expect((await request(testApp().app).get(path)).status).toBe(404);
  });
});
