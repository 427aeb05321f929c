import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { shownGrounds } from '../../case/course/grounds.ts';
import {
  changedBy,
  dueOptions,
  intervalNamed,
  lastScore,
  notBefore,
  whyInterval,
} from '../../case/course/interval-words.ts';
import { lastEsketamineVisit } from '../../case/course/last-visit.ts';
import { draftOf, dueSession, shownPlan } from '../../case/course/shown-plan.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';
import { louder, notLouder } from './louder.ts';

/**
 * `time-maint-overdue` (F6): the window around the due date is over, and the last session at most 90 days ago (later:
 * `time-maint-lapsed`). Quiet while a session of the next 7 days is booked or ordered; a later one is named. Findings on the interval and a missing
 * score stand beside it. Where nobody rated whether the induction helped, only once a maintenance session was given.
 */
export const maintOverdue = rule({
  id: 'time-maint-overdue',
  plan: 'time-maint-overdue',
  title: 'Maintenance session overdue',
  basis: 'Effects fade between sessions, and how fast differs between patients.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, timeline, visit: lastEsketamineVisit },
  considers: louder,

  decide({ hand, timeline, visit }, { subject, at, hook, site, verdictOf }) {
    const asked = { hand, timeline, subject, at, site };
    const statement = allOf({
      timed: timed(hand, subject),
      kept: dueSession(asked, 'overdue'),
      first: notLouder({ verdictOf, site }),
    });
    return verdict(statement, ({ kept }) => ({
      facts: shownPlan(kept, asked, visit),
      indicator: 'info',
      lineOnly: hook === 'encounter-start' && hand.elsewhere,
    }));
  },

  card: (plan, words) => {
    const [booked] = plan.grounds.booked;
    const planned = booked ? `planned ${words.date(booked.date)}; ` : '';
    return {
      summary: `Maintenance session was due ${words.date(plan.target)}; ${planned}${lastScore(plan.grounds, words)}`,
      line: `Maintenance with ${plan.drug}, ${intervalNamed(plan)}: due ${words.date(plan.target)}, window over since ${words.date(plan.to)}${notBefore(plan, words)}`,
      found: shownGrounds(plan.grounds, words),
      why: whyInterval(plan),
      options: dueOptions(plan, words),
      clearedBy: changedBy(plan, 'a session, or one booked in the next days'),
      suggestions: draftOf(plan, words, 'Its window is over.'),
      ...(plan.drug === 'esketamine' && { cites: ['S02', 'S28'] }),
      overrideReasons: 'OR-C',
    };
  },
});
