import type { PlainDate } from '../fhir/plain-date.ts';

/** One source behind a rule: a short name for the card, the full citation for the rule page. */
export interface Citation {
  /** The number of the source in the knowledge base, for instance `S02`. */
  readonly label: string;
  /** Short name as printed on a card. */
  readonly display: string;
  readonly citation: string;
  readonly url?: string;
}

/** The formal side of a rule, read from its PlanDefinition: what a card prints and a reviewer checks. */
export interface Evidence {
  readonly id: string;
  /** Public number, neutral on screens (PRIV-22): `KT102`. */
  readonly number: string;
  /** The system those numbers belong to. */
  readonly numberSystem: string;
  readonly publisher: string;
  readonly title: string;
  readonly version: string;
  readonly description: string;
  /** When it speaks, in plain words. */
  readonly logic: string;
  readonly purpose: string;
  readonly usage: string;
  /** Strength of the recommendation in words: `label`, `consensus`, `moderate`. */
  readonly strength: string;
  readonly quality: string;
  readonly citations: readonly Citation[];
  readonly approvedOn: PlainDate;
  readonly reviewedOn: PlainDate;
  /** The day the review runs out (REG-12). */
  readonly reviewDueOn: PlainDate;
}

/** All rules' evidence. */
export interface Knowledge {
  /** Content hash of all PlanDefinitions, shortened, after the calendar version: `2026.11.0+1a2b3c4d`. */
  readonly version: string;
  readonly publisher: string;
  /** System of the public rule numbers. */
  readonly numberSystem: string;
  readonly all: readonly Evidence[];
  /** Throws on an unknown id: a rule without evidence never runs. */
  of(plan: string): Evidence;
  /** Path of a rule's public page. */
  pagePath(number: string): string;
}
