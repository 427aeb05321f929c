import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, yes } from '../../../src/picture/index.ts';
import { homeUses, nameHomeUse } from '../../case/home-use.ts';
import { drafts } from '../../case/order.ts';
import { therapyPrescription } from '../../case/therapy-order.ts';
import { rule } from '../../rule.ts';

/**
 * `ord-esketamine-setting`: esketamine for home use: category community or discharge (or one the site maps), or a quantity
 * to be dispensed. The product is given only under supervision in a certified setting. Enrolment itself is a line of the
 * session checklist (`mon-rems`), not this rule.
 *
 * Safer reading: a quantity to be dispensed counts although it may be for the clinic and not for the patient. The word
 * "home" in the instructions does not: "may go home after two hours" is what a session order says.
 */
export const esketamineSetting = rule({
  id: 'ord-esketamine-setting',
  plan: 'ord-esketamine-setting',
  title: 'Esketamine for use at home',
  basis: 'The label allows esketamine only under supervision, because of sedation and dissociation.',
  group: 3,
  highest: 'warning',
  needs: { drafts, homeUses },

  decide({ drafts: { orders }, homeUses: of }, { subject }) {
    const use = of.get(subject.key);
    const statement = allOf({
      order: therapyPrescription(orders, subject, 'esketamine'),
      home:
        use && (use.category || use.quantity)
          ? yes({ ...use, dispensed: use.quantity, words: false })
          : no('nothing says that it is for use at home'),
    });
    return verdict(statement, ({ home }) => ({ facts: { signs: nameHomeUse(home) }, indicator: 'warning' }));
  },

  card: ({ signs }) => ({
    summary: 'Esketamine for home use: labelled only under supervision in a certified setting',
    line: 'The draft order for esketamine may be for use outside a supervised setting',
    found: signs,
    why: 'The label restricts esketamine to certified settings, with supervision for at least two hours after the dose.',
    options: [
      'consider an order for administration in the clinic',
      'consider checking category and quantity of the order',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'an order for administration under supervision, without a quantity to take away',
    overrideReasons: 'OR-B',
  }),
});
