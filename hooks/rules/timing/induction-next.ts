import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { baselineShown } from '../../case/course/baseline-shown.ts';
import { inductionDrafting, inductionDrafts } from '../../case/course/induction-drafts.ts';
import { inductionNow } from '../../case/course/induction-now.ts';
import { inductionUnplanned } from '../../case/course/induction-unplanned.ts';
import { nextInSeries, seriesShown } from '../../case/course/induction-words.ts';
import { isOfOtherDrug } from '../../case/course/other-at-hand.ts';
import { timeline } from '../../case/course/timeline.ts';
import { orderOf } from '../../case/gate.ts';
import { rule } from '../../rule.ts';
import { louder, notLouder } from './louder.ts';

/**
 * `time-induction-next` (F3): an induction series runs and its next session is not late. Ketamine infusions for mood: n of 6,
 * next 3 days after the last exposure (2 to 4) [X]. Esketamine: n of 8 in the first 28 days, the same spacing, but at most
 * two in seven days as labelled. Administrations that were stopped, or are not of the course, are exposures and no sessions;
 * anaesthesia is neither. Quiet where a session is planned in that range; under an order that names no day only a line.
 */
export const inductionNext = rule({
  id: 'time-induction-next',
  plan: 'time-induction-next',
  title: 'Next induction session',
  basis: 'An induction series is studied as a series: sessions a few days apart, with a score before it.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, timeline, drafting: inductionDrafting },
  considers: louder,

  decide({ hand, timeline: { mood, bookings }, drafting }, { subject, at, site, verdictOf }) {
    const limits = site.thresholds.timing;
    const running = inductionNow(mood, ['running'], limits);
    const statement = allOf({
      timed: timed(hand, subject),
      running,
      unplanned: inductionUnplanned(running, { hand, bookings }, { subject, at }),
      first: notLouder({ verdictOf, site }),
      baseline: mood.is === 'yes' ? baselineShown(mood.value.tracking) : mood,
    });
    const order = orderOf(hand.orders, subject);
    return verdict(statement, ({ running: series, baseline }) => ({
      facts: { series, baseline, drafting: { ...drafting, other: isOfOtherDrug(hand, series.drug, subject) } },
      indicator: 'info',
      lineOnly: order !== undefined && order.plannedFor === undefined,
    }));
  },

  card: ({ series, baseline, drafting }, words) => {
    const { drug, done, of } = series;
    const name = drug === 'esketamine' ? 'Esketamine' : 'Ketamine';
    const { summary, line, option } = nextInSeries(series, words);
    return {
      summary: `${name} series ${done}/${of} done; ${summary}`,
      line: `The record shows ${done} of ${of} ${drug} induction sessions, ${line}`,
      found: [...seriesShown(series, words), ...(baseline ? [`Baseline: ${words.entry(baseline)}`] : [])],
      why:
        drug === 'esketamine'
          ? 'The label states two sessions a week in weeks 1 to 4, and a review of benefit after them.'
          : 'Six infusions in 14 to 21 days were studied, two or three a week. The spacing is practice, evidence low; use is off-label.',
      options: [option, 'consider a symptom score before it', 'no change: document the reason'],
      clearedBy: 'a session booked in that time',
      suggestions: inductionDrafts(series, drafting, words),
      ...(drug === 'esketamine' && { cites: ['S02'] }),
      overrideReasons: 'OR-C',
    };
  },
});
