import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { keptPlan } from '../../case/course/kept-plan.ts';
import { longRemission } from '../../case/course/long-remission.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';
import { louder, notLouder } from './louder.ts';

/**
 * `time-maint-taper` (F5): the last three gaps were 28 days or longer, without another exposure in them, every score since they
 * began is a remission, with one in each gap and one of the last 14 days, and the response is at least 180 days old, counted
 * from the last score that was none. Information for a conversation; it ends no treatment.
 */
export const maintTaper = rule({
  id: 'time-maint-taper',
  plan: 'time-maint-taper',
  title: 'Long stable remission',
  basis: 'For how long maintenance helps is not known, and control data on long use are lacking.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, timeline },
  considers: louder,

  decide({ hand, timeline }, { subject, at, site, verdictOf }) {
    const kept = keptPlan(timeline);
    const statement = allOf({
      timed: timed(hand, subject),
      kept,
      long: kept.is === 'yes' ? longRemission(kept.value, at.today, site.thresholds) : kept,
      first: notLouder({ verdictOf, site }),
    });
    return verdict(statement, ({ kept: { course }, long: { gaps, scores, respondedOn } }) => ({
      facts: { drug: course.drug, gaps, scores, respondedOn, session: course.course.sessions.at(-1)?.from ?? [] },
      indicator: 'info',
    }));
  },

  card: ({ drug, gaps, scores, respondedOn, session }, words) => ({
    summary: 'Long stable remission: spacing out or stopping may be discussed',
    line: `In response since ${words.date(respondedOn)}; all scores over the last gaps of ${gaps.join(', ')} days in remission`,
    found: [
      ...scores.toReversed().map(words.entry),
      ...session.slice(0, 1).map((source) => `Last session: ${words.entry(source)}`),
    ],
    why: `The EU label of esketamine asks for 6 months or more after improvement. ${drug === 'ketamine' ? 'Ketamine: off-label. ' : ''}Individualised; evidence low.`,
    options: [
      'consider discussing longer gaps, or an end of treatment with a relapse plan',
      'consider keeping the interval',
      'no change: document the reason',
    ],
    clearedBy: 'a score above remission, or a gap without a score',
    cites: ['S03', 'S27'],
    overrideReasons: 'OR-C',
  }),
});
