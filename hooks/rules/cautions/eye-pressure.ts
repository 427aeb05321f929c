import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, joinLists, problems } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { recent } from '../../case/recent.ts';
import { rule } from '../../rule.ts';

const titles = {
  closure: 'Angle-closure glaucoma',
  injury: 'Recent open eye injury',
  other: 'Glaucoma or raised eye pressure',
} as const;

/**
 * `ca-iop`: angle-closure glaucoma that is current, or an open globe injury of the last 30 days, is a warning; other
 * glaucoma, its suspicion and ocular hypertension are for information. Clearance by an ophthalmologist has no code and is
 * an override reason. Not in anaesthesia or procedures.
 *
 * Safer readings: an injury recorded as over still counts for those days, and an undated active one counts as recent.
 * Follow-up visits and sequelae are no new injury.
 */
export const eyePressure = rule({
  id: 'ca-iop',
  plan: 'ca-iop',
  title: 'Glaucoma or open eye injury',
  basis: 'Ketamine can raise the pressure in the eye.',
  group: 2,
  highest: 'warning',
  needs: {
    drafts,
    closures: problems('angle-closure', 'active'),
    injuries: problems('open-globe-injury-new', 'ever'),
    others: problems('eye-pressure-other', 'active'),
  },

  decide({ drafts: { orders }, closures, injuries, others }, { subject, at, site }) {
    const lately = recent(injuries, site.thresholds.eye.injuryDays, at);
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: joinLists([closures, lately, others]).any('no glaucoma or open eye injury on record'),
    });
    return verdict(statement, ({ found }) => {
      const severe = [...closures.items, ...lately.items].map(({ from }) => from);
      const entries = found.map(({ from }) => from);
      const what: keyof typeof titles = closures.items.length > 0 ? 'closure' : severe.length > 0 ? 'injury' : 'other';
      return severe.length > 0
        ? { facts: { entries, what }, indicator: 'warning', lowered: loweredBy(severe) }
        : { facts: { entries, what }, indicator: 'info' };
    });
  },

  card({ entries, what }, words) {
    return {
      summary: `${titles[what]} on record: eye-pressure check before ketamine`,
      line: `The record shows: ${words.entries(entries, 1)}`,
      found: entries.map(words.entry),
      why: 'The ketamine label reports raised eye pressure; consensus asks for caution with low certainty.',
      options: [
        'consider ophthalmology input before the dose',
        'consider an eye-pressure measurement',
        'continue as ordered and document the reason',
      ],
      clearedBy: 'a resolved status; clearance by an ophthalmologist is not seen',
      overrideReasons: 'OR-B',
    };
  },
});
