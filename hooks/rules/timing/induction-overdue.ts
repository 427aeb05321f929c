import { verdict } from '../../../src/engine/index.ts';
import { allOf, yes } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { baselineShown } from '../../case/course/baseline-shown.ts';
import { inductionDrafting, inductionDrafts } from '../../case/course/induction-drafts.ts';
import { inductionNow } from '../../case/course/induction-now.ts';
import { inductionUnplanned } from '../../case/course/induction-unplanned.ts';
import { pausedSeries, seriesShown } from '../../case/course/induction-words.ts';
import { isOfOtherDrug } from '../../case/course/other-at-hand.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';
import { louder, notLouder } from './louder.ts';

/**
 * `time-induction-overdue` (F2, F3): an induction series is not complete and its last session was more than 7 days ago; from
 * 15 days with the note to reassess; from 29 to 90 days the series is interrupted and a session begins another course [X].
 * Esketamine that went on after its 28 days is in induction no longer, whatever the count. A planned session answers the first; it does not answer the question of reassessing, so the others speak all
 * the same.
 */
export const inductionOverdue = rule({
  id: 'time-induction-overdue',
  plan: 'time-induction-overdue',
  title: 'Induction session late',
  basis: 'An induction series is studied as a series; what a pause does to its effect is not known.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, timeline, drafting: inductionDrafting },
  considers: louder,

  decide({ hand, timeline: { mood, bookings }, drafting }, { subject, at, site, verdictOf }) {
    const limits = site.thresholds.timing;
    const paused = inductionNow(mood, ['late', 'reassess', 'interrupted'], limits);
    const late = paused.is === 'yes' && paused.value.state === 'late';
    const statement = allOf({
      timed: timed(hand, subject),
      paused,
      unplanned: late ? inductionUnplanned(paused, { hand, bookings }, { subject, at }) : yes(undefined),
      first: notLouder({ verdictOf, site }),
      baseline: mood.is === 'yes' ? baselineShown(mood.value.tracking) : mood,
    });
    return verdict(statement, ({ paused: series, baseline }) => ({
      facts: {
        series,
        baseline,
        drafting: { ...drafting, other: isOfOtherDrug(hand, series.drug, subject) },
        days: limits.lateAfterDays,
      },
      indicator: 'info',
    }));
  },

  card({ series, baseline, drafting, days }, words) {
    const { drug, state } = series;
    const summary = pausedSeries(series, words);
    return {
      summary,
      line: summary,
      found: [...seriesShown(series, words), ...(baseline ? [`Baseline: ${words.entry(baseline)}`] : [])],
      why: `${
        drug === 'esketamine'
          ? 'The label states two sessions a week in weeks 1 to 4'
          : 'Series were studied with two or three infusions a week'
      }; later than ${days} days is chosen here. What a pause does to the effect is not known; evidence low.`,
      options: [
        state === 'late' ? 'consider booking the next session' : 'consider reassessing before another session',
        'consider a symptom score before it',
        'no change: document the reason',
      ],
      ...(state === 'late' && { clearedBy: 'a booked session' }),
      suggestions: state === 'late' ? inductionDrafts(series, drafting, words) : [],
      ...(drug === 'esketamine' && { cites: ['S02'] }),
      overrideReasons: 'OR-C',
    };
  },
});
