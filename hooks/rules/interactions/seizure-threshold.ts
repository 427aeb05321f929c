import { loweredBy, type Verdict, verdict } from '../../../src/engine/index.ts';
import { allOf, no, type Truth, unknown, yes } from '../../../src/picture/index.ts';
import { thresholdMedicines } from '../../case/seizure-threshold.ts';
import { rule } from '../../rule.ts';
import { seizure } from '../cautions/seizure.ts';

/**
 * `ddi-seizure-threshold`: bupropion above 300 mg a day, tramadol or clozapine in a patient for whom `ca-seizure` speaks.
 * Only a line on the card of that caution, never a card of its own; so it stands in its group, and has no other direction:
 * an order for one of these medicines is not reviewed for it. Not in anaesthesia.
 */
export const seizureThreshold = rule({
  id: 'ddi-seizure-threshold',
  plan: 'ddi-seizure-threshold',
  title: 'Medicine that lowers the seizure threshold',
  basis: 'Medicines that lower the seizure threshold add up in a patient with active epilepsy.',
  group: 2,
  highest: 'info',
  lineOnly: true,
  considers: [seizure],
  needs: { thresholdMedicines },

  decide({ thresholdMedicines: medicines }, { verdictOf }) {
    const statement = allOf({
      caution: spoken(verdictOf(seizure)),
      found: medicines.any('no medicine on the list that lowers the seizure threshold at its dose'),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries }, indicator: 'info', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Seizure-risk stack: a medicine that lowers the seizure threshold is on the list',
    line: `Seizure-risk stack: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'Such medicines add to the risk of a seizure; the evidence together with ketamine is very low.',
    options: ['consider a review of the medicine with its prescriber', 'no change: document the reason'],
    overrideReasons: 'OR-C',
  }),
});

function spoken(caution: Verdict<unknown>): Truth {
  if (caution.kind === 'fires') return yes(undefined);
  if (caution.kind === 'cannot-tell') return unknown(caution.gaps);
  return no('no seizure disorder that speaks', [], 'not-applicable');
}
