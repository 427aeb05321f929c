import type { OperationOutcome } from 'fhir/r4.js';
import { problems } from './problem-table.ts';

export type ProblemCode = keyof typeof problems;

/** What a problem may tell about one request. Names and positions only: never a value the client sent. */
export interface ProblemDetail {
  /** The member concerned, for instance `context.patientId` or `feedback[2].outcome`. */
  readonly path?: string;
  /** One sentence of ours that says more than the row does. */
  readonly detail?: string;
  /** For 405. */
  readonly allow?: readonly string[];
  readonly cause?: unknown;
}

/**
 * Thrown wherever a request cannot be answered; `src/http/problem-handler.ts` is the one place that turns it into an
 * answer. Missing patient data on their own are not a problem but a value (see the engine's answers).
 *
 * @example throw new Problem('missing-member', { path: 'context.patientId' });
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly path: string | undefined;
  readonly detail: string | undefined;
  readonly allow: readonly string[] | undefined;

  constructor(code: ProblemCode, { path, detail, allow, cause }: ProblemDetail = {}) {
    super(`${code}${path === undefined ? '' : ` at ${path}`}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = problems[code].status;
    this.path = path;
    this.detail = detail;
    this.allow = allow;
  }
}

/** The code system of the problem codes in `issue.details`; the codes are the keys of the table. */
const problemSystem = 'urn:cds-service:problem';

/**
 * The body of every answer that is not 2xx (ST-03, REL-16): what went wrong, where, what to do, and the request id to
 * quote. It holds nothing about a patient, no token and no stack.
 */
export function toOutcome(problem: Problem, requestId: string): OperationOutcome {
  const { issue, text, hint, spec } = problems[problem.code];
  return {
    resourceType: 'OperationOutcome',
    issue: [
      {
        severity: 'error',
        code: issue,
        details: {
          coding: [{ system: problemSystem, code: problem.code }],
          text: problem.path === undefined ? text : `${text} (${problem.path})`,
        },
        diagnostics: [problem.detail, hint, `See: ${spec}.`, `Request id: ${requestId}.`]
          .filter((part) => part !== undefined)
          .join(' '),
        ...(problem.path === undefined ? {} : { expression: [problem.path] }),
      },
    ],
  };
}
