import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { gainLine, gainLines, gainText } from '../../case/course/gain.ts';
import { gainAfterSeries } from '../../case/course/series-result.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';

/**
 * `stop-nonresponse-6` (E2): six infusions for mood or more, never a response after them, and the latest valid score less than
 * 25% below the baseline and none of remission; from a low baseline only information. One that was shown during the series and
 * lost again is named. While it speaks nothing is said of the interval or the due date. Quiet once the course has lapsed.
 * Esketamine is left to `stop-esketamine-4wk`, a better score to `stop-partial-6`.
 */
export const nonresponse6 = rule({
  id: 'stop-nonresponse-6',
  plan: 'stop-nonresponse-6',
  title: 'Non-response after six infusions',
  basis: 'Where a whole series has not helped, other treatments may.',
  group: 4,
  highest: 'warning',
  needs: { hand: atHand, timeline },

  decide({ hand, timeline: { mood } }, { subject, site }) {
    const statement = allOf({
      timed: timed(hand, subject),
      gain: gainAfterSeries(mood, 'ketamine', ['non-response'], site.thresholds.response),
    });
    return verdict(statement, ({ gain }) => ({
      facts: { gain, limit: site.thresholds.response.partial },
      indicator: gain.low ? 'info' : 'warning',
    }));
  },

  card: ({ gain, limit }, words) => {
    const after = `${gainText(gain)} after ${words.count(gain.sessions, 'infusion')}`;
    return {
      summary: `${after}: alternative plan may be considered`,
      line: `${after}: ${gainLine(gain, words)}`,
      found: gainLines(gain, words),
      why: 'In an open-label series 59% had responded after six, half of them by the third; a blinded trial of up to eight found no advantage.',
      options: [
        'consider an alternative plan: ECT, TMS or a change of medicines',
        'consider reviewing diagnosis, dose given and medicines that may weaken the effect',
        'no change: document the reason',
      ],
      clearedBy: `a later ${gain.scale} at least ${limit}% below the baseline`,
      cites: ['S20', 'S24'],
      overrideReasons: 'OR-B',
    };
  },
});
