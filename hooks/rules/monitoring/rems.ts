import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { checklist, due } from '../../case/checklist.ts';
import { dosing, oneDrug } from '../../case/dosing.ts';
import { bySiteMap, reminderCard } from '../../case/reminder.ts';
import { rule } from '../../rule.ts';

/**
 * `mon-rems`: for esketamine, the REMS: certified site, enrolled patient, monitoring form. Always listed as "confirm", because no FHIR
 * element says it; where a site maps `rems-enrolment`, the line names the enrolment as on record and the rest as to confirm.
 * Never a card by itself.
 */
export const rems = rule({
  id: 'mon-rems',
  plan: 'mon-rems',
  title: 'Esketamine REMS',
  basis: 'In the US esketamine is given only under its risk programme.',
  group: 6,
  highest: 'info',
  lineOnly: true,
  needs: { checklist, dosing, enrolled: bySiteMap('rems-enrolment', 'REMS enrolment') },

  decide({ checklist: list, dosing, enrolled }, { subject }) {
    const statement = allOf({ esketamine: oneDrug(dosing, subject, 'esketamine'), due: due(list, subject) });
    return verdict(statement, () => ({ facts: { enrolled: enrolled.items.length > 0 }, indicator: 'info' }));
  },

  card: ({ enrolled }) =>
    reminderCard({
      summary: enrolled
        ? 'REMS: enrolment on record; confirm certified site and monitoring form'
        : 'REMS: confirm certified site, enrolment and monitoring form',
      line: enrolled
        ? 'REMS enrolment is on record; confirm the certified site and the monitoring form'
        : 'Confirm the REMS: certified site, enrolled patient, monitoring form',
      why: 'The esketamine label allows use only under its REMS.',
      option: 'consider confirming enrolment and the form',
      overrideReasons: 'OR-C',
    }),
});
