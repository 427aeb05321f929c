import { verdict } from '../../../src/engine/index.ts';
import { allOf, Known, known } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { intervalFound } from '../../case/course/kept-plan.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';
import { louder, notLouder } from './louder.ts';

/**
 * `time-maint-hold` (F5): a score of the last 14 days, and neither it nor the last gaps give a ground for another interval.
 * A line on the timing card and never a card.
 */
export const maintHold = rule({
  id: 'time-maint-hold',
  plan: 'time-maint-hold',
  title: 'Interval kept',
  basis: 'Between worsening and a long stable run there is no ground for a change.',
  group: 4,
  highest: 'info',
  lineOnly: true,
  needs: { hand: atHand, timeline },
  considers: louder,

  decide({ hand, timeline }, { subject, site, verdictOf }) {
    const kept = intervalFound(timeline, 'hold');
    const [score] = kept.is === 'yes' ? kept.value.interval.scores.map(({ from }) => from) : [];
    const statement = allOf({
      timed: timed(hand, subject),
      kept,
      score:
        kept.is === 'yes' ? known(score ? Known.of(score, [score]) : Known.none(['scores']), 'no recent score') : kept,
      first: notLouder({ verdictOf, site }),
    });
    return verdict(statement, ({ kept: { interval, now }, score }) => ({
      facts: {
        days: interval.days,
        beyondLabel: interval.beyondLabel,
        score,
        wearOff: interval.wearOffs[0],
        between: now.gaps.slice(-1 - site.thresholds.timing.wearoffGaps).some((gap) => gap.between.length > 0),
      },
      indicator: 'info',
    }));
  },

  card: ({ days, beyondLabel, score, wearOff, between }, words) => ({
    summary: `Interval of ${days} days kept`,
    line: `Interval of ${days} days kept${beyondLabel ? ' (beyond label)' : ''}: ${words.entry(score)}; ${
      wearOff
        ? `a score was worse at the end of a gap of ${wearOff.days} days`
        : between
          ? 'with other exposures in these gaps nobody can tell whether a longer one would hold'
          : 'the last gaps give no ground for a change'
    }`,
    found: [words.entry(score), ...(wearOff ? [words.entry(wearOff.score.from)] : [])],
    why: 'No trial fixes the best interval. Individualised; evidence low.',
    options: ['consider keeping the interval', 'no change: document the reason'],
    overrideReasons: 'OR-C',
  }),
});
