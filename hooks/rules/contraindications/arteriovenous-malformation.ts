import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, problems } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';
import { aneurysmRepaired } from '../cautions/aneurysm-repaired.ts';

/**
 * `ci-avm`: a current arteriovenous malformation of the head, the spine or elsewhere. Never dialysis access, an acquired
 * fistula or angiodysplasia of the gut. Labelled for esketamine; the same indicator for ketamine is an extrapolation.
 *
 * Cleared by a resolved or inactive status alone (then `ca-aneurysm-repaired`): treatment is often partial or staged, so a
 * procedure by itself does not show that nothing is left. It is lifelong: an old visit diagnosis without a status counts.
 */
export const arteriovenousMalformation = rule({
  id: 'ci-avm',
  plan: 'ci-avm',
  title: 'Arteriovenous malformation',
  basis: 'The rise in blood pressure after a dose can rupture a malformed vessel.',
  group: 2,
  highest: 'critical',
  needs: { drafts, malformations: problems('avm', 'active', { lifelong: true }) },
  replaces: [aneurysmRepaired],

  decide({ drafts: { orders }, malformations }, { subject }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: malformations.any('no current arteriovenous malformation on record'),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries }, indicator: 'critical', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Arteriovenous malformation on record: labelled contraindication for esketamine',
    line: `The record shows an arteriovenous malformation: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'Contraindication in the esketamine label: a rise in blood pressure could make it bleed. Extrapolated to ketamine.',
    options: [
      'consider neurosurgical or vascular input before any dose',
      'consider another treatment',
      'consider updating the problem list if it is completely treated or not current',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a resolved status after complete treatment',
    overrideReasons: 'OR-A',
  }),
});
