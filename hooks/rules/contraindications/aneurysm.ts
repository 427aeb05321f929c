import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { compareDates } from '../../../src/fhir/dates.ts';
import { allOf, type Fact, type Problem, problems, proceduresIn } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { uncleared } from '../../case/uncleared.ts';
import { rule } from '../../rule.ts';

/**
 * `ci-aneurysm`: a current aneurysm of the aorta, of arteries in the head, the heart, the belly or a limb. Labelled for
 * esketamine; the same indicator for ketamine is an extrapolation [X]. Cleared by a resolved status, or by a repair
 * recorded after the onset (then the caution `ca-aneurysm-repaired` is due).
 *
 * Safer readings: a repair clears only an aneurysm of its own side (inside the head, or elsewhere), only if it is surely
 * later, and never an undated or uncoded one. If procedures could not be read, the finding stands.
 */
export const aneurysm = rule({
  id: 'ci-aneurysm',
  plan: 'ci-aneurysm',
  title: 'Aneurysmal vascular disease',
  basis: 'The rise in blood pressure after a dose can rupture a weakened vessel wall.',
  group: 2,
  highest: 'critical',
  needs: {
    drafts,
    aneurysms: problems('aneurysm', 'active', { lifelong: true }),
    intracranial: problems('cerebral-aneurysm', 'active', { lifelong: true }),
    repairs: proceduresIn('aneurysm-repair'),
    intracranialRepairs: proceduresIn('aneurysm-repair-intracranial'),
  },

  decide({ drafts: { orders }, aneurysms, intracranial, repairs, intracranialRepairs }, { subject }) {
    const inHead = idsOf(intracranial.items);
    const repairInHead = idsOf(intracranialRepairs.items);
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: uncleared(aneurysms, {
        by: repairs,
        clears: (finding: Fact<Problem>, repair) =>
          finding.value.code !== undefined &&
          isAfter(repair, finding) &&
          inHead.has(finding.from.id) === repairInHead.has(repair.from.id),
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
    line: `The record shows aneurysmal vascular disease: ${words.entries(entries)}`,
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

function isAfter(repair: Fact<unknown>, finding: Fact<unknown>): boolean {
  const [later, earlier] = [repair.from.date, finding.from.date];
  return later !== undefined && earlier !== undefined && compareDates(later, earlier) === 'after';
}

function idsOf(facts: readonly Fact<unknown>[]): ReadonlySet<string> {
  return new Set(facts.map(({ from }) => from.id));
}
