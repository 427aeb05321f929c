import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, yes } from '../../../src/picture/index.ts';
import { byHomeRoute, homeUses, nameHomeUse } from '../../case/home-use.ts';
import { drafts } from '../../case/order.ts';
import { therapyPrescription } from '../../case/therapy-order.ts';
import { rule } from '../../rule.ts';

/**
 * `ord-compounded-home`: racemic ketamine by mouth, under the tongue, by the rectum or the nose, for use outside a
 * supervised setting: category community or discharge (or one the site maps), anything to be dispensed, or the word
 * "home" in the instructions. No approved product of ketamine is made for these routes: what is dispensed is compounded.
 *
 * Safer readings: one sign of home use is enough, and a denial ("not for home use") is not told from the word; with such a
 * sign and without a readable route nobody can tell.
 */
export const compoundedHome = rule({
  id: 'ord-compounded-home',
  plan: 'ord-compounded-home',
  title: 'Ketamine for use at home',
  basis: 'Outside a supervised setting nobody is sure to watch breathing and blood pressure after a dose.',
  group: 3,
  highest: 'warning',
  needs: { drafts, homeUses },

  decide({ drafts: { orders }, homeUses: of }, { subject }) {
    const order = therapyPrescription(orders, subject, 'ketamine');
    const use = of.get(subject.key);
    const none = no('a service order hands nothing out', [], 'not-applicable');
    const home = use && (use.category || use.dispensed || use.words);
    const statement = allOf({
      order,
      home: home ? yes(use) : no('nothing says that it is for use at home'),
      route: order.is === 'yes' && use ? byHomeRoute(order.value, use) : none,
    });
    return verdict(statement, ({ home: signs }) => ({ facts: { signs: nameHomeUse(signs) }, indicator: 'warning' }));
  },

  card: ({ signs }) => ({
    summary: 'Compounded ketamine for home use: FDA has issued safety warnings',
    line: 'The draft order for ketamine by mouth, rectum or nose may be for use outside a supervised setting',
    found: signs,
    why: 'The FDA warned in 2022 and 2023 of compounded ketamine used at home: not approved, and monitoring is not assured. Evidence for other routes than the vein is limited.',
    options: [
      'consider a supervised setting',
      'consider another treatment',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'an order for a supervised setting, with nothing to be dispensed',
    overrideReasons: 'OR-B',
  }),
});
