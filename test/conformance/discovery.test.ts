/** Conformance 2 and 4.1 to 4.2 on what the shipped service advertises. */
import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import type { DiscoveryEntry } from '../../src/protocol/types.ts';
import { INDEX_INSTANT } from '../golden/dates.ts';
import { shippedApp } from '../support/app.ts';
import { app, post, requestFor } from './front-door.ts';
import { everythingAtSigning } from './records.ts';

const { body, text } = await supertest(app).get('/cds-services');
const services: readonly DiscoveryEntry[] = body.services;
const templates = services.flatMap(({ id, hook, prefetch }) =>
  Object.entries(prefetch).map(([key, template]) => [`${id} ${key}`, hook, template] as const),
);

/** Context fields with "Prefetch Token = Yes" (conformance 13), and the user tokens of PRE-05. */
const userTokens = ['userPractitionerId', 'userPractitionerRoleId', 'userPatientId', 'userRelatedPersonId'];
const contextTokens: Readonly<Record<string, readonly string[]>> = {
  'patient-view': ['userId', 'patientId', 'encounterId'],
  'order-select': ['userId', 'patientId', 'encounterId'],
  'order-sign': ['userId', 'patientId', 'encounterId'],
  'encounter-start': ['userId', 'patientId', 'encounterId'],
  'appointment-book': ['userId', 'patientId', 'encounterId'],
};

type Template =
  | { readonly kind: 'read'; readonly type: string; readonly tokens: readonly string[] }
  | {
      readonly kind: 'search';
      readonly type: string;
      readonly tokens: readonly string[];
      readonly query: ReadonlyMap<string, string>;
    };

/** Reads a template by the grammar of the widely supported subset (conformance 4.2); throws on anything beyond it. */
function parse(template: string): Template {
  const refuse = (why: string): never => {
    throw new Error(`${template}: ${why}`);
  };
  const tokens = [...template.matchAll(/\{\{([^{}]*)\}\}/g)].map(([, token]) => token ?? '');
  const rest = template.replaceAll(/\{\{[^{}]*\}\}/g, '0');
  if (/[{}]/.test(rest)) refuse('braces that are not a token');
  if (/\s|#|\\/.test(rest)) refuse('characters that no relative address holds');
  const [, type = refuse('no resource type'), tail = ''] = /^([A-Z][A-Za-z]+)(.*)$/.exec(rest) ?? [];
  if (/^\/[^/?]+$/.test(tail)) return { kind: 'read', type, tokens };
  if (!tail.startsWith('?')) return refuse('neither a read nor a search');
  const query = new Map<string, string>();
  for (const part of tail.slice(1).split('&')) {
    const [name = '', value = '', ...more] = part.split('=');
    if (name === '' || value === '' || more.length > 0) refuse(`"${part}" is not name=value`);
    if (query.has(name)) refuse(`${name} twice`);
    if (name.startsWith('_') && !['_count', '_sort'].includes(name)) refuse(`${name} is outside the subset`);
    if (name.includes('.') || (name.includes(':') && !name.endsWith(':in'))) refuse(`${name}: chain or modifier`);
    if (['date', 'authoredon', 'recorded-date'].includes(name) && !/^(eq|lt|gt|ge|le)?\d/.test(value))
      refuse('date prefix');
    if (name === '_count' && !/^\d+$/.test(value)) refuse('_count');
    query.set(name, value);
  }
  return { kind: 'search', type, tokens, query };
}

describe('discovery', () => {
  it('DIS-02 is a contract: the same ids, hooks and bytes from any instance', async () => {
    expect(services.map(({ id, hook }) => [id, hook])).toEqual([
      ['ketamine-patient-view', 'patient-view'],
      ['ketamine-order-select', 'order-select'],
      ['ketamine-order-sign', 'order-sign'],
      ['ketamine-encounter-start', 'encounter-start'],
      ['ketamine-appointment-book', 'appointment-book'],
    ]);
    const again = await supertest(shippedApp(() => new Date(INDEX_INSTANT.getTime() + 400 * 86_400_000))).get(
      '/cds-services',
    );
    expect(again.text).toBe(text);
  });

  it('DIS-01 DIS-08 every id is one path segment, and a call to it is answered', async () => {
    for (const { id } of services) {
      expect(id).toMatch(/^[A-Za-z0-9._~-]+$/);
      expect((await supertest(app).post(`/cds-services/${id}`).send({})).status).toBe(400);
    }
  });

  it('HK-01 standard hooks only, under their standard names', () => {
    for (const { hook } of services) expect(Object.keys(contextTokens)).toContain(hook);
  });

  it('DIS-03 EXT-01 EXT-02 EXT-03 holds only members of the specification; an extension would be an object with reverse-domain keys', () => {
    expect(Object.keys(body)).toEqual(['services']);
    const known = [
      'hook',
      'title',
      'description',
      'id',
      'prefetch',
      'usageRequirements',
      'version',
      'hookVersion',
      'extension',
    ];
    for (const { extension, ...service } of services as readonly (DiscoveryEntry & { extension?: unknown })[]) {
      expect(Object.keys(service).filter((name) => !known.includes(name))).toEqual([]);
      for (const name of Object.keys(extension ?? {})) expect(name).toMatch(/^[a-z0-9-]+(\.[a-zA-Z0-9_-]+)+$/);
    }
  });

  it('EXT-04 JSON-10 extension and unknown members anywhere in a request change nothing', async () => {
    const request = requestFor(everythingAtSigning);
    const extension = { 'com.example.x': { said: [1, null, ''] } };
    const more = {
      ...request,
      extension,
      vendorKey: [{}],
      context: { ...request.context, extension, vendorKey: 1 },
    };
    const [plain, extended] = [await post(request), await post(more)];
    expect(plain.cards.length).toBeGreaterThan(0);
    expect(extended.text).toBe(plain.text);
  });
});

describe('the parser of this test', () => {
  it.each([
    '/Condition?patient={{context.patientId}}',
    'https://ehr.example/Condition?patient=1',
    'Condition?patient={context.patientId}',
    'Condition?patient={{context.patientId}',
    'Condition?patient.name=x',
    'Condition?code:below=x',
    'Condition?_include=Condition:subject',
    'Condition?_has:x=1',
    'Condition/$everything/x',
    'condition?patient=1',
    'Observation?date=sa2020-01-01',
    'Observation?patient=1&patient=2',
    'Observation?',
  ])('PRE-07 refuses %s', (template) => expect(() => parse(template)).toThrow());
});

describe.each(templates)('template %s', (_, hook, template) => {
  it('PRE-01 PRE-02 PRE-07 is a relative read or search inside the supported subset', () => {
    const parsed = parse(template);
    if (parsed.kind === 'search') expect(parsed.query.get('patient')).toBe('0');
  });

  it('PRE-03 PRE-04 PRE-05 PRE-06 uses only tokens its hook offers, of the first level', () => {
    const { tokens } = parse(template);
    const allowed = [...(contextTokens[hook] ?? []).map((field) => `context.${field}`), ...userTokens];
    expect(tokens.length).toBeGreaterThan(0);
    expect(tokens.filter((token) => !allowed.includes(token))).toEqual([]);
    expect(template).not.toMatch(/today\(|resolve\(|ofType|%/);
  });

  it('PRE-07 asks for at most 20 codes, each with its system, and none twice', () => {
    const parsed = parse(template);
    const codes = parsed.kind === 'search' ? (parsed.query.get('code')?.split(',') ?? []) : [];
    expect(codes.length).toBeLessThanOrEqual(20);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^http:\/\/loinc\.org\|\d+-\d$/);
  });
});
