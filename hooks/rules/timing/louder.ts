import type { AnyRule, RuleContext } from '../../../src/engine/index.ts';
import type { Truth } from '../../../src/picture/index.ts';
import { notOutranked } from '../../case/course/at-hand.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { nonresponse6 } from './nonresponse-6.ts';
import { relapse } from './relapse.ts';
import { stopSafety } from './stop-safety.ts';

/** Findings that are louder than an interval or a due date (F8, precedence): name them in `considers`. */
export const louder: readonly AnyRule<SitePolicy>[] = [relapse, nonresponse6, stopSafety];

/** Does none of them speak? One that a site only runs silently silences nothing, nor does one that is `beside` the finding. */
export function notLouder(
  { verdictOf, site }: Pick<RuleContext<SitePolicy>, 'verdictOf' | 'site'>,
  beside: readonly AnyRule<SitePolicy>[] = [],
): Truth {
  const others = louder.filter((one) => !beside.includes(one));
  return notOutranked(others.filter(({ id }) => site.families[id] !== 'shadow').map(verdictOf));
}
