import { closedWorld } from '../../src/picture/index.ts';
import type { BuiltCase } from './build.ts';
import type { Fault } from './case.ts';
import { withFault } from './faults.ts';

/** A CDS Hooks request as it goes over the wire. */
export interface WireRequest {
  readonly hook: string;
  readonly hookInstance: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly prefetch: Readonly<Record<string, unknown>>;
}

/** What a client would have answered to each template of a service, had this Bundle been its whole record. */
function prefetchOf(built: BuiltCase, templates: Readonly<Record<string, string>>): Record<string, unknown> {
  const { encounterId } = built.context;
  const { prefetch } = closedWorld(built.bundle, templates, encounterId === undefined ? {} : { encounterId });
  return Object.fromEntries(prefetch);
}

/** The request a client would send for a case. */
export function requestOf(
  hook: string,
  built: BuiltCase,
  templates: Readonly<Record<string, string>>,
  faults: Readonly<Record<string, Fault>> = {},
): WireRequest {
  let prefetch = prefetchOf(built, templates);
  for (const [key, fault] of Object.entries(faults)) {
    if (!(key in templates)) {
      throw new Error(`the input "${key}" is not read by this service; it reads ${Object.keys(templates).join(', ')}`);
    }
    prefetch = withFault(prefetch, key, fault);
  }
  return { hook, hookInstance: 'a7d2d7f0-9a1b-4c3e-8f2a-5b6c7d8e9f00', context: built.context, prefetch };
}
