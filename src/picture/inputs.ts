import type { Resource } from '@medplum/fhirtypes';
import { entriesOf, placedIn, resourceIn, typeOf } from '../fhir/bundles.ts';
import { type Placed, type Resolve, resolverOver } from '../fhir/references.ts';
import { isObject } from '../protocol/is-object.ts';
import type { HookContext } from '../protocol/types.ts';
import { withoutRepeats } from './duplicates.ts';
import { idOf } from './entry.ts';
import { belongsTo } from './ownership.ts';
import type { Input } from './record.ts';
import { lost, nothing, type Reading, readSearchset } from './searchset.ts';
import type { InputKey } from './source.ts';
import { parseTemplate, type Template } from './template.ts';

/** The key under which readers find what the hook itself carries: draft orders and proposed appointments. */
const contextKey: InputKey = 'context';

/** Most entries that are read of one Bundle (SEC-24); a list longer than that is `oversize`. */
const entryLimit = 2000;

interface InputsOptions {
  /** The inputs of the service; `context` among them stands for the hook's own resources. */
  readonly keys: readonly InputKey[];
  readonly prefetch: ReadonlyMap<string, unknown>;
  readonly context: HookContext;
  readonly templates: Readonly<Record<InputKey, string>>;
  /** Keys this EHR never offers (tenant): missing ones are no gap. */
  readonly notOffered: ReadonlySet<InputKey>;
  /** Keys whose lists this EHR sends newest first (tenant), though it doesn't say so in the Bundle. */
  readonly newestFirst?: ReadonlySet<InputKey>;
  readonly zone: string;
  /** Entries read of one Bundle; a file on disk may hold more than a message. */
  readonly limit?: number;
}

/**
 * Reads every input of a service from a request: in which state it arrived and which resources of this patient it holds
 * (security and reliability 9.4). An absent key, `null`, an empty searchset and an OperationOutcome are four different
 * things (REL-30).
 *
 * Content never makes it throw; only a key without a usable template does.
 */
export function readInputs(options: InputsOptions): ReadonlyMap<InputKey, Input> {
  const { keys, prefetch, context, templates, notOffered, zone, limit = entryLimit } = options;
  const resolve = lazyResolver(prefetch, context);
  const belongs = (resource: Resource) => belongsTo(context.patientId, resolve, resource);

  return new Map(
    [...new Set(keys)].map((key): [InputKey, Input] => {
      if (key === contextKey) return [key, freeze(key, 'context', readContext(context, limit, belongs))];
      const template = parseTemplate(key, templates[key]);
      const value = unwrapped(prefetch.get(key));
      const given = value !== undefined;
      const newestFirst = options.newestFirst?.has(key) ?? false;
      const reading = !given
        ? missing(key, template, context, notOffered)
        : value === failed
          ? lost(key, 'client-failed')
          : template.kind === 'read'
            ? readOne(key, template, value, context, belongs)
            : value === null
              ? nothing('none-released')
              : readSearchset(value, {
                  key,
                  type: template.type,
                  patientId: context.patientId,
                  limit,
                  newestFirst,
                  zone,
                  belongs,
                });
      const offered = !notOffered.has(key) || !['none-released', 'client-failed'].includes(reading.state);
      return [key, freeze(key, given ? 'prefetch' : 'none', offered ? reading : nothing('not-offered'))];
    }),
  );
}

/** Neither the key nor, perhaps, what its template needs was sent: without an encounter there is none to read. */
function missing(key: InputKey, template: Template, context: HookContext, notOffered: ReadonlySet<InputKey>): Reading {
  if (notOffered.has(key)) return nothing('not-offered');
  if (template.kind === 'read' && idIn(context, template.token) === undefined) return nothing('none-released');
  return lost(key, 'not-supplied');
}

