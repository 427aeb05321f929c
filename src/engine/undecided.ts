import { distinctGaps, type Gap } from '../picture/gap.ts';
import type { Indicator } from '../protocol/types.ts';
import type { CardPlan } from './arrange.ts';
import { type Decision, suppressionsOf } from './decide.ts';
import type { Findings } from './findings.ts';
import { urgency } from './indicators.ts';
import type { Relevance } from './respond.ts';
import type { Subject } from './rule.ts';
import type { EnginePolicy, Service } from './service.ts';

/** What could not be told on this request, and by which checks. */
export interface Undecided {
  readonly gaps: readonly Gap[];
  /** Titles of the checks, in the order of the service's rules. */
  readonly checks: readonly string[];
  /** The highest indicator one of them could have had. */
  readonly highest: Indicator;
  /** Every gap already stands on a finding card. */
  readonly covered: boolean;
}

/**
 * Rules of groups 1 to 5 that may speak on this hook and cannot tell (architecture 9, item 4). Groups that are only lines
 * here count when they would be shown: with a card to stand on, or when it is unknown whether they may have their own.
 * Rules switched off by policy are declared, not undecided.
 */
export function undecidedOf<P extends EnginePolicy>(of: {
  readonly service: Service<P>;
  readonly decision: Decision<P>;
  readonly found: Findings<P>;
  readonly subjectGaps: readonly Gap[];
  readonly plans: readonly CardPlan[];
}): Undecided {
  const { service, decision, found, subjectGaps, plans } = of;
  const lines = service.asLines;
  const mayBeOwn = decision.ownCards.is !== 'no';
  const host = found.shown.some((finding) => finding.rule.group === lines?.into);

  const open = decision.rulings.filter(({ rule, subject, verdict }) => {
    if (verdict.kind !== 'cannot-tell' || rule.group === 6 || rule.lineOnly) return false;
    if (urgency(rule.highest) < urgency(service.least ?? 'info')) return false;
    if (verdict.gaps.every((gap) => gap.reason === 'disabled')) return false;
    if (lines?.groups.includes(rule.group) && !mayBeOwn && !host) return false;
    return (
      rule.neverSuppressed ||
      !suppressionsOf(decision, rule.group, subject).some(
        ({ truth, suppressor }) => truth.is === 'yes' && !(suppressor.sparesCritical && rule.highest === 'critical'),
      )
    );
  });
  // A fired line without a host would be a card if the patient turned out to be one who gets cards: that is undecided too.
  const held =
    decision.ownCards.is === 'unknown' && !host
      ? decision.rulings.filter(({ rule, verdict }) => verdict.kind === 'fires' && lines?.groups.includes(rule.group))
      : [];
  const ruleGaps = open.flatMap(({ verdict }) => (verdict.kind === 'cannot-tell' ? verdict.gaps : []));
  const heldGaps = held.length > 0 && decision.ownCards.is === 'unknown' ? decision.ownCards.gaps : [];
  const gaps = distinctGaps([...subjectGaps, ...ruleGaps, ...heldGaps]);
  // A checklist names its gaps too, but must not swallow the warning that a safety check was not done.
  const onCards = distinctGaps(plans.filter(({ group }) => group !== 6).flatMap((plan) => plan.notChecked));
  const rules = [...new Set([...open, ...held].map(({ rule }) => rule))];
  return {
    gaps,
    checks: service.rules.filter((rule) => rules.includes(rule)).map((rule) => rule.title),
    highest: rules.reduce<Indicator>(
      (top, rule) => (urgency(rule.highest) > urgency(top) ? rule.highest : top),
      subjectGaps.length > 0 ? 'warning' : 'info',
    ),
    covered: gaps.every((gap) => onCards.some((other) => other.input === gap.input && other.reason === gap.reason)),
  };
}

/**
 * Does anything here concern the patient? Where the hook carries orders or visits they decide, before any data is looked at (REL-15).
 * Otherwise a finding, or a rule that came far enough to be undecided, makes it relevant; if it is undecided for want of
 * an input that relevance itself rests on, relevance is unknown.
 */
export function relevanceOf<P extends EnginePolicy>(of: {
  readonly service: Service<P>;
  readonly fired: boolean;
  readonly subjects: readonly Subject[];
  readonly undecided: Undecided;
  readonly subjectGaps: readonly Gap[];
}): Relevance {
  const { service, fired, subjects, undecided, subjectGaps } = of;
  if (service.about === 'context') {
    if (subjects.length > 0) return 'established';
    return subjectGaps.length > 0 ? 'unknown' : 'absent';
  }
  if (fired) return 'established';
  if (undecided.gaps.length === 0) return 'absent';
  return undecided.gaps.some((gap) => gap.source === undefined && service.relevance.includes(gap.input))
    ? 'unknown'
    : 'established';
}
