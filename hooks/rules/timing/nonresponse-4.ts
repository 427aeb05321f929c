import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { gainLine, gainLines, gainText } from '../../case/course/gain.ts';
import { gainInSeries } from '../../case/course/series-result.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';

/**
 * `stop-nonresponse-4` (E2): four or five infusions of a series for mood, and the latest valid score after the fourth less
 * than 25% below the baseline and none of remission. Quiet from the sixth on, and where the series was broken off.
 */
export const nonresponse4 = rule({
  id: 'stop-nonresponse-4',
  plan: 'stop-nonresponse-4',
  title: 'Little improvement after four infusions',
  basis: 'Most who respond have done so by the fourth infusion, and some do later.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, timeline },

  decide({ hand, timeline: { mood } }, { subject, site: { thresholds } }) {
    const statement = allOf({ timed: timed(hand, subject), gain: gainInSeries(mood, thresholds) });
    return verdict(statement, ({ gain }) => ({
      facts: { gain, of: thresholds.timing.infusions, limit: thresholds.response.partial },
      indicator: 'info',
    }));
  },

  card: ({ gain, of, limit }, words) => {
    const after = `${gainText(gain)} after ${words.count(gain.sessions, 'infusion')}`;
    return {
      summary: `${after}: whether to complete ${of} may be considered`,
      line: `${after}: ${gainLine(gain, words)}`,
      found: gainLines(gain, words),
      why: 'In an open-label series the median responder needed three infusions; some respond later. Evidence low, use off-label.',
      options: [
        'consider whether to complete the series, or an alternative plan',
        'consider reviewing medicines that may weaken the effect',
        'no change: document the reason',
      ],
      clearedBy: `a later ${gain.scale} at least ${limit}% below the baseline`,
      cites: ['S20'],
      overrideReasons: 'OR-C',
    };
  },
});
