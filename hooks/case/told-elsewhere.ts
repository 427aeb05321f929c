import type { AnyRule, RuleContext } from '../../src/engine/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';

/**
 * Does one of these rules speak of the matter, so that a row of the checklist need not? Safer reading: a finding that rests on words in
 * doubt alone, which is withheld but at signing, or whose rule is not shown at this site, tells nobody anything.
 */
export function toldElsewhere(rules: readonly AnyRule<SitePolicy>[], context: RuleContext<SitePolicy>): boolean {
  return rules.some((one) => {
    const verdict = context.verdictOf(one);
    return verdict.kind === 'fires' && verdict.lowered < 2 && context.site.families[one.id] !== 'shadow';
  });
}
