import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { otherProduct } from '../../case/course/other-product.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';

/**
 * `time-mixed-product`: sessions of ketamine for mood and of esketamine are both on record in the time of the course that
 * goes on, or without the pause that would have ended it. A line: they are counted apart, as after a switch.
 */
export const mixedProduct = rule({
  id: 'time-mixed-product',
  plan: 'time-mixed-product',
  title: 'Ketamine and esketamine in one course',
  basis: 'Series were studied with one product each, so sessions of two are not added up.',
  group: 4,
  highest: 'info',
  lineOnly: true,
  needs: { hand: atHand, timeline },

  decide({ hand, timeline }, { subject, at, site }) {
    const both = otherProduct(timeline, at, site.thresholds.timing);
    return verdict(allOf({ timed: timed(hand, subject), both }), ({ both: found }) => ({
      facts: found,
      indicator: 'info',
    }));
  },

  card({ drug, sessions, other, otherSessions, entries }, words) {
    const counted = `${drug} ${sessions}, ${other} ${otherSessions}`;
    return {
      summary: `Ketamine and esketamine in one course: sessions counted apart (${counted})`,
      line: `Sessions of two products are counted apart: ${counted}; ${other} last on ${words.date(entries.at(-1)?.date)}`,
      found: entries.map(words.entry),
      why: 'Series were studied with one product each: six infusions and eight esketamine sessions do not add up.',
      options: ['consider confirming the plan after a change of product', 'no change: document the reason'],
      clearedBy: 'the end of the earlier course',
      overrideReasons: 'OR-C',
    };
  },
});
