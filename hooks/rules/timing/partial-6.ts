import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { gainLine, gainLines, gainText, mayGoOn } from '../../case/course/gain.ts';
import { gainAfterSeries } from '../../case/course/series-result.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';

/**
 * `stop-partial-6` (E2): six infusions for mood or more, never a response after them, and the latest valid score 25 to 49%
 * below the baseline and none of remission. What follows is the choice of a specialist; no dose is proposed. Quiet once the course has lapsed.
 */
export const partial6 = rule({
  id: 'stop-partial-6',
  plan: 'stop-partial-6',
  title: 'Partial response after six infusions',
  basis: 'A partial response leaves several ways to go on, and little evidence for any.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, timeline },

  decide({ hand, timeline: { mood } }, { subject, site }) {
    const statement = allOf({
      timed: timed(hand, subject),
      gain: gainAfterSeries(mood, 'ketamine', ['partial'], site.thresholds.response),
    });
    return verdict(statement, ({ gain }) => ({
      facts: { gain, limit: site.thresholds.response.response, further: mayGoOn(gain, site.thresholds.timing) },
      indicator: 'info',
    }));
  },

  card: ({ gain, limit, further }, words) => {
    const after = `${gainText(gain)} after ${words.count(gain.sessions, 'infusion')}`;
    return {
      summary: `${after}, a partial response: a specialist choice`,
      line: `Partial response, ${after}: ${gainLine(gain, words)}`,
      found: gainLines(gain, words),
      why: 'Practice differs after a partial response, and the evidence is very low; use is off-label.',
      options: [
        further
          ? 'consider a dose step, up to two infusions beyond the series, or augmentation: a choice of the specialist'
          : 'consider a dose step or augmentation: a choice of the specialist',
        'consider an alternative plan: ECT, TMS or a change of medicines',
        'no change: document the reason',
      ],
      clearedBy: `a later ${gain.scale} at least ${limit}% below the baseline`,
      cites: ['S30'],
      overrideReasons: 'OR-C',
    };
  },
});
