import type { Patient, Reference, Resource, ServiceRequest, Task } from '@medplum/fhirtypes';
import type { Index, Need, Told } from '../picture/need.ts';
import type { Hook, Indicator } from '../protocol/types.ts';
import type { Verdict } from './verdict.ts';
import type { Words } from './words.ts';

export type RuleId = string;

/** Card groups in reading order (clinical alerts I1): a card holds findings of one group. */
export type Group = 1 | 2 | 3 | 4 | 5 | 6;

/** What a rule is asked about: the patient as a whole, one draft order under review, or one proposed visit. */
export type Subject =
  | { readonly kind: 'patient'; readonly key: string }
  | { readonly kind: 'order' | 'visit'; readonly key: string; readonly resource: Resource };

/** A draft the clinician may accept, edit and sign (SEC-46: create only, coded content only). */
export interface SuggestionPlan {
  /** Suggestions with the same target are one. */
  readonly target: string;
  readonly label: string;
  readonly description: string;
  readonly resource: (patient: Reference<Patient>) => ServiceRequest | Task;
}

/** What a rule wants to say, in the order a clinician reads it (REG-09). */
export interface RuleCard {
  /** Under 140 characters, for the longest realistic values. */
  readonly summary: string;
  /** What the record shows, one entry a line: value, unit, date. */
  readonly found: readonly string[];
  /** Why that matters here. */
  readonly why: string;
  /** At least two ways to go on, one of them to continue and say why (REG-04). */
  readonly options: readonly string[];
  /** What would clear it, where the knowledge base says so. */
  readonly clearedBy?: string;
  /** Rules whose findings this card tells already: below it they are neither repeated nor counted. */
  readonly names?: readonly RuleId[];
  /** The whole finding in one line, for when it stands on the card of another. */
  readonly line: string;
  readonly suggestions?: readonly SuggestionPlan[];
  /** Labels of the citations behind what it says (`S02`), most telling first; unless given, the first two of its evidence. */
  readonly cites?: readonly string[];
  /** The set of override reasons in the site policy. */
  readonly overrideReasons: string;
}

export type Needs = Readonly<Record<string, Need<unknown, never>>>;
export type Read<N> = { readonly [K in keyof N]: Told<N[K]> };

export interface RuleContext<P> {
  readonly at: Index;
  readonly site: P;
  readonly hook: Hook;
  readonly subject: Subject;
  /** The verdict of a rule named in `considers`, for the same subject. */
  verdictOf(rule: AnyRule<P>): Verdict<unknown>;
}

/** A rule: what it needs, what it decides, what it says. Pure; formal evidence stands in the PlanDefinition named by `plan`. */
export interface Rule<N extends Needs, F, P> {
  readonly id: RuleId;
  /** Id of its PlanDefinition in `fhir-profiles/plan-definitions`. */
  readonly plan: string;
  /** A short noun phrase, as a clinician would name the finding. */
  readonly title: string;
  /** Our own one-sentence rationale. */
  readonly basis: string;
  readonly group: Group;
  /** The highest indicator it can ever have. */
  readonly highest: Indicator;
  /** Speaks even where a suppressor silences its group (clinical `af-never`). */
  readonly neverSuppressed?: boolean;
  /** Only ever a line on a card of its group that exists for another reason; never a card by itself. */
  readonly lineOnly?: boolean;
  readonly needs: N;
  /** Rules whose verdicts it reads; they are decided first. */
  readonly considers?: readonly AnyRule<P>[];
  /** When it speaks at least as loudly, findings of these rules are not shown: it says the same better. */
  readonly replaces?: readonly AnyRule<P>[];
  decide(facts: Read<N>, context: RuleContext<P>): Verdict<F>;
  card(facts: F, words: Words): RuleCard;
  readonly wordingExceptions?: readonly { readonly word: string; readonly reason: string }[];
}

// biome-ignore lint/suspicious/noExplicitAny: a list of rules forgets what each one's facts are; the engine only passes them back
export type AnyRule<P> = Rule<any, any, P>;

/**
 * Binds rules to one kind of site policy: `const rule = rulesFor<SitePolicy>()`.
 * The returned function only fixes types; it adds nothing at run time but a freeze.
 */
export function rulesFor<P>() {
  return function rule<N extends Needs, F>(definition: Rule<N, F, P>): Rule<N, F, P> {
    return Object.freeze(definition);
  };
}
