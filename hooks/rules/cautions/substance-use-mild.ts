import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf, type Fact, problems } from '../../../src/picture/index.ts';
import { riskyAlcohol } from '../../case/alcohol-risk.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-sud-mild`: an active mild use disorder or unspecified use of any substance but tobacco (F1x.1, F1x.9; ketamine,
 * phencyclidine and hallucinogen abuse stand in `ci-sud-active`), or risky drinking by the latest AUDIT-C (4 or more, 3
 * for women) or AUDIT (8 or more) of a year. Not in anaesthesia.
 *
 * Safer readings: a coded use disorder of unstated severity belongs here; the AUDIT-C limit of women holds for everybody
 * not recorded as male. Beside `ci-sud-active` it stands as a line of its own, because it may be another substance.
 */
export const substanceUseMild = rule({
  id: 'ca-sud-mild',
  plan: 'ca-sud-mild',
  title: 'Mild substance use disorder or risky use',
  basis: 'Ketamine and esketamine can be misused, and risky use of other substances makes that likelier.',
  group: 2,
  highest: 'warning',
  needs: { drafts, disorders: problems('substance-use-disorder-mild', 'active'), riskyAlcohol },

  decide({ drafts: { orders }, disorders, riskyAlcohol: scores }, { subject }) {
    const none = 'no mild use disorder and no risky use on record';
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: anyOf<readonly Fact<unknown>[]>([disorders.any(none), scores], none),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.flat().map(({ from }) => from);
      return { facts: { entries }, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Substance-use risk on record: assess misuse risk before a course',
    line: `The record shows a risk of substance use: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'The esketamine label asks to assess the risk of misuse before prescribing, and to watch for it.',
    options: [
      'consider an assessment of misuse risk before a course',
      'consider monitoring (prescription programme, drug screens)',
      'no change: document the reason',
    ],
    overrideReasons: 'OR-B',
  }),
});
