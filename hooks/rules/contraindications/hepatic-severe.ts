import { type Lowered, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { sourcesOnce } from '../../case/entries-of.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { severeLiver } from '../../case/hepatic.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';
import { hepaticModerate } from '../cautions/hepatic-moderate.ts';
import { liverTestsRaised } from '../cautions/liver-tests-raised.ts';

/**
 * `ci-hepatic-severe`: hepatic failure, Child-Pugh class C, decompensated cirrhosis, or ALT, AST or bilirubin in the
 * severe range. What counts and what clears it stands in `hooks/case/hepatic.ts`. Not in anaesthesia or procedures.
 *
 * The esketamine label does not recommend use; for ketamine consensus advises against it. The limits of the tests are
 * chosen [X]. The cautions about moderate impairment and raised enzymes are left out where this one is at least as loud.
 */
export const hepaticSevere = rule({
  id: 'ci-hepatic-severe',
  plan: 'ci-hepatic-severe',
  title: 'Severe hepatic impairment',
  basis: 'The liver clears both drugs, and repeated ketamine can injure it.',
  group: 2,
  highest: 'critical',
  replaces: [hepaticModerate, liverTestsRaised],
  needs: { drafts, severeLiver },

  decide({ drafts: { orders }, severeLiver: found }, { subject }) {
    const statement = allOf({ concerned: eitherDrugAsTherapy(orders, subject), found });
    return verdict(statement, ({ found: ways }) => ({
      facts: { entries: sourcesOnce(ways.flatMap(({ entries }) => entries)) },
      indicator: 'critical',
      lowered: Math.min(...ways.map(({ lowered }) => lowered)) as Lowered,
    }));
  },

  card: ({ entries }, words) => ({
    summary: 'Severe liver impairment/injury on record: not recommended pending review',
    line: `Severe liver impairment or injury: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'Not recommended by the esketamine label; consensus advises against ketamine. Test limits are chosen.',
    options: [
      'consider hepatology input before any dose',
      'consider repeating the liver tests',
      'consider another treatment',
      'continue as ordered and document the reason',
    ],
    clearedBy:
      'for a diagnosis a resolved status or a later Child-Pugh class B, for a liver test a later one below the limit',
    overrideReasons: 'OR-A',
  }),
});
