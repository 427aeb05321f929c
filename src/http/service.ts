/** `POST /cds-services/{id}`: the question of a hook, and the cards that answer it. */
import type { RequestHandler } from 'express';
import { Problem } from '../problems.ts';
import { responseFaults, tidy } from '../protocol/index.ts';
import type { AppDeps } from './deps.ts';
import { evaluate, unavailable } from './evaluate.ts';
import { requestIdOf } from './request-id.ts';
import { sendJson } from './send-json.ts';

/** A response with a fault is a bug of ours: the client gets 500, never half an answer (SEC-48). */
export function service(deps: AppDeps): RequestHandler {
  return async function service(req, res) {
    const answer = await evaluate(deps, req, res);
    if (answer.status === 412) throw unavailable(answer.missing);
    const response = tidy(answer.response);
    const faults = responseFaults(response);
    if (faults.length > 0) {
      deps.log.error('response-invalid', { requestId: requestIdOf(res), fault: faults.join('; ') });
      throw new Problem('internal', { cause: new Error('the response is not valid') });
    }
    sendJson(res, 200, response);
  };
}
