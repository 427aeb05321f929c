import type { Evidence, Knowledge } from '../knowledge/index.ts';
import type { Gap } from '../picture/gap.ts';
import type { Source } from '../picture/source.ts';
import type { Indicator } from '../protocol/types.ts';
import { fingerprint } from './card-id.ts';
import { type Decision, type Ruling, suppressionsOf } from './decide.ts';
import { atMost, lower, urgency } from './indicators.ts';
import type { AnyRule, Subject } from './rule.ts';
import type { EnginePolicy, Service } from './service.ts';
import type { Verdict } from './verdict.ts';

/** What became of a verdict that fired, for the explanation. */
export type Fate = 'shown' | 'line' | 'folded' | `suppressed:${string}` | 'shadow' | 'none';

/** A rule that fired, ready to be placed on a card. */
export interface Finding<P> {
  readonly rule: AnyRule<P>;
  readonly evidence: Evidence;
  readonly indicator: Indicator;
  /** Why it speaks lower than it could: it rests on entries that are unconfirmed, or not coded. */
  readonly doubt?: 'unconfirmed' | 'uncoded';
  readonly facts: unknown;
  readonly because: readonly Source[];
  readonly notChecked: readonly Gap[];
  readonly subject: Subject;
  readonly fingerprint: string;
  /** Only a line on the card of another group. */
  readonly asLine: boolean;
  /** Only a line on a card of its own group. */
  readonly lineOnly: boolean;
}

export interface Findings<P> {
  readonly shown: readonly Finding<P>[];
  /** Why each ruling that fired is not among the shown. */
  readonly withheld: ReadonlyMap<Ruling<P>, Fate>;
}

/**
 * From verdicts to findings (architecture 9, items 1 and 2): lowers and caps indicators, sets shadow rules aside, lets
 * suppressors and better-said twins silence, folds equal findings of several orders into one.
 */
export function findings<P extends EnginePolicy>(of: {
  readonly service: Service<P>;
  readonly decision: Decision<P>;
  readonly knowledge: Knowledge;
  readonly policy: P;
}): Findings<P> {
  const { service, decision, knowledge, policy } = of;
  const withheld = new Map<Ruling<P>, Fate>();
  const shown = new Map<string, Finding<P>>();
  for (const ruling of decision.rulings) {
    const { rule, subject, verdict } = ruling;
    if (verdict.kind !== 'fires') continue;
    const fate = silencedBy(ruling, decision, policy);
    // Two levels down means a question in free text; it is worth a word only at signing (knowledge 0.2).
    const indicator = verdict.lowered === 2 && service.hook !== 'order-sign' ? undefined : loudnessOf(verdict);
    if (fate || !indicator || urgency(indicator) < urgency(service.least ?? 'info')) {
      withheld.set(ruling, fate ?? 'none');
      continue;
    }
    const print = fingerprint(rule.id, verdict);
    if (shown.has(print)) continue;
    shown.set(print, {
      rule,
      evidence: knowledge.of(rule.plan),
      indicator: atMost(indicator, service.caps?.[rule.group]),
      ...(verdict.lowered > 0
        ? { doubt: verdict.because.some(({ trust }) => trust === 'unconfirmed') ? 'unconfirmed' : 'uncoded' }
        : {}),
      facts: verdict.facts,
      because: verdict.because,
      notChecked: [...verdict.notChecked, ...unknownSuppression(ruling, decision)],
      subject,
      fingerprint: print,
      asLine: decision.ownCards.is !== 'yes' && service.asLines?.groups.includes(rule.group) === true,
      lineOnly: rule.lineOnly === true || verdict.lineOnly,
    });
  }
  return { shown: withoutOrphanLines(), withheld };

  /** A finding that may only be a line needs a card to stand on. */
  function withoutOrphanLines(): readonly Finding<P>[] {
    const all = [...shown.values()];
    const leads = new Set(all.filter(({ asLine, lineOnly }) => !asLine && !lineOnly).map(({ rule }) => rule.group));
    const into = service.asLines?.into;
    return all.filter(({ asLine, rule }) => (asLine ? into !== undefined && leads.has(into) : leads.has(rule.group)));
  }
}

/** How loudly a verdict that fired speaks, doubts considered. */
function loudnessOf({ indicator, lowered }: Verdict<unknown> & { readonly kind: 'fires' }): Indicator {
  return lower(indicator, lowered);
}

/** What it would take to know that nothing silences this finding: a note on its card, never a reason to hold it back. */
function unknownSuppression<P>({ rule, subject }: Ruling<P>, decision: Decision<P>): readonly Gap[] {
  if (rule.neverSuppressed) return [];
  return suppressionsOf(decision, rule.group, subject).flatMap(({ truth }) =>
    truth.is === 'unknown' ? truth.gaps : [],
  );
}

function silencedBy<P extends EnginePolicy>(ruling: Ruling<P>, decision: Decision<P>, policy: P): Fate | undefined {
  const { rule, subject, verdict } = ruling;
  if (decision.silenced) return `suppressed:${decision.silenced.id}`;
  if (policy.families[rule.id] === 'shadow') return 'shadow';
  const own = verdict.kind === 'fires' ? loudnessOf(verdict) : undefined;
  const suppression = rule.neverSuppressed
    ? undefined
    : suppressionsOf(decision, rule.group, subject).find(
        ({ truth, suppressor }) => truth.is === 'yes' && !(suppressor.sparesCritical && own === 'critical'),
      );
  if (suppression) return `suppressed:${suppression.suppressor.id}`;
  const better = decision.rulings.find((other) => {
    if (other.subject !== subject || other.verdict.kind !== 'fires' || !other.rule.replaces?.includes(rule))
      return false;
    if (policy.families[other.rule.id] === 'shadow') return false;
    const loudness = loudnessOf(other.verdict);
    return own !== undefined && urgency(loudness) >= urgency(own);
  });
  return better ? `suppressed:${better.rule.id}` : undefined;
}
