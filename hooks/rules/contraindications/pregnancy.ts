import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { currentPregnancy } from '../../case/pregnancy.ts';
import { rule } from '../../rule.ts';

/**
 * `ci-pregnancy`: pregnancy on the problem list (last written down ≤ 300 days ago), in the status observation (≤ 300
 * days) or by a positive test (≤ 30 days), without a later end of pregnancy, negative test or negative status. Not in
 * anaesthesia or procedures.
 *
 * The labels advise against use and do not contraindicate; for elective dosing it is read as critical (knowledge 0.6).
 */
export const pregnancy = rule({
  id: 'ci-pregnancy',
  plan: 'ci-pregnancy',
  title: 'Pregnancy',
  basis: 'Ketamine can harm the unborn child, and elective dosing can wait or be replaced.',
  group: 2,
  highest: 'critical',
  needs: { drafts, currentPregnancy },

  decide({ drafts: { orders }, currentPregnancy: found }, { subject }) {
    const statement = allOf({ concerned: eitherDrugAsTherapy(orders, subject), found });
    return verdict(statement, ({ found: evidence }) => {
      const entries = evidence.map(({ from }) => from);
      return { facts: { entries }, indicator: 'critical', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Pregnancy on record: ketamine/esketamine not recommended for elective use',
    line: `The record shows a current pregnancy: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'The labels do not recommend ketamine or esketamine in pregnancy, because of possible harm to the unborn child.',
    options: [
      'consider a pregnancy test if the entry may be out of date',
      'consider another treatment, with obstetric input',
      'consider updating the record if the pregnancy has ended',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a later negative test or status, or a recorded end of the pregnancy',
    overrideReasons: 'OR-A',
  }),
});
