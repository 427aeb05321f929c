/**
 * `POST /cds-services/{id}/explain`: the same question, answered with `{ response, explanation }`. The status is the one
 * the service itself would give; with 412, `response` is the OperationOutcome. Nothing is recorded. The explanation holds
 * patient data, so production does not offer the route.
 */
import type { RequestHandler } from 'express';
import { toOutcome } from '../problems.ts';
import { tidy } from '../protocol/index.ts';
import type { AppDeps } from './deps.ts';
import { evaluate, unavailable } from './evaluate.ts';
import { requestIdOf } from './request-id.ts';
import { sendJson } from './send-json.ts';

export function explain(deps: AppDeps): RequestHandler {
  return async function explain(req, res) {
    const answer = await evaluate(deps, req, res);
    const response =
      answer.status === 200 ? tidy(answer.response) : toOutcome(unavailable(answer.missing), requestIdOf(res));
    sendJson(res, answer.status, { response, explanation: answer.explanation });
  };
}