/** The answer to a read: the bare resource. `null` for the patient is no patient, and that is a gap. */
function readOne(
  key: InputKey,
  { type, token }: Extract<Template, { kind: 'read' }>,
  value: unknown,
  context: HookContext,
  belongs: (resource: Resource) => boolean,
): Reading {
  if (value === null) {
    const none = nothing('none-released');
    return type === 'Patient' ? { ...none, complete: 'no', gaps: [{ input: key, reason: 'not-supplied' }] } : none;
  }
  if (typeOf(value) === 'OperationOutcome') return lost(key, 'client-failed');
  const resource = resourceIn(value);
  if (resource?.resourceType !== type) return lost(key, 'unreadable');
  if (!belongs(resource)) return lost(key, 'wrong-patient');
  const asked = idIn(context, token);
  if (asked !== undefined && (idOf(resource) ?? asked) !== asked) return lost(key, 'unreadable');
  return { state: 'ok', resources: [resource], placed: [{ resource }], complete: 'all', gaps: [] };
}

/** The resources of the hook itself, all types: orders, and the drug definitions that some EHRs send along (Epic). */
function readContext(context: HookContext, limit: number, belongs: (resource: Resource) => boolean): Reading {
  const bundles: readonly unknown[] = [context.draftOrders, context.appointments].filter(
    (bundle) => bundle !== undefined,
  );
  const entries = bundles.map((bundle) =>
    isObject(bundle) && typeOf(bundle) === 'Bundle' ? entriesOf(bundle) : undefined,
  );
  if (entries.includes(undefined)) return lost(contextKey, 'unreadable');
  const all = entries.flatMap((list) => list ?? []);
  if (all.length > limit) return lost(contextKey, 'oversize');
  const placed = bundles.flatMap(placedIn);
  const own = placed.filter(({ resource }) => belongs(resource));
  const reasons = [
    ...(own.length < placed.length ? ['wrong-patient' as const] : []),
    ...(placed.length < all.length ? ['unreadable' as const] : []),
  ];
  return {
    state: reasons[0] ?? (own.length > 0 ? 'ok' : 'none-released'),
    resources: withoutRepeats(own.map(({ resource }) => resource)),
    placed: own,
    complete: reasons.length > 0 ? 'no' : 'all',
    gaps: reasons.map((reason) => ({ input: contextKey, reason })),
  };
}

/** The client says that its own read failed. */
const failed = Symbol('failed');

/** Takes a value out of the wrapping of early drafts of the standard, `{ response, resource }`. Once: no one nests it. */
function unwrapped(value: unknown): unknown {
  if (!isObject(value) || typeOf(value) !== undefined) return value;
  const status: unknown = isObject(value.response) ? value.response.status : undefined;
  if (typeof status === 'string' && /^[45]\d\d/.test(status)) return failed;
  return isObject(value.resource) || value.resource === null ? value.resource : value;
}

function idIn(context: HookContext, token: string): string | undefined {
  const value: unknown = Object.hasOwn(context, token)
    ? (context as unknown as Readonly<Record<string, unknown>>)[token]
    : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Only `urn:` references need the payload to tell whose a resource is, so it is indexed when the first one comes. */
function lazyResolver(prefetch: ReadonlyMap<string, unknown>, context: HookContext): Resolve {
  let resolve: Resolve | undefined;
  return function resolveLater(reference, from) {
    resolve ??= resolverOver(everything(prefetch, context));
    return resolve(reference, from);
  };
}

function everything(prefetch: ReadonlyMap<string, unknown>, context: HookContext): readonly Placed[] {
  return [...prefetch.values(), context.draftOrders, context.appointments].flatMap((given): readonly Placed[] => {
    const value = unwrapped(given);
    if (typeOf(value) === 'Bundle') return placedIn(value);
    const resource = resourceIn(value);
    return resource ? [{ resource }] : [];
  });
}

function freeze(key: InputKey, via: Input['via'], reading: Reading): Input {
  return Object.freeze({ key, via, ...reading });
}
