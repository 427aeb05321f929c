import { distinctGaps, type Gap } from '../picture/gap.ts';
import type { Coding, Indicator } from '../protocol/types.ts';
import type { Decision } from './decide.ts';
import type { Finding } from './findings.ts';
import { urgency } from './indicators.ts';
import type { Group, RuleCard, SuggestionPlan } from './rule.ts';
import type { EnginePolicy, Service } from './service.ts';
import type { Words } from './words.ts';

/**
 * At most so many further findings stand as lines on a card; the rest are counted (clinical alerts I1). A merged list
 * names all.
 */
const MOST_LINES = 6;

/** A finding with what its rule wants to say of it. */
export interface Said {
  readonly finding: Finding<unknown>;
  readonly card: RuleCard;
}

/** One card before it is worded: who leads, who stands below, what it offers. */
export interface CardPlan {
  readonly group: Group;
  readonly indicator: Indicator;
  /** Where the service has one sentence for several findings of a group. */
  readonly summary?: string;
  readonly lead: Said;
  readonly also: readonly Said[];
  /** Findings beyond the lines that fit. */
  readonly folded: readonly Said[];
  readonly fingerprints: readonly string[];
  readonly suggestions: readonly SuggestionPlan[];
  readonly overrideReasons: readonly Coding[];
  readonly notChecked: readonly Gap[];
}

/**
 * One card a group (architecture 9, item 3): led by its most urgent finding, then by the order in which the service
 * lists its rules. Beyond the hook's limit info goes before warning and high groups before low; critical never goes.
 */
export function arrange<P extends EnginePolicy>(of: {
  readonly service: Service<P>;
  readonly decision: Decision<P>;
  readonly found: readonly Finding<P>[];
  readonly policy: P;
  readonly words: Words;
}): readonly CardPlan[] {
  const { service, decision, found, policy, words } = of;
  const rank = (finding: Finding<P>) => service.rules.indexOf(finding.rule);
  const inOrder = [...found].sort(
    (a, b) =>
      urgency(b.indicator) - urgency(a.indicator) ||
      Number(a.lineOnly) - Number(b.lineOnly) ||
      rank(a) - rank(b) ||
      (a.fingerprint < b.fingerprint ? -1 : 1),
  );
  const said = inOrder.map(
    (finding): Said => ({ finding: finding as Finding<unknown>, card: finding.rule.card(finding.facts, words) }),
  );
  const groups = [
    ...new Set(said.filter(({ finding }) => !finding.asLine).map(({ finding }) => finding.rule.group)),
  ].sort();

  const plans = groups.map((group): CardPlan => {
    const hosted = group === service.asLines?.into ? service.asLines.groups : [];
    const own = said.filter(({ finding }) => finding.rule.group === group && !finding.asLine);
    const lines = said.filter(({ finding }) => finding.asLine && hosted.includes(finding.rule.group));
    const [lead, ...rest] = [...own, ...lines];
    if (!lead) throw new Error(`card group ${group} without a finding`);
    const everyone = [lead, ...rest];
    const merged = service.merged?.[group];
    const most = merged ? rest.length : MOST_LINES;
    const items = everyone.filter(({ finding }) => !finding.lineOnly).map(({ finding }) => finding.rule.id);
    const summary = rest.length > 0 && lead.finding.indicator === 'info' ? merged?.(items) : undefined;
    return {
      group,
      indicator: lead.finding.indicator,
      ...(summary && { summary }),
      lead,
      also: rest.slice(0, most),
      folded: rest.slice(most),
      fingerprints: everyone.map(({ finding }) => finding.fingerprint),
      suggestions: distinctTargets(own.flatMap(({ card }) => card.suggestions ?? [])),
      overrideReasons: policy.overrideReasons[lead.card.overrideReasons] ?? [],
      notChecked: distinctGaps([
        ...everyone.flatMap(({ finding }) => finding.notChecked),
        // Undecided checklist items have no card of their own to stand on (architecture 9, item 4).
        ...gapsOfLines(decision, group === 6 ? [...hosted, 6] : hosted),
      ]),
    };
  });
  return withinLimit(plans, service.limit);
}

/** What the rules that could only add lines to this card were unable to tell. */
function gapsOfLines<P>(decision: Decision<P>, groups: readonly Group[]): readonly Gap[] {
  return decision.rulings.flatMap(({ rule, verdict }) =>
    verdict.kind === 'cannot-tell' && groups.includes(rule.group) ? verdict.gaps : [],
  );
}

function distinctTargets(suggestions: readonly SuggestionPlan[]): readonly SuggestionPlan[] {
  return [...new Map(suggestions.toReversed().map((one) => [one.target, one])).values()].toReversed();
}

function withinLimit(plans: readonly CardPlan[], limit: number): readonly CardPlan[] {
  const keepFirst = [...plans].sort((a, b) => urgency(b.indicator) - urgency(a.indicator) || a.group - b.group);
  const kept = keepFirst.filter((plan, place) => place < limit || plan.indicator === 'critical');
  return plans.filter((plan) => kept.includes(plan));
}
