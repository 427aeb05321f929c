import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, joinLists, problems } from '../../../src/picture/index.ts';
import { entriesOnce } from '../../case/entries-of.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { traumaticBleeds } from '../../case/traumatic-bleed.ts';
import { rule } from '../../rule.ts';

/**
 * `ci-ich`: a bleed inside the skull, ever: intracerebral, subarachnoid, subdural, their sequelae and history. Time and a
 * resolved status do not clear it. A bleed by an injury counts for 180 days; an older one is `ca-stroke-old`. Ischaemic
 * stroke and TIA belong to `ci-stroke-recent`. Labelled for esketamine; extrapolated to ketamine.
 *
 * Safer readings: an aneurysm or malformation in the head recorded as ruptured is a bleed too; a haematoma of unstated
 * cause counts as not by injury; an active traumatic bleed without a date counts as recent.
 */
export const intracranialHaemorrhage = rule({
  id: 'ci-ich',
  plan: 'ci-ich',
  title: 'History of intracerebral haemorrhage',
  basis: 'The rise in blood pressure after a dose can bring on another bleed in the brain.',
  group: 2,
  highest: 'critical',
  needs: { drafts, bleeds: problems('intracranial-bleed', 'ever'), traumaticBleeds },

  decide({ drafts: { orders }, bleeds, traumaticBleeds: traumatic }, { subject }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: joinLists([bleeds, traumatic.recent]).any('no bleed inside the skull on record, by injury none lately'),
    });
    return verdict(statement, ({ found }) => {
      const entries = entriesOnce(found);
      return { facts: { entries }, indicator: 'critical', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'History of intracerebral haemorrhage: labelled contraindication for esketamine',
    line: `The record shows a bleed inside the skull: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'Label contraindication for esketamine. Other bleeds inside the skull, and ketamine, are read alike.',
    options: [
      'consider neurology or neurosurgery input before any dose',
      'consider another treatment',
      'consider correcting the record if this was not a bleed',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a refuted entry; a bleed by injury also by time',
    overrideReasons: 'OR-A',
  }),
});
