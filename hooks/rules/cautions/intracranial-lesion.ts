import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, joinLists, problems, proceduresIn } from '../../../src/picture/index.ts';
import { entriesOnce } from '../../case/entries-of.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-intracranial-lesion`: a tumour or abscess inside the skull without coded mass effect, idiopathic intracranial
 * hypertension, or a shunt of the cerebrospinal fluid. Coded pressure on the brain is `ci-icp`, which speaks instead.
 *
 * Safer readings: a shunt counts by its procedure or as being in place, also where the hydrocephalus behind it is not
 * recorded. If procedures could not be read and nothing else is found, the rule cannot tell.
 */
export const intracranialLesion = rule({
  id: 'ca-intracranial-lesion',
  plan: 'ca-intracranial-lesion',
  title: 'Intracranial mass, idiopathic intracranial hypertension or shunt',
  basis: 'A rise in blood pressure can raise the pressure inside a skull that has little room to spare.',
  group: 2,
  highest: 'warning',
  needs: {
    drafts,
    lesions: problems('intracranial-lesion', 'active'),
    shuntInPlace: problems('csf-shunt', 'active'),
    shunts: proceduresIn('csf-shunt'),
  },

  decide({ drafts: { orders }, lesions, shuntInPlace, shunts }, { subject }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: joinLists<unknown>([lesions, shuntInPlace, shunts]).any('no mass, pressure or shunt inside the skull'),
    });
    return verdict(statement, ({ found }) => {
      const entries = entriesOnce(found);
      return { facts: { entries }, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Intracranial lesion/IIH on record: neurology input before ketamine',
    line: `The record shows an intracranial lesion, IIH or shunt: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'Consensus on ketamine infusions (grade C) advises caution where intracranial pressure may be raised.',
    options: [
      'consider neurology or neurosurgery input before a course',
      'consider updating the problem list if it is resolved or not current',
      'continue as ordered and document the reason',
    ],
    overrideReasons: 'OR-B',
  }),
});
