import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { substanceUse } from '../../case/substance-use.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-oud-on-moud`: active opioid dependence, buprenorphine or methadone current for 90 days or more, and no unexpected
 * drug screen in 90 days (any of that time, though a later one may be as expected). Many stable patients stay coded as
 * dependent. Where one of these cannot be shown, `ci-sud-active` speaks instead. Not in anaesthesia.
 *
 * Safer readings: only an agonist that is coded and has a start counts; one ordered for pain counts like one for the
 * disorder, because orders seldom say which. No drug screen at all, on a list that was read, is no unexpected one.
 */
export const opioidAgonistTreatment = rule({
  id: 'ca-oud-on-moud',
  plan: 'ca-oud-on-moud',
  title: 'Opioid use disorder on agonist treatment',
  basis: 'Stable agonist treatment lowers the risk of misuse, and its prescriber knows the patient.',
  group: 2,
  highest: 'warning',
  needs: { drafts, substanceUse },

  decide({ drafts: { orders }, substanceUse: { opioidDependence, stableTreatment } }, { subject, site }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: opioidDependence.any('no active opioid dependence on record'),
      stable: stableTreatment,
    });
    return verdict(statement, ({ found, stable: { agonists } }) => {
      const entries = found.map(({ from }) => from);
      return {
        facts: { entries, agonists: agonists.map(({ from }) => from), days: site.thresholds.substanceUse.agonistDays },
        indicator: 'warning',
        lowered: loweredBy(entries),
      };
    });
  },

  card: ({ entries, agonists, days }, words) => ({
    summary: 'OUD on agonist treatment: coordinate with the treating prescriber',
    line: `Opioid use disorder on agonist treatment: ${words.entries([...entries.slice(0, 1), ...agonists])}`,
    found: [...entries, ...agonists].map(words.entry),
    why: `Read as stable: treatment of ${days} days or more and no unexpected drug screen read. Chosen by expert opinion.`,
    options: [
      'consider a plan with the prescriber of the agonist',
      'consider a misuse-risk plan (monitoring programme, drug screens)',
      'no change: document the reason',
    ],
    clearedBy: 'a remission code or status',
    overrideReasons: 'OR-B',
  }),
});
