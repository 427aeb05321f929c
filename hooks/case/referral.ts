import type { Condition, Observation, Reference, Resource, ServiceRequest } from '@medplum/fhirtypes';
import type { SuggestionPlan } from '../../src/engine/index.ts';
import type { Source } from '../../src/picture/index.ts';
import type { Addressee, ReferralTarget, SitePolicy } from '../policy/site-policy.ts';
import type { Specialty } from './recent-referral.ts';
import { referencesTo } from './references-to.ts';

/** Where drafts may go; the clinician edits and signs them. */
export type Target =
  | 'ref-psychiatry-interventional'
  | 'ref-pain'
  | 'ref-emergency'
  | 'ref-no-target-psychiatry'
  | 'ref-no-target-pain';

export interface Referral {
  readonly target: Target;
  readonly to: ReferralTarget;
  readonly priority: 'routine' | 'urgent' | 'stat';
  /** Entries that qualify: Conditions and scores. */
  readonly reasons: readonly Source[];
  /** Entries that were counted, for instance orders of medicines. */
  readonly support: readonly Source[];
  /** What was found, in our own words: never text of the record. */
  readonly note: string;
}

/** Types that R4 allows as the reason of a ServiceRequest. */
const reasonTypes: readonly string[] = ['Condition', 'Observation', 'DiagnosticReport', 'DocumentReference'];

/** A draft referral as a suggestion (H1): status draft, intent proposal, pointing at the records that were counted. */
export function referral({ target, to, priority, reasons, support, note }: Referral): SuggestionPlan {
  const isReason = ({ type }: Source) => reasonTypes.includes(type);
  const reasonReference = referencesTo<Condition | Observation>(reasons.filter(isReason));
  const supportingInfo = referencesTo<Resource>([...reasons.filter((source) => !isReason(source)), ...support]);
  return {
    target,
    label: `Draft a referral: ${to.text}`,
    description: `Creates a draft referral (${to.text}, ${priority}) to review, edit and sign`,
    resource: ({ reference = '' }): ServiceRequest => ({
      resourceType: 'ServiceRequest',
      status: 'draft',
      intent: 'proposal',
      priority,
      code: { coding: [{ ...to.code }], text: to.text },
      subject: { reference },
      ...(to.serviceType ? { category: [{ coding: [{ ...to.serviceType }] }] } : {}),
      ...(to.specialty ? { performerType: { coding: [{ ...to.specialty }] } } : {}),
      ...(to.performer ? { performer: [addressed(to.performer)] } : {}),
      ...(to.location ? { locationReference: [addressed(to.location)] } : {}),
      ...(reasonReference.length > 0 ? { reasonReference } : {}),
      ...(supportingInfo.length > 0 ? { supportingInfo } : {}),
      note: [{ text: note }, ...(to.contact ? [{ text: `Contact: ${to.contact}` }] : [])],
    }),
  };
}

/** The site's own name for it, and its record if the policy names one. */
function addressed<T extends Resource>({ reference, display }: Addressee): Reference<T> {
  return { ...(reference === undefined ? {} : { reference }), display };
}

/** What the referral of an indication is made from. */
interface Indicated {
  readonly reasons: readonly Source[];
  readonly medicines: readonly Source[];
  readonly painMedicines?: readonly Source[];
  readonly urgent: boolean;
  readonly to: SitePolicy['referrals'];
}

/** The draft to interventional psychiatry, with the trials counted. */
export function psychiatryReferral(of: Indicated, note: readonly string[]): SuggestionPlan {
  const { reasons, medicines, painMedicines = [], urgent, to } = of;
  return referral({
    target: 'ref-psychiatry-interventional',
    to: to.psychiatry,
    priority: urgent ? 'urgent' : 'routine',
    reasons,
    support: [...medicines, ...painMedicines],
    note: note.join('\n'),
  });
}

/** The drafts of a joint review, to whichever of the two has none yet. Only the one to psychiatry is ever urgent. */
export function jointReferrals(
  of: Indicated & { readonly missing: readonly Specialty[] },
  note: readonly string[],
): readonly SuggestionPlan[] {
  const { reasons, medicines, painMedicines = [], to, missing } = of;
  const support = [...medicines, ...painMedicines];
  return missing.map((where) =>
    where === 'psychiatry'
      ? psychiatryReferral(of, note)
      : referral({ target: 'ref-pain', to: to.pain, priority: 'routine', reasons, support, note: note.join('\n') }),
  );
}

/** The draft to psychiatry of a disorder other than depression, in words of its rule. */
export function disorderReferral(
  name: string,
  {
    score,
    tried,
    entries,
    treatments,
    to,
  }: {
    readonly score: string;
    readonly tried: string;
    readonly entries: readonly Source[];
    readonly treatments: readonly Source[];
    readonly to: ReferralTarget;
  },
): SuggestionPlan {
  const note = `${name}, ${score}. Adequate trials: ${tried}.`;
  return referral({
    target: 'ref-psychiatry-interventional',
    to,
    priority: 'routine',
    reasons: entries,
    support: treatments,
    note,
  });
}
