import { verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf, type FactList } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { exposureChecks, longExposure } from '../../case/course/long-exposure.ts';
import { unlessKnown } from '../../case/lately.ts';
import { rule } from '../../rule.ts';

/**
 * `time-exposure-review` (F7): twelve therapy exposures in 365 days, or a course of 365 days. Quiet while a urinalysis and an
 * ALT or AST, dated after the twelfth of the course, are at most 90 days old. At patient-view only a line (F6).
 *
 * Safer readings: every therapy exposure counts, whatever drug or route, stopped early or not; results that were not read
 * answer nothing, and that is said.
 */
export const exposureReview = rule({
  id: 'time-exposure-review',
  plan: 'time-exposure-review',
  title: 'Review of long exposure',
  basis: 'Harm to bladder, liver and cognition, and misuse, grow with exposure and are found by looking.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, longExposure, exposureChecks },

  decide({ hand, longExposure: long, exposureChecks: { urine, liver } }, { subject, at, hook, site }) {
    const lineOnly = hook === 'patient-view';
    const from = long.is === 'yes' ? long.value.checkFrom : at.today;
    const there = (list: FactList<unknown>) => list.within({ from, to: at.today }).any('none recorded');
    const urinalysis = there(urine);
    const enzyme = anyOf(liver.map(there), 'none recorded');
    const statement = allOf({
      timed: timed(hand, subject),
      long,
      unreviewed:
        long.is === 'yes' ? unlessKnown(allOf({ urinalysis, enzyme }), 'urinalysis and liver tests are recent') : long,
    });
    return verdict(statement, ({ long: exposure }) => ({
      facts: {
        exposure,
        // A line is another finding than a card: what the card counts differs.
        own: !lineOnly,
        // What was not read is not said to be missing.
        missing: [...(urinalysis.is === 'no' ? ['urinalysis'] : []), ...(enzyme.is === 'no' ? ['ALT or AST'] : [])],
        limit: site.thresholds.timing.exposureSessions,
        year: site.thresholds.timing.exposureDays,
        checkDays: site.thresholds.timing.exposureCheckDays,
      },
      indicator: 'info',
      lineOnly,
    }));
  },

  card({ exposure, missing, limit, year, checkDays }, words) {
    const { sessions, uncompleted, counts, entries, days, twelfth, checkFrom } = exposure;
    const { ketamine, esketamine } = counts;
    const both = ketamine > 0 && esketamine > 0 ? `, ketamine ${ketamine}, esketamine ${esketamine}` : '';
    const kinds = `${uncompleted > 0 ? `, ${uncompleted} not completed` : ''}${both}`.slice(2);
    const which = kinds && ` (${kinds})`;
    const many = `${words.count(sessions, 'exposure')} in ${year} days`;
    const long = sessions >= limit ? many : `${words.count(days, 'day')} of treatment`;
    const none = missing.map((what) => `no ${what}`).join(', ');
    const missed = none === '' ? [] : [`N${none.slice(1)} since ${words.date(checkFrom)} on record`];
    return {
      summary: `${long}: review of bladder, liver, cognition and misuse`,
      line: [`${long}${which}: time for a review of bladder, liver, cognition and misuse`, ...missed].join('. '),
      found: [...entries.slice(0, 1), ...entries.slice(-1)]
        .map((entry, place) => `${place === 0 ? 'First' : 'Latest'} of these: ${words.entry(entry)}`)
        .concat(missed),
      why: 'Labels ask to watch for urinary, liver and cognitive effects and misuse. The number is chosen here; evidence low.',
      options: [
        'consider asking about bladder symptoms, with urinalysis; liver tests; cognition; misuse',
        'no change: document the reason',
      ],
      clearedBy: `a urinalysis and an ALT or AST of the last ${checkDays} days${twelfth ? `, after exposure ${limit} (${words.date(twelfth)})` : ''}`,
      cites: ['S59', 'S58', 'S27'],
      overrideReasons: 'OR-C',
    };
  },
});
