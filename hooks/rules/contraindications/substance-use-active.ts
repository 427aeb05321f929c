import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf, joinLists, not, yes } from '../../../src/picture/index.ts';
import { entriesOnce } from '../../case/entries-of.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { substanceUse } from '../../case/substance-use.ts';
import { rule } from '../../rule.ts';
import { substanceUseRemission } from '../cautions/substance-use-remission.ts';

/**
 * `ci-sud-active`: a current moderate or severe substance use disorder (dependence codes), opioids included; ketamine or
 * phencyclidine misuse of any severity. Never tobacco or caffeine, never a remission code or status. Not in anaesthesia.
 *
 * Opioid dependence on buprenorphine or methadone for 90 days or more with no unexpected drug screen in 90 days is only a
 * caution (`ca-oud-on-moud`) and not part of this rule. Safer reading: if medicines or drug screens could not be read, so
 * that the exception cannot be shown to apply, it stays critical, and the card says what was not checked.
 */
export const substanceUseActive = rule({
  id: 'ci-sud-active',
  plan: 'ci-sud-active',
  title: 'Active substance use disorder',
  basis: 'Ketamine and esketamine can be misused; serial dosing in active misuse is advised against.',
  group: 2,
  highest: 'critical',
  replaces: [substanceUseRemission],
  needs: { drafts, substanceUse },

  decide({ drafts: { orders }, substanceUse: use }, { subject }) {
    const none = 'no active moderate or severe substance use disorder on record';
    const { stableTreatment: stable } = use;
    const others = allOf({ disorders: joinLists([use.moderateOrSevere, use.ketamineMisuse]).any(none) });
    const opioids = allOf({
      disorders: use.opioidDependence.any(none),
      unstable:
        stable.is === 'unknown'
          ? yes(undefined, [], stable.gaps)
          : not(stable, 'the opioid use disorder is on stable agonist treatment, which is a caution of its own'),
    });
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: anyOf([others, opioids], opioids.is === 'no' ? opioids.reason : none),
    });
    return verdict(statement, ({ found }) => {
      const entries = entriesOnce(found.flatMap(({ disorders }) => disorders));
      return { facts: { entries }, indicator: 'critical', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Active substance use disorder on record: addiction/psychiatry review first',
    line: `The record shows a current substance use disorder: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'The esketamine label asks to assess misuse risk; consensus advises against serial infusions in active misuse.',
    options: [
      'consider an addiction or psychiatry review before a course',
      'consider another treatment',
      'consider updating the problem list if this is in remission or not current',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a remission code or status',
    overrideReasons: 'OR-A',
  }),
});
