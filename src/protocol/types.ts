/**
 * CDS Hooks 2.0.1 on the wire, as this service reads and writes it. FHIR resources here are `fhir4` of @types/fhir, the
 * shapes a client would compile against; inside the service FHIR is @medplum/fhirtypes. `wire.ts` is the one boundary.
 *
 * Rows of the protocol checklist are named where a type carries one.
 */
import type { Bundle, FhirResource, OperationOutcome } from 'fhir/r4.js';

export type { Bundle, FhirResource, OperationOutcome };

export type Hook = 'patient-view' | 'order-select' | 'order-sign' | 'encounter-start' | 'appointment-book';

export type Indicator = 'info' | 'warning' | 'critical';

/** 7.2 Coding of CDS Hooks: code and system always, display where a person reads it. */
export interface Coding {
  readonly code: string;
  readonly system: string;
  readonly display?: string;
}

/**
 * Access the client lends for one call. Only the token itself is required here: the reference client leaves
 * `expires_in` out, and what stands in `scope` differs by vendor.
 */
export interface FhirAuthorization {
  readonly access_token: string;
  readonly token_type?: string;
  readonly expires_in?: number;
  readonly scope?: string;
  readonly subject?: string;
  readonly patient?: string;
}

/** The members of a hook's context that this service uses; others are ignored (JSON-10). */
export interface HookContext {
  readonly userId: string;
  readonly patientId: string;
  readonly encounterId?: string;
  readonly selections?: readonly string[];
  readonly draftOrders?: Bundle;
  readonly appointments?: Bundle;
}

/** A prefetch value: a resource or searchset, null for "nothing found", or whatever else a client may send. */
export type PrefetchValue = unknown;

export interface CdsRequest {
  readonly hook: Hook;
  readonly hookInstance: string;
  readonly fhirServer?: string;
  readonly fhirAuthorization?: FhirAuthorization;
  readonly context: HookContext;
  readonly prefetch: ReadonlyMap<string, PrefetchValue>;
}

export interface DiscoveryEntry {
  readonly hook: Hook;
  readonly title: string;
  readonly description: string;
  readonly id: string;
  readonly prefetch: Readonly<Record<string, string>>;
  readonly usageRequirements: string;
}

export interface DiscoveryResponse {
  readonly services: readonly DiscoveryEntry[];
}

export interface CardSource {
  readonly label: string;
  readonly url?: string;
  readonly topic?: Coding;
}

/** ACT-01…03: this service only ever proposes new drafts. */
export interface Action {
  readonly type: 'create';
  readonly description: string;
  readonly resource: FhirResource;
}

export interface Suggestion {
  readonly label: string;
  readonly uuid: string;
  readonly actions: readonly Action[];
}

export interface Link {
  readonly label: string;
  readonly url: string;
  readonly type: 'absolute' | 'smart';
  readonly appContext?: string;
}

export interface Card {
  readonly uuid: string;
  readonly summary: string;
  readonly detail: string;
  readonly indicator: Indicator;
  readonly source: CardSource;
  readonly suggestions?: readonly Suggestion[];
  readonly selectionBehavior?: 'any';
  readonly overrideReasons?: readonly Required<Coding>[];
  readonly links?: readonly Link[];
}

export interface CdsResponse {
  readonly cards: readonly Card[];
}

export interface FeedbackItem {
  readonly card: string;
  readonly outcome: 'accepted' | 'overridden';
  readonly acceptedSuggestions: readonly string[];
  readonly overrideReason?: { readonly reason?: Coding; readonly userComment?: string };
  readonly outcomeTimestamp: string;
}
