import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { shownGrounds } from '../../case/course/grounds.ts';
import { changedBy, dueOptions, intervalNamed, whenDue, whyInterval } from '../../case/course/interval-words.ts';
import { lastEsketamineVisit } from '../../case/course/last-visit.ts';
import { draftOf, dueSession, shownPlan } from '../../case/course/shown-plan.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';
import { louder, notLouder } from './louder.ts';

/**
 * `time-maint-next` (F6): the next maintenance session is at most a week ahead and its window is still to come. A finding on
 * the interval carries the date itself and keeps this one quiet; so does a session that is booked or ordered in the window.
 */
export const maintNext = rule({
  id: 'time-maint-next',
  plan: 'time-maint-next',
  title: 'Next maintenance session',
  basis: 'A date a week ahead leaves time for a score and a booking.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, timeline, visit: lastEsketamineVisit },
  considers: louder,

  decide({ hand, timeline, visit }, { subject, at, hook, site, verdictOf }) {
    const asked = { hand, timeline, subject, at, site };
    const statement = allOf({
      timed: timed(hand, subject),
      kept: dueSession(asked, 'soon'),
      first: notLouder({ verdictOf, site }),
    });
    return verdict(statement, ({ kept }) => ({
      facts: shownPlan(kept, asked, visit),
      indicator: 'info',
      lineOnly: hook === 'encounter-start' && hand.elsewhere,
    }));
  },

  card: (plan, words) => ({
    summary: `Next maintenance session about ${words.date(plan.target)} (${intervalNamed(plan)})`,
    line: `Maintenance with ${plan.drug}, ${intervalNamed(plan)}: ${whenDue(plan, words)}`,
    found: shownGrounds(plan.grounds, words),
    why: whyInterval(plan),
    options: dueOptions(plan, words),
    clearedBy: changedBy(plan, 'a session, or one booked in the window'),
    suggestions: draftOf(plan, words, 'No finding changes it.'),
    ...(plan.drug === 'esketamine' && { cites: ['S02', 'S28'] }),
    overrideReasons: 'OR-C',
  }),
});
