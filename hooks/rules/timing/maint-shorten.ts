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
 * `time-maint-shorten` (F5): the latest score is worse, or one was at the end of one of the last three gaps, on the day of the
 * next session, and nobody knows since when. The interval that fits is one step of the ladder shorter, 7 days at least. Safer
 * readings: a better score after that session takes nothing back; a worse score of the last session stands until a later
 * one is better, also after its 14 days.
 */
export const maintShorten = rule({
  id: 'time-maint-shorten',
  plan: 'time-maint-shorten',
  title: 'Symptoms worse: shorter interval',
  basis: 'Where scores rise on an interval, a shorter one is the usual first step.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, timeline, visit: lastEsketamineVisit },
  considers: louder,

  decide({ hand, timeline, visit }, { subject, at, site, verdictOf }) {
    const asked = { hand, timeline, subject, at, site };
    const statement = allOf({
      timed: timed(hand, subject),
      kept: intervalFound(timeline, 'shorten'),
      first: notLouder({ verdictOf, site }),
    });
    return verdict(statement, ({ kept }) => ({ facts: shownPlan(kept, asked, visit), indicator: 'info' }));
  },

  card: (plan, words) => {
    const [atNext] = plan.grounds.wearOffs;
    const shorter = plan.days < (atNext?.days ?? plan.current);
    const until = plan.days < plan.current ? ` (until now ${plan.current})` : '';
    const found = atNext
      ? `A score was worse on the day of a session, ${words.count(atNext.days, 'day')} after the one before`
      : 'The latest score is worse';
    return {
      summary: shorter
        ? `${atNext ? 'Symptoms worse before a session' : 'Symptoms worse'}: interval of ${plan.days} days fits; next about ${words.date(plan.target)}`
        : `Symptoms worse on the shortest interval (${plan.days} days); next about ${words.date(plan.target)}`,
      line: `${found}; ${shorter ? `an ${intervalOfDays(plan)} fits${until}` : `${plan.days} days is the shortest interval`}: ${whenDue(plan, words)}`,
      found: shownGrounds(plan.grounds, words),
      why: 'One high score is no relapse. Individualised; evidence low.',
      options: dueOptions(plan, words),
      clearedBy: atNext
        ? 'three gaps in a row without a worse score at their end'
        : 'a later score that is no longer worse, and none at the end of the last three gaps',
      suggestions: draftOf(plan, words, `${found}.`),
      cites: plan.drug === 'esketamine' ? ['S30', 'S02'] : ['S30'],
      overrideReasons: 'OR-C',
    };
  },
});
