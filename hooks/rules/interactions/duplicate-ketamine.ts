import { verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy, orderOf } from '../../case/gate.ts';
import { loudest } from '../../case/loudest.ts';
import { drafts } from '../../case/order.ts';
import { isForNextSession, otherGiven, otherOrdered, productsInUse } from '../../case/two-products.ts';
import { rule } from '../../rule.ts';

/**
 * `ddi-duplicate-ketamine`: an order for ketamine while esketamine is active (a current order or statement, or another
 * draft), the reverse, or racemic ketamine by two routes: a warning. Critical if a session of the other product ended
 * less than 24 hours before the order time [X]. On the day of a completed session an order without a planned time is read
 * as the next session signed early, so the hours are information then: the date is to be confirmed.
 *
 * Safer readings: a planned day without a time counts from its first moment that is still to come; a session without a
 * time until the end of its day; an exposure that nobody can classify counts. A missing route of racemic ketamine leaves
 * open whether two orders are one product.
 */
export const duplicateKetamine = rule({
  id: 'ddi-duplicate-ketamine',
  plan: 'ddi-duplicate-ketamine',
  title: 'Two ketamine products',
  basis: 'Two drugs of one action add up, and the plan may have changed without an order being ended.',
  group: 3,
  highest: 'critical',
  needs: { drafts, productsInUse },

  decide({ drafts: { orders }, productsInUse: products }, { subject, at, site }) {
    const hours = site.thresholds.interactions.duplicateHours;
    const order = orderOf(orders, subject);
    if (order === undefined)
      return { kind: 'quiet', why: 'not-applicable', reason: 'asked only about orders', because: [] };
    const found = anyOf(
      [otherGiven(order, products, hours, at), otherOrdered(order, orders, products)],
      'no other ketamine product is active',
    );
    const next = isForNextSession(order, products, at);
    return verdict(allOf({ asked: eitherDrugAsTherapy(orders, subject), found }), ({ found: others }) => {
      const entries = others.flat().map(({ drug, from, note, ended }) => ({ drug, from, note, session: !!ended }));
      const loud = loudest(entries, ({ session }) => (!session ? 'warning' : next ? 'info' : 'critical'));
      return { facts: { entries, hours, next, drug: order.drug, ...loud }, ...loud };
    });
  },

  card({ entries, hours, next, drug, indicator }, words) {
    const sessions = entries.filter(({ session }) => session);
    const close = sessions.length > 0 && !next;
    const early = sessions.length === entries.length && next;
    const both = entries.some((one) => one.drug !== drug) ? 'Ketamine and esketamine' : 'Two ketamine products';
    return {
      summary: early
        ? 'Session of another ketamine product completed today: confirm the date of this order'
        : `${both} ${close ? `within ${hours} h` : 'both active'}: confirm the intended plan`,
      line: `The draft is for ${drug}; the record also shows: ${words.entries(
        entries.map(({ from }) => from),
        1,
      )}`,
      found: entries.map(({ from, note, session }) => `${words.entry(from)}${session ? ', given' : ''}${note}`),
      why: 'Both block the same receptor. Payers exclude use of both at once; the spacing in hours was chosen for this service.',
      options: [
        'consider confirming which product is intended',
        ...(sessions.length > 0 ? ['consider a later date'] : ['consider ending the order that is no longer intended']),
        'continue as ordered and document the reason',
      ],
      clearedBy: 'one product only, and a day between sessions of two products',
      overrideReasons: indicator === 'critical' ? 'OR-A' : early ? 'OR-C' : 'OR-B',
    };
  },
});
