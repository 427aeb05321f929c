/**
 * A tenant: who calls, and how this service treats them. Built from configuration only, never from a message (A5).
 */
import type { IncomingHttpHeaders } from 'node:http';

/** What a tenant decides about one answer. The engine declares the part it reads itself. */
export interface TenantSettings {
  readonly id: string;
  /** Key of the card ids (architecture 9, item 5): 32 bytes, secret. */
  readonly cardKey: Uint8Array;
  /** Inputs this EHR never offers: no gap, but a standing line on every card. */
  readonly notOffered: ReadonlySet<string>;
  /** When nothing can be evaluated: the status 412, or a card that says so (REL-17). */
  readonly unableMode: '412' | 'card';
  /** The same, when it cannot even be told whether the service concerns the patient. */
  readonly relevanceUnknown: '412' | 'card';
  /** Where this service is reached from outside; links on cards start with it. */
  readonly publicBaseUrl?: string;
  /** Whether a card already shown keeps quiet for a while. */
  readonly repeat: 'on' | 'off';
}

export interface Tenant extends TenantSettings {
  /** IANA name: the calendar in which this tenant counts days. */
  readonly zone: string;
}

/** What authentication may look at. The body is not among it: it is read only after the client is known (SEC-14). */
export interface ClientCall {
  readonly headers: IncomingHttpHeaders;
  /** The path called, below the public base URL: `/cds-services/{id}` and so on. */
  readonly path: string;
}

/**
 * From a call to the tenant it comes from. Throws `client-not-trusted` for a client it does not know.
 * The one seam of client authentication: a way of proving who calls is another function of this type.
 */
export type Authenticate = (call: ClientCall) => Tenant | Promise<Tenant>;

/** Everyone is the same tenant. Only for a service bound to loopback; `config.ts` refuses it elsewhere (A11). */
export function openMode(tenant: Tenant): Authenticate {
  return function everyoneIs() {
    return tenant;
  };
}
