/** The HTTP server around an app, with every limit said out loud: Node's own are far too patient (SEC-63). */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Problem, type ProblemCode, toOutcome } from '../problems.ts';
import type { World } from '../world.ts';

const serverLimits = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  /** Longer than the idle time of a load balancer, so that it is the one that closes. */
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 1_000,
  maxHeaderSize: 16_384,
  maxHeadersCount: 100,
  maxRequestsPerSocket: 10_000,
  maxConnections: 2_000,
} as const;

export function httpServer(app: RequestListener, { newId }: World): Server {
  const { headersTimeout, requestTimeout, keepAliveTimeout, connectionsCheckingInterval, maxHeaderSize } = serverLimits;
  const server = createServer(
    {
      headersTimeout,
      requestTimeout,
      keepAliveTimeout,
      connectionsCheckingInterval,
      maxHeaderSize,
      insecureHTTPParser: false,
      requireHostHeader: true,
    },
    app,
  );
  server.maxHeadersCount = serverLimits.maxHeadersCount;
  server.maxRequestsPerSocket = serverLimits.maxRequestsPerSocket;
  server.maxConnections = serverLimits.maxConnections;
  server.on('clientError', (fault: NodeJS.ErrnoException, socket) => answerBroken(fault, socket, newId()));
  return server;
}

/** Requests that never became one: too slow, too many headers, not HTTP. They get an OperationOutcome all the same. */
function answerBroken(fault: NodeJS.ErrnoException, socket: Duplex, requestId: string): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = new Problem(codeOf(fault.code));
  const body = JSON.stringify(toOutcome(problem, requestId));
  socket.end(
    `HTTP/1.1 ${problem.status} ${reason(problem.status)}\r\nConnection: close\r\nCache-Control: no-store\r\n` +
      `Content-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

function codeOf(code: string | undefined): ProblemCode {
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers-too-large';
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'request-timeout';
  return 'bad-request';
}

function reason(status: number): string {
  return status === 431 ? 'Request Header Fields Too Large' : status === 408 ? 'Request Timeout' : 'Bad Request';
}
