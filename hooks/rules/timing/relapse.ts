import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { relapseShown } from '../../case/course/relapse.ts';
import { relapseLines, relapseNamed } from '../../case/course/relapse-words.ts';
import { rule } from '../../rule.ts';
import { esketamine4wk } from './esketamine-4wk.ts';
import { nonresponse6 } from './nonresponse-6.ts';
import { partial6 } from './partial-6.ts';

/**
 * `time-relapse` (F7): after a response by any scale with a baseline, shown in the induction or after it, PHQ-9 of 15 or more
 * (MADRS 22) at two assessments 5 to 15 days apart, the later one at most 30 days ago, no score below the limit between them or
 * since; or a suicide attempt or a psychiatric stay since the day of the response, at most 30 days ago. A date that leaves that
 * open counts, and the card says so. One high score is worsening and is left to the interval. A course that has lapsed is left
 * to `time-maint-lapsed`. While it speaks nothing is said of the interval or the due date, nor that there was no response.
 */
export const relapse = rule({
  id: 'time-relapse',
  plan: 'time-relapse',
  title: 'Relapse after response',
  basis: 'After a relapse the question is the plan of treatment, and no longer the interval.',
  group: 4,
  highest: 'warning',
  needs: { hand: atHand, relapseShown },
  replaces: [nonresponse6, partial6, esketamine4wk],

  decide({ hand, relapseShown: shown }, { subject, site: { thresholds } }) {
    return verdict(allOf({ timed: timed(hand, subject), shown }), ({ shown: found }) => ({
      facts: { found, days: thresholds.timing.relapseDays },
      indicator: 'warning',
      lowered: loweredBy(found.signs.flatMap(({ entries }) => entries.map(({ from }) => from))),
    }));
  },

  card: ({ found, days }, words) => {
    const { below, scale, signs } = found;
    const scores = signs.some(({ entries }) => entries.some(({ from }) => from.type === 'Observation'));
    return {
      ...relapseNamed(found, words),
      found: relapseLines(found, words),
      why: 'The criteria follow a trial of esketamine; the PHQ-9 limit and the attempt are chosen here. One high score alone is worsening.',
      options: [
        'consider a reassessment first: suicide risk, diagnosis, medicines, alcohol and drugs, stressors',
        'consider reviewing the plan with the treating specialist; evidence for any next step is low',
        'no change: document the reason',
      ],
      clearedBy: `${scores && below !== undefined ? `a later ${scale} below ${below}, or ` : ''}${words.count(days, 'day')} since the latest of these`,
      cites: ['S28'],
      overrideReasons: 'OR-B',
    };
  },
});
