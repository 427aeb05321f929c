import { verdict } from '../../../src/engine/index.ts';
import { allOf, known, patientAge } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-age-65`: 65 years or older. Only information: the US label asks for no other dose, the EU label for a lower first
 * one, and older age goes with a larger rise in blood pressure.
 *
 * Safer reading: a birth date of which only the year or the month is known counts as the oldest age it allows.
 */
export const olderAge = rule({
  id: 'ca-age-65',
  plan: 'ca-age-65',
  title: 'Age 65 or over',
  basis: 'Blood pressure rises more after a dose in older patients.',
  group: 2,
  highest: 'info',
  needs: { drafts, patientAge },

  decide({ drafts: { orders }, patientAge: age }, { subject, site }) {
    const { older } = site.thresholds.age;
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: known(age, `younger than ${older}`, ({ max }) => max >= older),
    });
    return verdict(statement, ({ found: { max } }) => ({ facts: { age: max, older }, indicator: 'info' }));
  },

  card: ({ age, older }, words) => ({
    summary: `Age ${older}+: larger BP rise reported; consider lower starting dose`,
    line: `Age ${words.number(age)}: a larger rise in blood pressure is reported from ${older} on`,
    found: [`Age on the birth date recorded: ${words.number(age)}`],
    why: 'From age 65 the EU label gives 28 mg as the first dose of esketamine; the US label gives no other dose. In infusion cohorts older age went with larger rises.',
    options: [
      'consider a lower starting dose and closer blood-pressure checks',
      'continue as ordered and document the reason',
    ],
    overrideReasons: 'OR-B',
  }),
});
