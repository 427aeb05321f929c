import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { entriesOnce } from '../../case/entries-of.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { raisedIntracranialPressure } from '../../case/intracranial-pressure.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';
import { intracranialLesion } from '../cautions/intracranial-lesion.ts';

/**
 * `ci-icp`: swelling, compression or herniation of the brain; obstructive hydrocephalus without a shunt; a moderate or
 * severe brain injury of the last 30 days; each while active. Cleared by a resolved status, by a shunt or by time;
 * specialist clearance is an override reason. A mass without coded pressure, and a shunt, are `ca-intracranial-lesion`.
 * Not in anaesthesia or procedures.
 *
 * Safer readings: an injury of unstated severity counts; more in `hooks/case/intracranial-pressure.ts`.
 */
export const intracranialPressure = rule({
  id: 'ci-icp',
  plan: 'ci-icp',
  title: 'Raised intracranial pressure',
  basis: 'A rise in blood pressure can raise the pressure inside the skull further.',
  group: 2,
  highest: 'critical',
  needs: { drafts, raisedIntracranialPressure },
  replaces: [intracranialLesion],

  decide({ drafts: { orders }, raisedIntracranialPressure: raised }, { subject }) {
    const statement = allOf({ concerned: eitherDrugAsTherapy(orders, subject), raised });
    return verdict(statement, ({ raised: found }) => {
      const entries = entriesOnce(found.flat());
      return { facts: { entries }, indicator: 'critical', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Raised intracranial pressure on record: neurology/neurosurgery input first',
    line: `The record shows a cause of raised intracranial pressure: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'The EU esketamine label names raised intracranial pressure as a serious risk; consensus is cautious too.',
    options: [
      'consider neurology or neurosurgery input before any dose',
      'consider another treatment',
      'consider updating the problem list if it is resolved or has a shunt',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a resolved status; for obstructive hydrocephalus also a shunt, for a brain injury also time',
    overrideReasons: 'OR-A',
  }),
});
