import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf } from '../../../src/picture/index.ts';
import { eitherDrug } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { referral } from '../../case/referral.ts';
import { acuteScreen, recentAttempt, unassessedItem9 } from '../../case/suicide-findings.ts';
import { rule } from '../../rule.ts';
import { suicidePositiveScreen } from './suicide-positive-screen.ts';

/**
 * `ind-suicide-acute`: the latest Columbia screen of 14 days with intent, plan or behaviour in three months; or a suicide
 * attempt coded and dated within 14 days; or item 9 of the PHQ-9 at 3 within 7 days without a risk assessment since.
 * Restates what is recorded, with options; on every hook, never suppressed, at any age. Never a ketamine clinic. At
 * signing it speaks beside an order for ketamine or esketamine, whatever its use, and not beside an unrelated sedative.
 * A site may lower it to a warning, and names its own crisis line.
 *
 * Safer readings: one readable finding is enough, whatever is missing. An assessment that could not be read clears
 * nothing. An item 9 that was not recorded is neither 0 nor 3: with complete lists there is nothing to restate.
 */
export const suicideAcute = rule({
  id: 'ind-suicide-acute',
  plan: 'ind-suicide-acute',
  title: 'Acute suicide-risk finding',
  basis: 'A recorded acute finding deserves an assessment the same day, whatever else is planned.',
  group: 1,
  highest: 'critical',
  neverSuppressed: true,
  replaces: [suicidePositiveScreen],
  needs: { drafts, acuteScreen, recentAttempt, unassessedItem9 },

  decide({ drafts: { orders }, acuteScreen, recentAttempt, unassessedItem9 }, { site, subject }) {
    const statement = allOf({
      concerned: eitherDrug(orders, subject),
      findings: anyOf([recentAttempt, acuteScreen, unassessedItem9], 'no acute suicide-risk finding recorded'),
    });
    return verdict(statement, ({ findings }, because) => ({
      facts: { findings, entries: because, to: site.referrals.emergency, crisisLine: site.wording.crisisLine },
      indicator: site.wording.suicideCard,
      lowered: loweredBy(because),
    }));
  },

  card: ({ findings, entries, to, crisisLine }, words) => {
    const named = findings.map(({ finding, date }) => `${finding}, ${words.date(date)}`);
    return {
      summary: `Acute suicide-risk finding (${named[0]}): same-day risk assessment and safety plan`,
      line: `The record shows: ${named.join('; ')}`,
      found: entries.map(words.entry),
      why: 'Guidance asks for an assessment the same day. Notes and safety-plan documents were not searched.',
      options: [
        'consider a suicide-risk assessment the same day',
        `consider a safety plan, counselling on access to means, and the ${crisisLine}`,
        'consider the level of care, and follow-up within 7 days; ketamine has shown no effect on suicide deaths',
        'continue as planned and document the assessment',
      ],
      clearedBy: findings.map(({ clearedBy }) => clearedBy).join('; '),
      suggestions: [
        referral({
          target: 'ref-emergency',
          to,
          priority: 'stat',
          reasons: entries,
          support: [],
          note: `${named.join('; ')}. Same-day assessment requested.`,
        }),
      ],
      cites: ['S12', 'S19', 'S65'],
      overrideReasons: 'OR-A',
    };
  },
});
