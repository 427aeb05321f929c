import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { standing } from '../../case/course/mood-course.ts';
import { relapseSigns, responseShown } from '../../case/course/relapse.ts';
import { relapseEvents } from '../../case/course/relapse-events.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';

/**
 * `time-relapse` (F7): after a response PHQ-9 of 15 or more (MADRS 22) at two assessments 5 to 15 days apart, the later one at
 * most 30 days ago, no score below the limit between them or since; or a suicide attempt or a psychiatric stay after the
 * response, at most 30 days ago. One high score is worsening and is left to the interval. A course that has lapsed is left to
 * `time-maint-lapsed`. While it speaks nothing is said of the interval or the due date.
 */
export const relapse = rule({
  id: 'time-relapse',
  plan: 'time-relapse',
  title: 'Relapse after response',
  basis: 'After a relapse the question is the plan of treatment, and no longer the interval.',
  group: 4,
  highest: 'warning',
  needs: { hand: atHand, timeline, relapseEvents },

  decide({ hand, timeline, relapseEvents }, { subject, at, site: { thresholds } }) {
    const here = standing(timeline.mood);
    const shown = here.is === 'yes' ? responseShown(here.value.now, thresholds) : here;
    const signs = shown.is === 'yes' ? relapseSigns(shown.value, relapseEvents, at.today, thresholds) : shown;
    return verdict(allOf({ timed: timed(hand, subject), shown, signs }), ({ shown: { tracking, score }, signs }) => {
      const entries = signs.flatMap((sign) => sign.entries);
      return {
        facts: {
          signs: signs.map(({ what }) => what),
          entries,
          response: score.from,
          scale: tracking.scale.name,
          below: tracking.scale.relapse?.(thresholds.response),
          days: thresholds.timing.relapseDays,
        },
        indicator: 'warning',
        lowered: loweredBy(entries),
      };
    });
  },

  card: ({ signs, entries, response, scale, below, days }, words) => {
    const joined = signs.join(' and ');
    const named = `${joined.charAt(0).toUpperCase()}${joined.slice(1)}`;
    const scores = entries.some(({ type }) => type === 'Observation') && below !== undefined;
    return {
      summary: `${named} after response: relapse criteria met`,
      line: `${named} after a response: ${words.entries(entries, signs.length > 1 ? 1 : 2)}`,
      found: [...entries.map(words.entry), `Response shown: ${words.entry(response)}`],
      why: 'The criteria follow a trial of esketamine; the PHQ-9 limit and the attempt are chosen here. One high score alone is worsening.',
      options: [
        'consider a reassessment first: suicide risk, diagnosis, medicines, alcohol and drugs, stressors',
        'consider reviewing the plan with the treating specialist; evidence for any next step is low',
        'no change: document the reason',
      ],
      clearedBy: `${scores ? `a later ${scale} below ${below}, or ` : ''}${words.count(days, 'day')} since the latest of these`,
      cites: ['S28'],
      overrideReasons: 'OR-B',
    };
  },
});
