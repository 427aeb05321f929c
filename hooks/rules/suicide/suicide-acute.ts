import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { anyOf, type Truth, yes } from '../../../src/picture/index.ts';
import { referral } from '../../case/referral.ts';
import { acuteScreen, recentAttempt, type SuicideFinding, unassessedItem9 } from '../../case/suicide-findings.ts';
import { rule } from '../../rule.ts';

/**
 * `ind-suicide-acute`: the latest Columbia screen of 14 days with intent, plan or behaviour in three months; or a suicide
 * attempt coded and dated within 14 days; or item 9 of the PHQ-9 at 3 within 7 days without a risk assessment since.
 * Restates what is recorded, with options; on every hook, never suppressed, at any age. Never a ketamine clinic.
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
  needs: { acuteScreen, recentAttempt, unassessedItem9 },

  decide({ acuteScreen, recentAttempt, unassessedItem9 }, { site }) {
    const attempt: Truth<SuicideFinding> =
      recentAttempt.is === 'yes'
        ? yes(
            { finding: 'suicide attempt recorded', date: recentAttempt.value[0]?.date?.latest },
            recentAttempt.because,
            recentAttempt.notChecked,
          )
        : recentAttempt;
    const statement = anyOf([acuteScreen, attempt, unassessedItem9], 'no acute suicide-risk finding recorded');
    return verdict(statement, (findings, because) => ({
      facts: { findings, entries: because, to: site.referrals.emergency },
      indicator: 'critical',
      lowered: loweredBy(because),
    }));
  },

  card: ({ findings, entries, to }, words) => {
    const named = findings.map(
      ({ finding, date }) => `${finding}, ${date === undefined ? 'undated' : words.date(date)}`,
    );
    return {
      summary: `Acute suicide-risk finding (${named[0]}): same-day risk assessment and safety plan`,
      line: `The record shows: ${named.join('; ')}`,
      found: entries.map(words.entry),
      why: 'A recent acute finding stands without a later assessment that settles it in the released records. Ketamine can lower suicidal thoughts for days; an effect on suicide deaths has not been shown. Safety-plan documents were not searched.',
      options: [
        'consider a suicide-risk assessment the same day',
        'consider a safety plan, counselling on access to means, and the 988 lifeline',
        'consider the level of care, and follow-up within 7 days',
        'continue as planned and document the assessment',
      ],
      clearedBy: 'a risk assessment or a completed C-SSRS after the finding',
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
      overrideReasons: 'OR-A',
    };
  },
});
