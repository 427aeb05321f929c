import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { shownGrounds } from '../../case/course/grounds.ts';
import { intervalOfDays, whenDue } from '../../case/course/interval-words.ts';
import { intervalFound } from '../../case/course/kept-plan.ts';
import { lastEsketamineVisit } from '../../case/course/last-visit.ts';
import { draftOf, shownPlan } from '../../case/course/shown-plan.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';
import { louder, notLouder } from './louder.ts';

/**
 * `time-maint-extend` (F5): the last two sessions each had a score in the 3 days before them, both a response and not worse,
 * the latest score is a response, and the interval has held for two gaps (four from 28 days on): one step longer on the ladder.
 * Never beyond the label of esketamine, never in its weeks 5 to 8, never to an interval longer than a wear-off of the last half
 * year leaves, never on a missing score, and never over gaps with another exposure in them.
 */
export const maintExtend = rule({
  id: 'time-maint-extend',
  plan: 'time-maint-extend',
  title: 'Stable on this interval: a longer one',
  basis: 'Fewer sessions mean less exposure, as long as the response holds.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, timeline, visit: lastEsketamineVisit },
  considers: louder,

  decide({ hand, timeline, visit }, { subject, at, site, verdictOf }) {
    const asked = { hand, timeline, subject, at, site };
    const statement = allOf({
      timed: timed(hand, subject),
      kept: intervalFound(timeline, 'extend'),
      first: notLouder({ verdictOf, site }),
    });
    return verdict(statement, ({ kept }) => ({
      facts: {
        ...shownPlan(kept, asked, visit),
        stable: kept.interval.scores.map(({ from }) => from),
        held: kept.interval.held,
      },
      indicator: 'info',
    }));
  },

  card: ({ stable, held, ...plan }, words) => ({
    summary: `Stable on ${plan.current}-day interval: ${plan.days} days may be considered`,
    line: `The scores at the last two sessions are in response; ${words.count(held, 'gap')} of about ${plan.current} days; an ${intervalOfDays(plan)} may be considered: ${whenDue(plan, words)}`,
    found: [
      ...stable.map((source) => `${words.entry(source)}: in response, before a session`),
      ...shownGrounds(plan.grounds, words, stable),
    ],
    why: 'Fewer sessions, less exposure; one step at a time. Individualised; evidence low.',
    options: [
      `consider the next session at ${plan.days} days, with a symptom score before it`,
      `consider keeping ${plan.current} days`,
      'no change: document the reason',
    ],
    clearedBy: 'a worse score, or none before the due date',
    suggestions: draftOf(
      plan,
      words,
      `The scores at the last two sessions, ${plan.current} days apart, were in response.`,
    ),
    cites: plan.drug === 'esketamine' ? ['S02'] : ['S27b'],
    overrideReasons: 'OR-C',
  }),
});
