import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { gainLine, gainLines, gainText } from '../../case/course/gain.ts';
import { gainAfterSeries } from '../../case/course/series-result.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';

/**
 * `stop-esketamine-4wk` (E2): after session 8 or day 28 of an esketamine course, whichever is first, never a response, and the
 * latest valid score less than 50% below the baseline and none of remission. A response that was lost again is left to the interval and to
 * `time-relapse`. Quiet once the course has lapsed.
 */
export const esketamine4wk = rule({
  id: 'stop-esketamine-4wk',
  plan: 'stop-esketamine-4wk',
  title: 'Benefit review after four weeks of esketamine',
  basis: 'The label asks for evidence of benefit at the end of induction, before treatment goes on.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, timeline },

  decide({ hand, timeline: { mood } }, { subject, site }) {
    const gain = gainAfterSeries(mood, 'esketamine', ['partial', 'non-response'], site.thresholds.response);
    return verdict(allOf({ timed: timed(hand, subject), gain }), ({ gain }) => ({
      facts: { gain, limit: site.thresholds.response.response },
      indicator: 'info',
    }));
  },

  card: ({ gain, limit }, words) => {
    const after = `${gainText(gain)} after ${words.count(gain.sessions, 'esketamine session')}`;
    return {
      summary: `${after}: the label reviews benefit at the end of induction`,
      line: `${after}: ${gainLine(gain, words)}`,
      found: gainLines(gain, words),
      why: 'The label looks at the evidence of benefit after week 4. For acute suicidal thoughts, longer use was not systematically evaluated.',
      options: [
        'consider a review of benefit before the next session',
        'consider an alternative plan, or a change of the oral antidepressant',
        'no change: document the reason',
      ],
      clearedBy: `a later ${gain.scale} at least ${limit}% below the baseline`,
      cites: ['S02'],
      overrideReasons: 'OR-C',
    };
  },
});
