import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { shownGrounds } from '../../case/course/grounds.ts';
import { dueOptions, intervalOfDays, whenDue } from '../../case/course/interval-words.ts';
import { intervalFound } from '../../case/course/kept-plan.ts';
import { lastEsketamineVisit } from '../../case/course/last-visit.ts';
import { draftOf, shownPlan } from '../../case/course/shown-plan.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';
import { louder, notLouder } from './louder.ts';

/**
 * `time-maint-wearoff` (F5): in one of the last three gaps between maintenance sessions, or since the last one, a score was
 * worse W days after the session. The interval that fits is W minus 2 days, 7 at least, and never longer than the present one.
 * Where it is no shorter and the date more than a week ahead, nothing is to be done yet: a line only.
 */
export const maintWearoff = rule({
  id: 'time-maint-wearoff',
  plan: 'time-maint-wearoff',
  title: 'Symptoms return before the next session',
  basis: 'Experts suggest a session a little before the effect of the last one fades.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, timeline, visit: lastEsketamineVisit },
  considers: louder,

  decide({ hand, timeline, visit }, { subject, at, site, verdictOf }) {
    const asked = { hand, timeline, subject, at, site };
    const statement = allOf({
      timed: timed(hand, subject),
      kept: intervalFound(timeline, 'wearoff'),
      first: notLouder({ verdictOf, site }),
    });
    return verdict(statement, ({ kept }) => ({
      facts: shownPlan(kept, asked, visit),
      indicator: 'info',
      lineOnly: kept.interval.days >= kept.interval.current && kept.due.state === 'early',
    }));
  },

  card: (plan, words) => {
    const day = plan.grounds.wearOffs[0]?.days;
    const fits =
      plan.days < plan.current ? `interval of ${plan.days} days fits` : `interval of ${plan.days} days still fits`;
    const until = plan.days < plan.current ? ` (until now ${plan.current})` : '';
    return {
      summary: `Symptoms return about day ${day}: ${fits}; next about ${words.date(plan.target)}`,
      line: `A score was worse on day ${day} after a session; ${intervalOfDays(plan)}${until} fits: ${whenDue(plan, words)}`,
      found: shownGrounds(plan.grounds, words),
      why: `Experts suggest a dose a little before the effect fades. ${plan.drug === 'ketamine' ? 'Off-label. ' : ''}Individualised; evidence low.`,
      options: dueOptions(plan, words),
      clearedBy: 'three gaps in a row without a worse score between the sessions',
      suggestions: draftOf(plan, words, `A score was worse on day ${day} after a session.`),
      cites: plan.drug === 'esketamine' ? ['S30', 'S02'] : ['S30'],
      overrideReasons: 'OR-C',
    };
  },
});
