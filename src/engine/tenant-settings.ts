import type { InputKey } from '../picture/source.ts';

/** What a tenant decides about one answer; the tenant document itself is none of the engine's business. */
export interface TenantSettings {
  readonly id: string;
  /** Key of the HMAC that makes card ids (architecture 9, item 5). */
  readonly cardKey: Uint8Array;
  /** Inputs this EHR never offers: no gap, but a standing line on every card. */
  readonly notOffered: ReadonlySet<InputKey>;
  /** What a client gets when nothing can be evaluated (REL-17), and when relevance is unknown at patient-view. */
  readonly unableMode: '412' | 'card';
  readonly relevanceUnknown: '412' | 'card';
  /** Where rule pages are served; without it cards carry no link to them. */
  readonly publicBaseUrl?: string;
}
