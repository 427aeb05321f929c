/**
 * JSON Schemas of what this service sends: discovery and responses (CDS Hooks 2.0.1, sections 2, 6 to 10). Unlike the
 * reader's schemas they are closed: a member that is not named here must not leave the service (EXT-01).
 */
import { uuidPattern } from './ids.ts';

/** JSON-08: not empty and not only white space. */
const text = { type: 'string', pattern: '\\S' } as const;
const uuid = { type: 'string', pattern: uuidPattern } as const;
const url = { type: 'string', format: 'absolute-url' } as const;
const extension = {
  type: 'object',
  minProperties: 1,
  propertyNames: { pattern: '^[A-Za-z0-9-]+(\\.[A-Za-z0-9_-]+)+$' },
} as const;

function closed(required: readonly string[], properties: Readonly<Record<string, object>>) {
  return {
    type: 'object',
    required,
    properties: { ...properties, extension },
    additionalProperties: false,
  } as const;
}

const coding = closed(['code', 'system'], { code: text, system: text, display: text });
const resource = { type: 'object', required: ['resourceType'], properties: { resourceType: text } } as const;

const action = closed(['type', 'description'], {
  type: { enum: ['create', 'update', 'delete'] },
  description: text,
  resource,
  resourceId: { type: 'string', pattern: '^[A-Z][A-Za-z]+/[A-Za-z0-9._-]+$' },
});

const suggestion = closed(['label'], {
  label: text,
  uuid,
  isRecommended: { type: 'boolean' },
  actions: { type: 'array', minItems: 1, items: action },
});

const link = closed(['label', 'url', 'type'], {
  label: text,
  url,
  type: { enum: ['absolute', 'smart'] },
  appContext: { type: 'string', minLength: 1, maxLength: 1024 },
});

const source = closed(['label'], { label: text, url, icon: url, topic: coding });

const card = closed(['uuid', 'summary', 'indicator', 'source'], {
  uuid,
  summary: { type: 'string', pattern: '\\S', maxLength: 139 },
  detail: text,
  indicator: { enum: ['info', 'warning', 'critical'] },
  source,
  suggestions: { type: 'array', minItems: 1, items: suggestion },
  selectionBehavior: { enum: ['at-most-one', 'any'] },
  overrideReasons: { type: 'array', minItems: 1, items: coding },
  links: { type: 'array', minItems: 1, items: link },
});

/** A6, SEC-47: `systemActions` is not among the members. */
export const responseSchema = closed(['cards'], { cards: { type: 'array', items: card } });

const service = closed(['hook', 'title', 'description', 'id'], {
  hook: text,
  title: text,
  description: text,
  id: { type: 'string', pattern: '^[A-Za-z0-9._~-]+$' },
  prefetch: { type: 'object', minProperties: 1, additionalProperties: text },
  usageRequirements: text,
});

export const discoverySchema = closed(['services'], { services: { type: 'array', items: service } });
