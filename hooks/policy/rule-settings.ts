import type { AnyRule, RuleId } from '../../src/engine/index.ts';
import { families as shipped } from '../families.ts';
import { suggestion } from './nearest.ts';
import type { SitePolicy } from './site-policy.ts';

export type RuleSetting = 'on' | 'shadow' | 'off';

/** A rule that its family's setting does not reach, because nothing but its own name may silence it. */
interface KeptOn {
  readonly family: string;
  readonly setting: RuleSetting;
  readonly rule: RuleId;
}

/** What the families and rules of a document come to. */
export interface RuleSettings {
  /** By rule id; rules that are on are left out. */
  readonly families: Readonly<Record<RuleId, 'shadow' | 'off'>>;
  readonly keptOn: readonly KeptOn[];
  /** Names that are neither family nor rule, in sentences. */
  readonly faults: readonly string[];
}

const families: Readonly<Record<string, readonly AnyRule<SitePolicy>[]>> = shipped;

/**
 * Settings by family or rule → settings by rule. A rule's own setting wins over its family's. A rule that nothing
 * suppresses can be silenced by its own name only: nobody should switch it off by accident.
 */
export function ruleSettings(settings: Readonly<Record<string, RuleSetting>>): RuleSettings {
  const rules = Object.entries(families).flatMap(([family, members]) => members.map((rule) => ({ family, rule })));
  const known = [...Object.keys(families), ...rules.map(({ rule }) => rule.id)];
  const faults = Object.keys(settings)
    .filter((name) => !known.includes(name))
    .map((name) => `families.${name} is neither a family nor a rule; ${suggestion(name, known)}`);
  const silenced: [RuleId, 'shadow' | 'off'][] = [];
  const keptOn: KeptOn[] = [];
  for (const { family, rule } of rules) {
    const byFamily = settingOf(settings, family);
    const own = settingOf(settings, rule.id);
    const setting = own ?? (rule.neverSuppressed ? 'on' : byFamily) ?? 'on';
    if (setting !== 'on') silenced.push([rule.id, setting]);
    if (own === undefined && rule.neverSuppressed && byFamily !== undefined && byFamily !== 'on')
      keptOn.push({ family, setting: byFamily, rule: rule.id });
  }
  return { families: Object.freeze(Object.fromEntries(silenced)), keptOn, faults };
}

/** What a rule is called on cards. */
export function titleOf(id: RuleId): string {
  const rule = Object.values(families)
    .flat()
    .find((one) => one.id === id);
  return rule?.title ?? id;
}

function settingOf(settings: Readonly<Record<string, RuleSetting>>, name: string): RuleSetting | undefined {
  return Object.hasOwn(settings, name) ? settings[name] : undefined;
}
