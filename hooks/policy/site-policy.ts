import type { EnginePolicy } from '../../src/engine/index.ts';
import type { Coding } from '../../src/protocol/types.ts';
import type { Thresholds } from './thresholds.ts';

/** Scales without a verified standard code: a site names its own, and only then are they read. */
export type Instrument = 'madrs' | 'qids' | 'hamd';

/** Where a referral draft goes. */
export interface ReferralTarget {
  readonly code: Required<Coding>;
  /** What the draft is called on the card. */
  readonly text: string;
}

/**
 * What a hospital may set, as one approved and dated document (OPS-33). Who connects and how is the tenant's business;
 * this is only what the rules say.
 */
export interface SitePolicy extends EnginePolicy {
  readonly approvedBy: string;
  /** Calendar days. */
  readonly approvedOn: string;
  readonly expiresOn: string;
  readonly thresholds: Thresholds;
  /** The site's own codes of each instrument; empty means that it is not read here. */
  readonly codes: Readonly<Record<Instrument, readonly Coding[]>>;
  readonly referrals: Readonly<Record<'psychiatry' | 'pain' | 'emergency', ReferralTarget>>;
}
