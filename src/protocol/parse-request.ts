/**
 * From parsed JSON to a request the service can trust in shape. Tolerant reader, strict user: what is not used is not
 * looked at, what is used is checked. An optional member that is null counts as left out; clients that serialise unset
 * fields send that.
 */
import { Problem } from '../problems.ts';
import { bareId, referenceType } from './ids.ts';
import { isObject } from './is-object.ts';
import { contextSchemas, envelopeSchema } from './request-schema.ts';
import type { Bundle, CdsRequest, FhirAuthorization, Hook, HookContext } from './types.ts';
import { checker, type Fault, isLoopbackHost } from './validator.ts';

export interface RequestRules {
  /** The hooks discovery lists for the service id that was called (DIS-07, REQ-03). */
  readonly hooks: readonly Hook[];
  /** True where a `fhirServer` with plain http is accepted from anywhere: development and harness (REQ-06). */
  readonly plainHttp: boolean;
}

type Members = Readonly<Record<string, unknown>>;

const checkEnvelope = checker(envelopeSchema);
const checkContext = Object.fromEntries(
  Object.entries(contextSchemas).map(([hook, schema]) => [hook, checker(schema)]),
) as Record<Hook, (value: unknown) => Fault | undefined>;

/** Throws a `Problem` that names the first member that is wrong. */
export function parseRequest(body: unknown, { hooks, plainHttp }: RequestRules): CdsRequest {
  if (!isObject(body)) throw new Problem('not-an-object');
  const envelope = withoutNulls(body, Object.keys(envelopeSchema.properties));
  refuse(checkEnvelope(envelope));

  const hook = hooks.find((known) => known === envelope.hook);
  if (hook === undefined) throw new Problem('wrong-hook', { path: 'hook' });

  const context = contextOf(envelope.context as Members, hook);
  const fhirServer = fhirServerOf(envelope.fhirServer as string | undefined, plainHttp);
  const fhirAuthorization = envelope.fhirAuthorization as FhirAuthorization | undefined;
  if (fhirAuthorization !== undefined) {
    if (fhirServer === undefined) throw new Problem('fhir-server-missing', { path: 'fhirServer' });
    checkAuthorization(fhirAuthorization, context.patientId);
  }

  return Object.freeze({
    hook,
    hookInstance: envelope.hookInstance as string,
    ...(fhirServer === undefined ? {} : { fhirServer }),
    ...(fhirAuthorization === undefined ? {} : { fhirAuthorization }),
    context,
    // A Map, so that a key called `__proto__` is a key like any other (SEC-70).
    prefetch: new Map(Object.entries((envelope.prefetch as Members | undefined) ?? {})),
  });
}

function contextOf(sent: Members, hook: Hook): HookContext {
  const members = withoutNulls(sent, [
    'userId',
    'patientId',
    'encounterId',
    'selections',
    'draftOrders',
    'appointments',
  ]);
  // Bend: the hook library defines a Bundle, but its own published example sends the bare list of appointments.
  if (Array.isArray(members.appointments)) members.appointments = bundleOf(members.appointments);
  refuse(checkContext[hook](members), 'context');

  const user = referenceType(members.userId as string);
  if (user === 'Patient' || user === 'RelatedPerson') {
    throw new Problem('user-not-clinician', { path: 'context.userId' });
  }
  if (user !== 'Practitioner' && user !== 'PractitionerRole') {
    throw new Problem('bad-member', {
      path: 'context.userId',
      detail: 'It must be Practitioner/id or PractitionerRole/id.',
    });
  }
  const encounterId = members.encounterId as string | undefined;
  return Object.freeze({
    userId: members.userId as string,
    patientId: idOf(members.patientId as string, 'Patient', 'context.patientId'),
    ...(encounterId === undefined ? {} : { encounterId: idOf(encounterId, 'Encounter', 'context.encounterId') }),
    ...(hook === 'order-select' ? { selections: members.selections as readonly string[] } : {}),
    ...(hook === 'order-select' || hook === 'order-sign' ? { draftOrders: members.draftOrders as Bundle } : {}),
    ...(hook === 'appointment-book' ? { appointments: members.appointments as Bundle } : {}),
  });
}

function fhirServerOf(sent: string | undefined, plainHttp: boolean): string | undefined {
  if (sent === undefined) return undefined;
  const url = URL.canParse(sent) ? new URL(sent) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username || url.password) {
    throw new Problem('bad-member', { path: 'fhirServer', detail: 'It must be an absolute https URL.' });
  }
  if (url.protocol === 'http:' && !plainHttp && !isLoopbackHost(url.hostname)) {
    throw new Problem('fhir-server-not-https', { path: 'fhirServer' });
  }
  return sent;
}

function checkAuthorization({ token_type, patient }: FhirAuthorization, patientId: string): void {
  if (token_type !== undefined && token_type.toLowerCase() !== 'bearer') {
    throw new Problem('bad-member', { path: 'fhirAuthorization.token_type', detail: 'It must be Bearer.' });
  }
  if (patient !== undefined && idOf(patient, 'Patient', 'fhirAuthorization.patient') !== patientId) {
    throw new Problem('patient-mismatch', { path: 'fhirAuthorization.patient' });
  }
}

function idOf(value: string, type: 'Patient' | 'Encounter', path: string): string {
  const id = bareId(value, type);
  if (id === undefined) throw new Problem('bad-member', { path, detail: `It must be a bare ${type} id.` });
  return id;
}

function bundleOf(resources: readonly unknown[]): object {
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) };
}

function refuse(fault: Fault | undefined, under = ''): void {
  if (fault === undefined) return;
  const path = [under, fault.path].filter((part) => part !== '').join('.');
  throw new Problem(fault.kind === 'missing' ? 'missing-member' : 'bad-member', {
    path,
    detail: fault.kind === 'missing' ? `${path} is missing.` : `${path} ${fault.says}.`,
  });
}

/** Own members of that name only, nulls left out. */
function withoutNulls(sent: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value: unknown = Object.hasOwn(sent, name) ? (sent as Members)[name] : undefined;
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
}
