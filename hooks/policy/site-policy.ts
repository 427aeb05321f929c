import type { EnginePolicy } from '../../src/engine/index.ts';
import type { Coding } from '../../src/protocol/types.ts';
import type { ValueSetName } from '../../src/terminology/index.ts';
import type { Thresholds } from './thresholds.ts';

/** Somebody or somewhere a draft is addressed to. Without a reference the name alone stands in the draft. */
export interface Addressee {
  /** Relative, for instance `HealthcareService/interventional-psychiatry`. */
  readonly reference?: string;
  readonly display: string;
}

/** Where a referral draft goes. */
export interface ReferralTarget {
  readonly code: Required<Coding>;
  /** What the draft is called on the card. */
  readonly text: string;
  readonly performer?: Addressee;
  /** Specialty asked for (`performerType` of the draft). */
  readonly specialty?: Required<Coding>;
  /** Kind of service (`category` of the draft). */
  readonly serviceType?: Required<Coding>;
  readonly location?: Addressee;
  /** How the service is reached, as a line in the note of the draft. */
  readonly contact?: string;
}

/** The few choices of wording that are left to a site; every other sentence belongs to the rules. */
export interface Wording {
  /** How strongly a recorded acute suicide-risk finding speaks. */
  readonly suicideCard: 'critical' | 'warning';
  /** The crisis line that is named beside the safety plan. */
  readonly crisisLine: string;
}

/** Which set of reasons a card offers: hard stop, caution, information. */
export type OverrideSet = 'OR-A' | 'OR-B' | 'OR-C';

/**
 * What a hospital may set, as one approved and dated document (OPS-33). Who connects and how is the tenant's business;
 * this is only what the rules say.
 */
export interface SitePolicy extends EnginePolicy {
  readonly approvedBy: string;
  /** Calendar days. */
  readonly approvedOn: string;
  /** The last day on which it holds. */
  readonly expiresOn: string;
  readonly thresholds: Thresholds;
  /** The site's own codes of a concept, by value set; they come on top of the codes the set has. */
  readonly codes: Readonly<Record<ValueSetName, readonly Coding[]>>;
  readonly referrals: Readonly<Record<'psychiatry' | 'pain' | 'emergency', ReferralTarget>>;
  readonly overrideReasons: Readonly<Record<OverrideSet, readonly Required<Coding>[]>>;
  readonly wording: Wording;
}
