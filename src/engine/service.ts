import type { Gap } from '../picture/gap.ts';
import type { Index, Need } from '../picture/need.ts';
import type { RecordView } from '../picture/record.ts';
import type { InputKey } from '../picture/source.ts';
import type { Truth } from '../picture/truth.ts';
import type { Coding, Hook, HookContext, Indicator } from '../protocol/types.ts';
import type { AnyRule, Group, RuleId, Subject } from './rule.ts';
import type { AnySuppressor } from './suppressor.ts';

/** The part of a site policy that the engine itself reads; everything clinical in it is the rules' business. */
export interface EnginePolicy {
  readonly id: string;
  readonly version: string;
  /** A rule id or family name switched off, or run without being shown. */
  readonly families: Readonly<Record<string, 'on' | 'shadow' | 'off'>>;
  readonly overrideReasons: Readonly<Record<string, readonly Coding[]>>;
}

/** What the draft orders of a hook come to: those that concern this service, and entries that could not be read. */
export interface Subjects {
  readonly relevant: readonly Subject[];
  readonly undecided: readonly Gap[];
}

/** One CDS service: its hook, who speaks on it, and how much. Content lives in `hooks/services`. */
export interface Service<P extends EnginePolicy> {
  readonly id: string;
  readonly hook: Hook;
  /** Whether the hook is about the patient as a whole, or about what its context carries (drafts, proposed visits). */
  readonly about: 'patient' | 'context';
  readonly title: string;
  readonly description: string;
  readonly usageRequirements: string;
  /** What the service checks, as the incomplete card names it: "<check> incomplete: problem list not available". */
  readonly check: string;
  /** The PlanDefinition behind the incomplete card, and the override reasons it offers. */
  readonly incomplete: { readonly plan: string; readonly overrideReasons: string };
  readonly rules: readonly AnyRule<P>[];
  readonly suppressors: readonly AnySuppressor<P>[];
  /** Cards shown, at most; critical ones and the incomplete card are never dropped (clinical alerts I2). */
  readonly limit: number;
  /** Groups whose findings are held below their own indicator on this hook. */
  readonly caps?: Readonly<Partial<Record<Group, Indicator>>>;
  /** Findings below this indicator are left out on this hook. */
  readonly least?: Indicator;
  /**
   * Summary of a card of this group that joins several info findings, by the rules of those that are no mere lines; where
   * it gives none, the first finding speaks for itself.
   */
  readonly merged?: Readonly<Partial<Record<Group, (rules: readonly RuleId[]) => string | undefined>>>;
  /**
   * Inputs that decide whether anything here concerns the patient. If one is missing and nothing else speaks, the
   * answer is 412, not an empty list (security and reliability 9.3).
   */
  readonly relevance: readonly InputKey[];
  /** Who or what the rules are run for. Needs it reads are declared in `subjectNeeds`. */
  subjects(context: HookContext, record: RecordView, at: Index, site: P): Subjects;
  readonly subjectNeeds: readonly Need<unknown, never>[];
  /**
   * Groups that have cards of their own only if the statement holds (a patient on therapy). Otherwise they are lines on the
   * card of the group `into`, or nothing where there is none.
   */
  readonly asLines?: {
    readonly groups: readonly Group[];
    readonly into?: Group;
    readonly unless: Need<Truth<unknown>, never>;
  };
  /** Derived facts that the explanation shows beside the verdicts, by name: what a chart is drawn from. Never on a card. */
  readonly attached?: Readonly<Record<string, Need<unknown, never>>>;
}
