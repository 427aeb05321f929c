/**
 * Every way a request can go wrong, in one closed table: the status, the FHIR issue type, the place in the
 * specification, what happened and what the caller should do. A new failure is a new row here.
 *
 * `spec` is the id of the heading on the CDS Hooks 2.0.1 page, or the standard meant.
 */
import type { OperationOutcome } from 'fhir/r4.js';

interface ProblemKind {
  readonly status: number;
  readonly issue: OperationOutcome['issue'][number]['code'];
  readonly spec: string;
  readonly text: string;
  readonly hint: string;
}

export const problems = {
  'invalid-json': {
    status: 400,
    issue: 'structure',
    spec: 'use-of-json',
    text: 'The body is not valid JSON.',
    hint: 'Send one JSON object (RFC 8259): no comments, no trailing commas.',
  },
  'invalid-encoding': {
    status: 400,
    issue: 'structure',
    spec: 'use-of-json',
    text: 'The body is not valid UTF-8, or its compression is damaged.',
    hint: 'Send JSON in UTF-8.',
  },
  'not-an-object': {
    status: 400,
    issue: 'structure',
    spec: 'http-request_1',
    text: 'The body is not a JSON object.',
    hint: 'Send a JSON object with hook, hookInstance and context.',
  },
  'duplicate-member': {
    status: 400,
    issue: 'structure',
    spec: 'use-of-json',
    text: 'A member name occurs twice in one object.',
    hint: 'Send each member once; readers differ on which of two counts.',
  },
  'json-limits': {
    status: 400,
    issue: 'too-costly',
    spec: 'use-of-json',
    text: 'The body is nested too deeply, has too many members or holds too long a string.',
    hint: 'At most 64 levels, 200 000 members and 1 MiB a string are read.',
  },
  'missing-member': {
    status: 400,
    issue: 'required',
    spec: 'http-request_1',
    text: 'A required member is missing.',
    hint: 'Send the member named in expression.',
  },
  'bad-member': {
    status: 400,
    issue: 'value',
    spec: 'http-request_1',
    text: 'A member has the wrong type or form.',
    hint: 'Correct the member named in expression.',
  },
  'wrong-hook': {
    status: 400,
    issue: 'business-rule',
    spec: 'discovery',
    text: 'This service does not answer the hook that was sent.',
    hint: 'Send the hook that discovery lists for this service id.',
  },
  'fhir-server-missing': {
    status: 400,
    issue: 'required',
    spec: 'http-request_1',
    text: 'fhirAuthorization was sent without fhirServer.',
    hint: 'Send fhirServer too, or leave fhirAuthorization out.',
  },
  'fhir-server-not-https': {
    status: 400,
    issue: 'security',
    spec: 'http-request_1',
    text: 'fhirServer does not use https.',
    hint: 'Send an https URL. Plain http is for loopback addresses and the development profile.',
  },
  'patient-mismatch': {
    status: 400,
    issue: 'security',
    spec: 'passing-the-access-token-to-the-cds-service',
    text: 'fhirAuthorization.patient is not the patient of the context.',
    hint: 'Send a token for the patient in context.patientId.',
  },
  'feedback-invalid': {
    status: 400,
    issue: 'invalid',
    spec: 'feedback',
    text: 'A feedback item is not valid; nothing was stored.',
    hint: 'Correct the item named in expression and send the whole batch again.',
  },
  'client-not-trusted': {
    status: 401,
    issue: 'security',
    spec: 'trusting-cds-clients',
    text: 'The client was not recognised.',
    hint: 'Register this client with the operator.',
  },
  'user-not-clinician': {
    status: 403,
    issue: 'forbidden',
    spec: 'patient-view',
    text: 'This service answers health professionals only.',
    hint: 'Send a Practitioner or PractitionerRole as context.userId.',
  },
  'unknown-service': {
    status: 404,
    issue: 'not-found',
    spec: 'discovery',
    text: 'There is no service with this id.',
    hint: 'GET /cds-services lists the services.',
  },
  'not-found': {
    status: 404,
    issue: 'not-found',
    spec: 'discovery',
    text: 'There is nothing at this address.',
    hint: 'GET /cds-services lists the services.',
  },
  'method-not-allowed': {
    status: 405,
    issue: 'not-supported',
    spec: 'calling-a-cds-service',
    text: 'This address does not answer the method used.',
    hint: 'The Allow header lists the methods.',
  },
  'request-timeout': {
    status: 408,
    issue: 'timeout',
    spec: 'rfc9110',
    text: 'The request did not arrive in time.',
    hint: 'Send headers within 5 seconds and the whole request within 10.',
  },
  'prefetch-unavailable': {
    status: 412,
    issue: 'processing',
    spec: 'prefetch-template',
    text: 'Data this service needs were not supplied.',
    hint: 'Send the missing prefetch keys.',
  },
  'body-too-large': {
    status: 413,
    issue: 'too-long',
    spec: 'calling-a-cds-service',
    text: 'The body is too large.',
    hint: 'The limit counts bytes after decompression.',
  },
  'media-type': {
    status: 415,
    issue: 'not-supported',
    spec: 'calling-a-cds-service',
    text: 'The body is not declared as JSON.',
    hint: 'Send Content-Type: application/json, in UTF-8.',
  },
  'content-encoding': {
    status: 415,
    issue: 'not-supported',
    spec: 'calling-a-cds-service',
    text: 'The body is compressed in a way this service does not read.',
    hint: 'Send the body uncompressed or with Content-Encoding: gzip.',
  },
  'bad-request': {
    status: 400,
    issue: 'structure',
    spec: 'rfc9112',
    text: 'The request is not valid HTTP.',
    hint: 'Check the request line and the headers.',
  },
  'headers-too-large': {
    status: 431,
    issue: 'too-long',
    spec: 'rfc6585',
    text: 'The request headers are too large.',
    hint: 'At most 16 KiB of headers are read.',
  },
  internal: {
    status: 500,
    issue: 'exception',
    spec: 'http-response',
    text: 'The service failed to answer.',
    hint: 'Tell the operator the request id.',
  },
  'store-unavailable': {
    status: 503,
    issue: 'transient',
    spec: 'feedback',
    text: 'The feedback could not be stored.',
    hint: 'Send it again later; nothing was kept.',
  },
  stopping: {
    status: 503,
    issue: 'transient',
    spec: 'http-response',
    text: 'The service is stopping.',
    hint: 'Send the request again; another instance answers.',
  },
} as const satisfies Record<string, ProblemKind>;
