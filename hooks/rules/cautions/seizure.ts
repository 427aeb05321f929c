import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { uncontrolledEpilepsy } from '../../case/epilepsy.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-seizure`: epilepsy (G40) with a seizure or status epilepticus in the last 180 days (R56.9, G40 with a last character
 * 1), or active epilepsy without any antiseizure medicine on the list. A seizure without epilepsy on record does not
 * count. Cleared where it is controlled. Not in anaesthesia.
 *
 * Safer readings: epilepsy that is recorded as over counts with a recent seizure; benzodiazepines, and barbiturates for
 * other purposes, are no antiseizure medicine here. If medicines could not be read, only a recent seizure can be told.
 */
export const seizure = rule({
  id: 'ca-seizure',
  plan: 'ca-seizure',
  title: 'Active seizure disorder',
  basis: 'A seizure disorder that is not controlled should be known before a dose.',
  group: 2,
  highest: 'warning',
  needs: { drafts, uncontrolledEpilepsy },

  decide({ drafts: { orders }, uncontrolledEpilepsy: found }, { subject, site }) {
    const statement = allOf({ concerned: eitherDrugAsTherapy(orders, subject), found });
    const days = site.thresholds.seizure.recentDays;
    return verdict(statement, ({ found: { lowered, ...found } }) => ({
      facts: { ...found, days },
      indicator: 'warning',
      lowered,
    }));
  },

  card: ({ entries, recent, untreated, days }, words) => ({
    summary: 'Active seizure disorder on record: neurology input and interaction check',
    line: `The record shows epilepsy with ${recent ? 'a recent seizure' : 'no antiseizure medicine'}: ${words.entries(entries)}`,
    found: [...entries.map(words.entry), ...(untreated ? ['No antiseizure medicine found on the list'] : [])],
    why: 'The ketamine label reports seizure-like movements in anaesthesia; evidence at these doses is low.',
    options: [
      'consider neurology input and a check of medicines that lower the seizure threshold',
      'consider updating the problem or medicine list if it is controlled',
      'no change: document the reason',
    ],
    clearedBy: `${days} days without a seizure, with an antiseizure medicine on the list`,
    overrideReasons: 'OR-B',
  }),
});
