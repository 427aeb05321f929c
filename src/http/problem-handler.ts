/**
 * The one place where something thrown becomes an answer: an OperationOutcome, as `application/json` (ST-04), with the
 * request id and nothing about a patient. What was thrown is logged by class and place, never by message.
 */
import type { ErrorRequestHandler, Request } from 'express';
import { Problem, toOutcome } from '../problems.ts';
import { describeFault, type Log } from '../telemetry/index.ts';
import { note } from './access-log.ts';
import { requestIdOf } from './request-id.ts';
import { sendJson } from './send-json.ts';

/** Bytes of an unread body that are still taken in after the answer, so that a short one ends in peace. */
const GRACE_BYTES = 65_536;
const GRACE_MS = 1000;

export function problemHandler(log: Log): ErrorRequestHandler {
  return function problemHandler(thrown: unknown, req, res, _next) {
    const problem = problemOf(thrown);
    note(res, { problem: problem.code });
    if (problem.status >= 500 && problem.code !== 'stopping') {
      log.error('fault', { requestId: requestIdOf(res), problem: problem.code, fault: describeFault(problem.cause) });
    }
    if (!req.complete) {
      // With a body under way the connection may be cut, so a client must not send its next request on it.
      if (Number(req.get('content-length') ?? 0) > 0 || req.get('transfer-encoding') !== undefined) {
        res.set('Connection', 'close');
      }
      limitRest(req);
    }
    if (res.headersSent) {
      req.socket.destroy();
      return;
    }
    if (problem.allow !== undefined) res.set('Allow', problem.allow.join(', '));
    if (problem.status === 503) res.set('Retry-After', '1');
    if (problem.status === 401) res.set('WWW-Authenticate', 'Bearer');
    sendJson(res, problem.status, toOutcome(problem, requestIdOf(res)));
  };
}

function problemOf(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  // Express itself throws this for a path that cannot be decoded.
  if (thrown instanceof URIError) return new Problem('not-found', { cause: thrown });
  return new Problem('internal', { cause: thrown });
}

/**
 * A client that is still sending gets its answer at once; then a little more is taken in, and after that the connection
 * is cut. Reading on to the end would let anyone keep us busy (SEC-60); closing at once would lose the answer.
 */
function limitRest(req: Request): void {
  let left = GRACE_BYTES;
  req.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left >= 0) return;
    req.pause();
    setTimeout(() => req.socket.destroy(), GRACE_MS).unref();
  });
  req.resume();
}
