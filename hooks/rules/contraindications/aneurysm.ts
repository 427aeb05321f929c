import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { aneurysms } from '../../case/aneurysms.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { uncleared } from '../../case/uncleared.ts';
import { rule } from '../../rule.ts';
import { aneurysmRepaired } from '../cautions/aneurysm-repaired.ts';

/**
 * `ci-aneurysm`: a current aneurysm of the aorta, of arteries in the head, the heart, the belly or a limb. Labelled for
 * esketamine; the same indicator for ketamine is an extrapolation [X]. Cleared by a resolved status, or by a repair
 * recorded after the onset; then it is the caution `ca-aneurysm-repaired`.
 *
 * Safer readings: `hooks/case/aneurysms.ts` says which repair ends which aneurysm; another one left unrepaired stays
 * critical. If procedures could not be read, the finding stands.
 */
export const aneurysm = rule({
  id: 'ci-aneurysm',
  plan: 'ci-aneurysm',
  title: 'Aneurysmal vascular disease',
  basis: 'The rise in blood pressure after a dose can rupture a weakened vessel wall.',
  group: 2,
  highest: 'critical',
  needs: { drafts, aneurysms },
  replaces: [aneurysmRepaired],

  decide({ drafts: { orders }, aneurysms: { current, repairs, repairedBy } }, { subject }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: uncleared(current, {
        by: repairs,
        clears: (finding, repair) => repairedBy.get(finding.from.id)?.has(repair.from.id) === true,
        none: 'no current aneurysm on record',
        over: 'a repair is recorded after every aneurysm on record',
        why: 'already-handled',
      }),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries }, indicator: 'critical', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Aneurysmal vascular disease on record: labelled contraindication for esketamine',
    line: `The record shows aneurysmal vascular disease: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'Contraindication in the esketamine label: a rise in blood pressure could rupture it. Extrapolated to ketamine.',
    options: [
      'consider vascular or neurosurgical input before any dose',
      'consider another treatment',
      'consider updating the problem list if it is repaired or not current',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a resolved status, or a repair procedure recorded after the onset',
    overrideReasons: 'OR-A',
  }),
});
