import type { Coding } from '../../src/protocol/types.ts';
import type { RuleSetting } from './rule-settings.ts';
import type { OverrideSet, ReferralTarget, SitePolicy, Wording } from './site-policy.ts';

/** Numbers in groups, only those that differ. */
export interface NumbersSet {
  readonly [name: string]: number | NumbersSet;
}

/** A policy as a site writes it, once its schema has accepted it: only what differs from the shipped default. */
export interface PolicyDocument {
  readonly id: string;
  readonly version: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly expiresOn: string;
  readonly thresholds?: NumbersSet;
  readonly families?: Readonly<Record<string, RuleSetting>>;
  readonly codes?: SitePolicy['codes'];
  readonly referrals?: Readonly<Partial<Record<keyof SitePolicy['referrals'], Partial<ReferralTarget>>>>;
  readonly overrideReasons?: Readonly<Partial<Record<OverrideSet, readonly Required<Coding>[]>>>;
  readonly wording?: Partial<Wording>;
}
