import type { Knowledge } from '../knowledge/index.ts';
import type { Gap } from '../picture/gap.ts';
import type { Index } from '../picture/need.ts';
import type { Input } from '../picture/record.ts';
import { type InputKey, refOf, type Source } from '../picture/source.ts';
import type { CdsRequest, Hook, Indicator } from '../protocol/types.ts';
import type { Terminology } from '../terminology/index.ts';
import type { CardPlan } from './arrange.ts';
import type { Versions } from './card-id.ts';
import { fingerprint } from './card-id.ts';
import { codeCoverage, type UnmappedSystem } from './code-coverage.ts';
import type { Decision, Ruling } from './decide.ts';
import type { Fate, Findings } from './findings.ts';
import type { RuleId } from './rule.ts';
import type { EnginePolicy, Service } from './service.ts';
import type { Words } from './words.ts';

/** Why each rule spoke or kept still. Holds patient data: shown to the caller, never stored (architecture 9, item 7). */
export interface Explanation {
  readonly schema: 1;
  readonly service: string;
  readonly hook: Hook;
  readonly index: { readonly instant: string; readonly today: string; readonly zone: string };
  readonly versions: Versions;
  readonly inputs: Readonly<
    Record<
      InputKey,
      { readonly state: Input['state']; readonly via: Input['via']; readonly count: number; readonly since?: string }
    >
  >;
  readonly rules: readonly ExplainedRule[];
  readonly suppressors: readonly {
    readonly id: RuleId;
    readonly number: string;
    readonly subject: string;
    readonly holds: 'yes' | 'no' | 'unknown';
    readonly reason?: string;
  }[];
  readonly cards: readonly {
    readonly uuid: string;
    readonly group: number;
    readonly rules: readonly RuleId[];
    readonly suggestions: readonly string[];
  }[];
  /** Derived facts of the service, by name. One whose reader failed is left out, and counted as a fault. */
  readonly attached: Readonly<Record<string, unknown>>;
  /** Entries without a usable code, by input. */
  readonly uncoded: Readonly<Record<string, number>>;
  /** Codes no value set knows, by system. */
  readonly unmapped: readonly UnmappedSystem[];
}

export interface ExplainedRule {
  readonly id: RuleId;
  readonly number: string;
  readonly title: string;
  readonly group: number;
  readonly subject: string;
  readonly verdict: 'fires' | 'quiet' | 'cannot-tell';
  readonly why?: string;
  readonly reason?: string;
  readonly indicator?: Indicator;
  readonly facts?: unknown;
  /** The finding in one line, as it says or would say it: what a rule in shadow, or a suppressed one, kept to itself. */
  readonly line?: string;
  readonly because: readonly { readonly ref: string; readonly date?: string; readonly shown?: string }[];
  readonly gaps: readonly { readonly input: InputKey; readonly reason: string; readonly ref?: string }[];
  readonly fate: Fate;
}

export function explain<P extends EnginePolicy>(of: {
  readonly service: Service<P>;
  readonly request: CdsRequest;
  readonly at: Index;
  readonly inputs: ReadonlyMap<InputKey, Input>;
  readonly versions: Versions;
  readonly decision: Decision<P>;
  readonly found: Findings<P>;
  readonly plans: readonly CardPlan[];
  readonly knowledge: Knowledge;
  readonly terminology: Terminology;
  readonly words: Words;
  readonly id: (plan: CardPlan) => string;
  readonly attached: Readonly<Record<string, unknown>>;
}): Explanation {
  const { service, at, inputs, decision, knowledge, plans } = of;
  return {
    schema: 1,
    service: service.id,
    hook: service.hook,
    index: { instant: at.instant.toISOString(), today: at.today, zone: at.zone },
    versions: of.versions,
    inputs: Object.fromEntries(
      [...inputs].map(([key, { state, via, resources, complete }]) => [
        key,
        { state, via, count: resources.length, ...(typeof complete === 'object' ? { since: complete.since } : {}) },
      ]),
    ),
    rules: decision.rulings.map((ruling) => explained(ruling, of)),
    suppressors: decision.suppressions.map(({ suppressor, subject, truth }) => ({
      id: suppressor.id,
      number: knowledge.of(suppressor.plan).number,
      subject: subject.key,
      holds: truth.is,
      ...(truth.is === 'no' ? { reason: truth.reason } : {}),
    })),
    cards: plans.map((plan) => ({
      uuid: of.id(plan),
      group: plan.group,
      rules: [plan.lead, ...plan.also, ...plan.folded].map(({ finding }) => finding.rule.id),
      suggestions: plan.suggestions.map(({ target }) => target),
    })),
    attached: of.attached,
    ...codeCoverage(inputs, of.terminology),
  };
}

function explained<P extends EnginePolicy>(ruling: Ruling<P>, of: Parameters<typeof explain<P>>[0]): ExplainedRule {
  const { rule, subject, verdict } = ruling;
  const same = {
    id: rule.id,
    number: of.knowledge.of(rule.plan).number,
    title: rule.title,
    group: rule.group,
    subject: subject.key,
    verdict: verdict.kind,
  };
  switch (verdict.kind) {
    case 'fires':
      return {
        ...same,
        indicator: verdict.indicator,
        facts: verdict.facts,
        line: rule.card(verdict.facts, of.words).line,
        because: verdict.because.map(entry),
        gaps: verdict.notChecked.map(gapOf),
        fate: fateOf(ruling, of),
      };
    case 'quiet':
      return {
        ...same,
        why: verdict.why,
        reason: verdict.reason,
        because: verdict.because.map(entry),
        gaps: [],
        fate: 'none',
      };
    case 'cannot-tell':
      return { ...same, because: [], gaps: verdict.gaps.map(gapOf), fate: 'none' };
  }
}

function fateOf<P extends EnginePolicy>(ruling: Ruling<P>, of: Parameters<typeof explain<P>>[0]): Fate {
  const withheld = of.found.withheld.get(ruling);
  if (withheld || ruling.verdict.kind !== 'fires') return withheld ?? 'none';
  const print = fingerprint(ruling.rule.id, ruling.verdict);
  const is = (said: { readonly finding: { readonly fingerprint: string } }) => said.finding.fingerprint === print;
  for (const plan of of.plans) {
    if (is(plan.lead)) return 'shown';
    if (plan.also.some(is)) return 'line';
    if (plan.folded.some(is)) return 'folded';
  }
  return 'none';
}

function entry(source: Source): ExplainedRule['because'][number] {
  const { date, shown } = source;
  const text = shown && [shown.name, shown.value, shown.unit].filter((part) => part !== undefined).join(' ');
  return { ref: refOf(source), ...(date ? { date: date.text } : {}), ...(text ? { shown: text } : {}) };
}

function gapOf({ input, reason, source }: Gap): ExplainedRule['gaps'][number] {
  return { input, reason, ...(source ? { ref: refOf(source) } : {}) };
}
