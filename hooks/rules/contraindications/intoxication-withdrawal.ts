import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, joinLists, problems } from '../../../src/picture/index.ts';
import { alcoholToday } from '../../case/alcohol-level.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { recent } from '../../case/recent.ts';
import { rule } from '../../rule.ts';

/**
 * `ci-intoxication-withdrawal`: intoxication or withdrawal by any substance but tobacco, written down in the last 7 days,
 * whatever became of it; or alcohol in blood or breath today, where a site has mapped such a test. Alcohol in urine lasts
 * for days and does not count. Cleared by 7 days without another entry. Not in anaesthesia.
 *
 * Safer readings: the later of onset and recorded date counts, because such codes carry the onset of the disorder; an
 * active entry without a date counts as recent. Caffeine has no code apart from other stimulants, so it counts.
 */
export const intoxicationWithdrawal = rule({
  id: 'ci-intoxication-withdrawal',
  plan: 'ci-intoxication-withdrawal',
  title: 'Intoxication or withdrawal',
  basis: 'Intoxication and withdrawal add to sedation, blood pressure and confusion after a dose.',
  group: 2,
  highest: 'critical',
  needs: { drafts, states: problems('intoxication-or-withdrawal', 'ever', { dated: 'written' }), alcoholToday },

  decide({ drafts: { orders }, states, alcoholToday: alcohol }, { subject, at, site }) {
    const days = site.thresholds.intoxication.recordDays;
    const lately = recent(states, days, at);
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: joinLists<unknown>([lately, alcohol]).any('no recent intoxication or withdrawal on record'),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      return { facts: { entries, days }, indicator: 'critical', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries, days }, words) => ({
    summary: 'Recent intoxication/withdrawal on record: reassess before any dosing',
    line: `The record shows recent intoxication or withdrawal: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: 'Trials left such patients out; other sedatives and withdrawal add to sedation and blood-pressure rise.',
    options: [
      'consider a reassessment, and a later date once it is over',
      'consider an addiction or psychiatry review before a course',
      'continue as ordered and document the reason',
    ],
    clearedBy: `${days} days without such an entry`,
    overrideReasons: 'OR-A',
  }),
});
