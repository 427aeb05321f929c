import { verdict } from '../../../src/engine/index.ts';
import { allOf, yes } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { pastPainCourse } from '../../case/course/pain-course.ts';
import { painInfusionOf, painInfusionsAtHand } from '../../case/course/pain-infusion-at-hand.ts';
import { reliefWords } from '../../case/course/relief-words.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';

/**
 * `resp-pain`: after a course of pain infusions, at most 90 days ago, a fall of 30% of the 0–10 pain score or PEG was reached
 * and lost, or no score shows it. Relief that holds is a line. No date follows: the spacing of mood does not apply.
 *
 * Readings: relief by one of the two scales is relief, and what the other tells is said beside it; only scores after the last session count, and none of the 24 hours after it; while the course may go on nothing is
 * said. Relief is known up to the last score that shows it; between that and the first without it nobody knows. An order or a
 * visit that can be for no pain infusion gets nothing.
 */
export const respPain = rule({
  id: 'resp-pain',
  plan: 'resp-pain',
  title: 'Pain relief after infusions',
  basis: 'Whether relief came and lasted is what a pain team asks before it repeats a course.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, planned: painInfusionsAtHand, timeline },

  decide({ hand, planned, timeline: { pain } }, { subject, at, site: { thresholds } }) {
    const past = pastPainCourse(pain, at.today, thresholds);
    const about = subject.kind === 'patient' ? yes(undefined) : painInfusionOf(planned, subject);
    const relief = past.is === 'yes' ? past.value.relief : past;
    const statement = allOf({ timed: timed(hand, subject), about, past, relief });
    return verdict(statement, ({ past: { course }, relief: found }) => ({
      facts: {
        found,
        course,
        limits: thresholds.painCourse,
      },
      indicator: 'info',
      lineOnly: found.reached && found.lost === undefined,
    }));
  },

  card({ found, course, limits }, words) {
    const { relief } = limits;
    return {
      ...reliefWords(found, course, limits, words),
      why: `Consensus: ${relief}% relief, or function, for 3 weeks (inpatient: 6). Evidence fixes no interval; the pain team decides.`,
      options: [
        'consider a review by the pain team of what the course gained, function included',
        'consider another pain score or PEG before a decision on further infusions',
        'no change: document the reason',
      ],
      clearedBy: `a later score at least ${relief}% below the baseline`,
      cites: ['S15'],
      overrideReasons: 'OR-C',
    };
  },
});
