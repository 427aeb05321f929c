import { verdict } from '../../../src/engine/index.ts';
import { allOf, known, patientAge } from '../../../src/picture/index.ts';
import { ordersLowestStep } from '../../case/esketamine-dose.ts';
import { drafts } from '../../case/order.ts';
import { therapyPrescription } from '../../case/therapy-order.ts';
import { esketamineLowest } from '../../policy/limits/esketamine.ts';
import { rule } from '../../rule.ts';

/**
 * `dose-esketamine-28`: 28 mg of esketamine for a person under 65. One device holds 28 mg; it is no US treatment dose, and
 * the EU label gives it as the first dose from 65 years on. Only information.
 *
 * Safer reading: as for `ca-age-65`, a birth date of which only the year or the month is known counts as the oldest age
 * it allows. A dose that cannot be read leaves it open.
 */
export const esketamine28 = rule({
  id: 'dose-esketamine-28',
  plan: 'dose-esketamine-28',
  title: 'Esketamine 28 mg under 65',
  basis: 'One device is half of the lowest US treatment dose.',
  group: 3,
  highest: 'info',
  needs: { drafts, patientAge },

  decide({ drafts: { orders }, patientAge: age }, { subject }) {
    const older = esketamineLowest.fromYears;
    const order = therapyPrescription(orders, subject, 'esketamine');
    const statement = allOf({
      order,
      low: order.is === 'yes' ? ordersLowestStep(order.value) : order,
      younger: known(age, `${older} years or older`, ({ max }) => max < older),
    });
    return verdict(statement, ({ younger: { max } }) => ({ facts: { older, age: max }, indicator: 'info' }));
  },

  card: ({ older, age }) => ({
    summary: `Esketamine 28 mg under ${older}: no US treatment dose (one device; EU first dose from ${older} on)`,
    line: `The draft order is for esketamine 28 mg, under ${older} years`,
    found: ['Dose of the draft order: 28 mg', `Age on the birth date recorded: ${age}`],
    why: 'The US label treats with 56 mg and 84 mg; the EU label gives 28 mg as the first dose from 65 years on.',
    options: ['consider checking the number of devices', 'continue as ordered and document the reason'],
    clearedBy: 'a dose of 56 or 84 mg',
    overrideReasons: 'OR-C',
  }),
});
