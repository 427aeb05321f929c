import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { entriesOnce } from '../../case/entries-of.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { repairedVessels } from '../../case/repaired-vessels.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-aneurysm-repaired`: an aneurysm or arteriovenous malformation that was repaired or is recorded as inactive or
 * resolved, or a repair procedure by itself. The labels do not speak of repair; expert opinion [X]. Cleared by a specialist
 * clearance with a code the site has mapped. Not shown where `ci-aneurysm` or `ci-avm` speaks.
 *
 * Safer readings: see `hooks/case/repaired-vessels.ts`.
 */
export const aneurysmRepaired = rule({
  id: 'ca-aneurysm-repaired',
  plan: 'ca-aneurysm-repaired',
  title: 'Repaired aneurysm or arteriovenous malformation',
  basis: 'A repaired vessel may still have a weak spot, and others may have formed.',
  group: 2,
  highest: 'warning',
  needs: { drafts, repairedVessels },

  decide({ drafts: { orders }, repairedVessels: found }, { subject }) {
    const statement = allOf({ concerned: eitherDrugAsTherapy(orders, subject), found });
    return verdict(statement, ({ found: former }) => {
      const entries = entriesOnce(former);
      return { facts: { entries }, indicator: 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Aneurysm/AVM recorded as repaired or inactive: vascular/neurosurgical clearance advised',
    line: `The record shows a repaired or former aneurysm or AVM: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'The labels do not speak of repair; asking for clearance is expert opinion.',
    options: [
      'consider asking vascular surgery or neurosurgery for clearance',
      'consider blood-pressure checks during the session',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a documented specialist clearance',
    overrideReasons: 'OR-B',
  }),
});
