import { type AnyRule, type Verdict, verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf, no, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { rule } from '../../rule.ts';
import { contraindicationRules } from '../contraindications/index.ts';
import { suggestingRules } from './suggesting.ts';

/**
 * `ind-suppressed-by-ci`: an indication holds, but so does a contraindication at critical. One card in place of the
 * indication, without a referral for ketamine. A contraindication that is uncoded or unconfirmed only adds its line.
 *
 * If contraindications could not be checked the indication card stays, and what was not checked is said.
 */
export const suppressedByContraindication = rule({
  id: 'ind-suppressed-by-ci',
  plan: 'ind-suppressed-by-ci',
  title: 'Indication with a contraindication',
  basis: 'Where ketamine is contraindicated, a suggestion to consider it would mislead.',
  group: 5,
  highest: 'info',
  needs: {},
  considers: [...suggestingRules, ...contraindicationRules],
  replaces: suggestingRules,

  decide(_, { verdictOf }) {
    const statement = allOf({
      indicated: anyOf(
        suggestingRules.map((one) => holds(one, verdictOf(one))),
        'no indication holds',
      ),
      against: anyOf(
        contraindicationRules.map((one) => holds(one, verdictOf(one), isCritical)),
        'no contraindication at critical',
      ),
    });
    return verdict(statement, ({ indicated, against }, because) => ({
      facts: { indicated, against, because },
      indicator: 'info',
    }));
  },

  card: ({ indicated, against, because }, words) => ({
    summary: `${against[0] ?? 'A contraindication'} on record: ketamine-type options not suggested; other options exist`,
    line: `The record shows ${against.join(' and ').toLowerCase()} together with: ${indicated.join('; ').toLowerCase()}`,
    found: because.map(words.entry),
    why: 'A finding on record speaks against ketamine and esketamine, by label or consensus.',
    options: [
      'consider other options, for instance ECT, TMS or multimodal pain care',
      'consider reviewing whether the contraindication is current',
      'no change: document the reason',
    ],
    overrideReasons: 'OR-C',
  }),
});

function isCritical(found: Verdict<unknown>): boolean {
  return found.kind === 'fires' && found.indicator === 'critical' && found.lowered === 0;
}

/** A verdict as a statement that its rule speaks, naming the rule by its title. */
function holds(
  { title }: AnyRule<SitePolicy>,
  found: Verdict<unknown>,
  counts: (one: Verdict<unknown>) => boolean = () => true,
): Truth<string> {
  if (found.kind === 'cannot-tell') return unknown(found.gaps);
  if (found.kind === 'quiet' || !counts(found)) return no('it does not hold');
  return yes(title, found.because, found.notChecked);
}
