import type { SuggestionPlan } from '../../src/engine/index.ts';
import { SNOMED } from '../../src/fhir/systems.ts';
import type { Source } from '../../src/picture/index.ts';
import type { ReferralTarget } from '../policy/site-policy.ts';
import type { Specialty } from './recent-referral.ts';
import { referral } from './referral.ts';

/**
 * Where a referral goes that is for no ketamine treatment. Never the addressee of the site policy, which may be a clinic
 * that gives ketamine: a plain referral, for the clinician to address.
 */
const plain: Readonly<Record<Specialty, ReferralTarget>> = {
  psychiatry: {
    code: { system: SNOMED, code: '183524004', display: 'Referral to psychiatry service' },
    text: 'Psychiatry review',
  },
  pain: {
    code: { system: SNOMED, code: '306265007', display: 'Referral to pain management specialist' },
    text: 'Pain medicine review',
  },
};

/** What a plain referral is made from. */
interface Asked {
  readonly where: readonly Specialty[];
  readonly urgent: boolean;
  /** Entries of the indication; the drug, the finding against it and their words are left to the clinician. */
  readonly reasons: readonly Source[];
  /** Titles of the rules that hold, in our own words. */
  readonly indicated: readonly string[];
}

/**
 * Drafts to psychiatry and to pain medicine under a contraindication (H1, `ref-no-target`): plain words, nothing of
 * ketamine. Only the one to psychiatry is ever urgent.
 */
export function plainReferrals({ where, urgent, reasons, indicated }: Asked): readonly SuggestionPlan[] {
  return where.map((specialty) =>
    referral({
      target: `ref-no-target-${specialty}`,
      to: plain[specialty],
      priority: urgent && specialty === 'psychiatry' ? 'urgent' : 'routine',
      reasons,
      support: [],
      note: `${indicated.join('; ')}. Review of treatment and of other options requested.`,
    }),
  );
}
