/**
 * JSON Schemas of what this service reads of a request: the envelope, and the context of each hook. Only members that
 * are used are named, each with its type; everything else a client sends is ignored (JSON-10, HK-02).
 */
import { uuidPattern } from './ids.ts';
import type { Hook } from './types.ts';

const text = { type: 'string', minLength: 1, maxLength: 2048 } as const;

export const envelopeSchema = {
  type: 'object',
  required: ['hook', 'hookInstance', 'context'],
  properties: {
    hook: text,
    hookInstance: { type: 'string', pattern: uuidPattern },
    fhirServer: text,
    // Only what is used is required: the reference client leaves expires_in out, and scopes differ by vendor.
    fhirAuthorization: {
      type: 'object',
      required: ['access_token'],
      properties: {
        access_token: { type: 'string', minLength: 1, maxLength: 16_384 },
        token_type: { type: 'string' },
        expires_in: { type: 'number' },
        scope: { type: 'string' },
        subject: { type: 'string' },
        patient: text,
      },
    },
    context: { type: 'object' },
    prefetch: { type: 'object' },
    extension: { type: 'object' },
  },
} as const;

/** A Bundle in a context; `type` may be missing (HK-04: the sandbox and the library's own examples leave it out). */
const bundle = {
  type: 'object',
  required: ['resourceType'],
  properties: {
    resourceType: { const: 'Bundle' },
    entry: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          resource: {
            type: 'object',
            required: ['resourceType'],
            properties: { resourceType: text },
          },
        },
      },
    },
  },
} as const;

const selections = { type: 'array', items: text } as const;

function contextSchema(required: readonly string[], more: Readonly<Record<string, object>> = {}) {
  return {
    type: 'object',
    required: ['userId', 'patientId', ...required],
    properties: { userId: text, patientId: text, encounterId: text, ...more },
  } as const;
}

/** One schema a hook, by the table of hooks (13). */
export const contextSchemas: Readonly<Record<Hook, object>> = {
  'patient-view': contextSchema([]),
  'order-select': contextSchema(['selections', 'draftOrders'], { selections, draftOrders: bundle }),
  'order-sign': contextSchema(['draftOrders'], { draftOrders: bundle }),
  'encounter-start': contextSchema(['encounterId']),
  'appointment-book': contextSchema(['appointments'], { appointments: bundle }),
};
