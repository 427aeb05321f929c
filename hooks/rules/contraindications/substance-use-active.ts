import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, joinLists, yes } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { substanceUse } from '../../case/substance-use.ts';
import { rule } from '../../rule.ts';

/**
 * `ci-sud-active`: a current moderate or severe substance use disorder (dependence codes), opioids included; ketamine or
 * phencyclidine misuse of any severity. Never tobacco or caffeine, never a remission code or status. Not in anaesthesia.
 *
 * Opioid dependence on buprenorphine or methadone for 90 days or more with no unexpected drug screen is only a caution
 * (`ca-oud-on-moud`). Safer reading: drug screens are not an input of this rule, so that exception cannot be shown to
 * apply in full; agonist treatment alone lowers the finding to a warning that says so, and never silences it. If
 * medicines could not be read, it stays critical.
 */
export const substanceUseActive = rule({
  id: 'ci-sud-active',
  plan: 'ci-sud-active',
  title: 'Active substance use disorder',
  basis: 'Ketamine and esketamine can be misused; serial dosing in active misuse is advised against.',
  group: 2,
  highest: 'critical',
  needs: { drafts, substanceUse },

  decide({ drafts: { orders }, substanceUse: use }, { subject }) {
    const others = joinLists([use.moderateOrSevere, use.ketamineMisuse]);
    const treated = others.items.length === 0 ? use.agonistTreatment : undefined;
    const agonists = treated?.items.map(({ from }) => from) ?? [];
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: joinLists([others, use.opioidDependence]).any(
        'no active moderate or severe substance use disorder on record',
      ),
      treatment: yes(agonists, agonists, agonists.length === 0 ? treated?.gaps : []),
    });
    return verdict(statement, ({ found }) => {
      const entries = [...new Map(found.map(({ from }) => [from.id, from])).values()];
      const decisive = treated ? entries : others.items.map(({ from }) => from);
      const indicator = agonists.length > 0 ? 'warning' : 'critical';
      return { facts: { entries, agonists }, indicator, lowered: loweredBy(decisive) };
    });
  },

  card: ({ entries, agonists }, words) => ({
    summary:
      agonists.length > 0
        ? 'Opioid use disorder on agonist treatment: coordinate with the treating prescriber'
        : 'Active substance use disorder on record: addiction/psychiatry review first',
    line: `The record shows a current substance use disorder: ${words.entries(entries)}`,
    found: [...entries, ...agonists].map(words.entry),
    why:
      agonists.length > 0
        ? 'Agonist treatment of 90 days is read as stable; drug screens are not read here. The esketamine label asks to assess misuse risk.'
        : 'The esketamine label asks to assess misuse risk; consensus advises against serial infusions in active misuse.',
    options: [
      'consider an addiction or psychiatry review before a course',
      agonists.length > 0 ? 'consider a plan with the prescriber of the agonist' : 'consider another treatment',
      'consider updating the problem list if this is in remission or not current',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a remission code or status',
    overrideReasons: agonists.length > 0 ? 'OR-B' : 'OR-A',
  }),
});
