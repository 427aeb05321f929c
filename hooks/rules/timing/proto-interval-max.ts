import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { tooManyPainCourses } from '../../case/course/pain-courses-in-year.ts';
import { otherPainInfusions, painInfusionOf, painInfusionsAtHand } from '../../case/course/pain-infusion-at-hand.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';

/**
 * `proto-interval-max`: an order or a proposed visit for a pain infusion that would make more than 12 pain courses in 365 days,
 * itself and what is planned before it included. Infusions with at most 3 days between them are one course; the one at hand
 * may belong to the last. An order that names no reason may be for pain; one for mood alone is not.
 */
export const protoIntervalMax = rule({
  id: 'proto-interval-max',
  plan: 'proto-interval-max',
  title: 'Many pain courses in a year',
  basis: 'Many courses in a year are a reason for the pain team to look at the whole plan.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, planned: painInfusionsAtHand, timeline },

  decide({ hand, planned, timeline }, { subject, at, site: { thresholds } }) {
    const infusion = painInfusionOf(planned, subject);
    const besides = otherPainInfusions(planned, subject);
    const many =
      infusion.is === 'yes' ? tooManyPainCourses(infusion.value, besides, timeline, at.today, thresholds) : infusion;
    return verdict(allOf({ timed: timed(hand, subject), infusion, many }), ({ infusion: at, many: courses }) => ({
      facts: { ...at, ...courses, most: thresholds.painCourse.mostPerYear },
      indicator: 'info',
    }));
  },

  card({ count, begun, goesOn, first, last, stopped, planned, named, plan, day, most }, words) {
    const since = stopped.length > 0 ? `; not completed since: ${words.entries(stopped, 1)}` : '';
    const which = `${goesOn ? 'Part of pain course' : 'Pain course'} ${count} in 12 months`;
    return {
      summary: `${named ? which : `If for pain: ${which.toLowerCase()}`}; above ${most} a review by the pain team is usual`,
      line: `The ${plan} for ${words.date(day)}${named ? '' : ', if for pain,'} belongs to pain course ${count} in 12 months`,
      found: [
        `First of ${words.count(begun, 'pain course')} begun in that time: ${words.entry(first)}`,
        `Last completed pain infusion: ${words.entry(last)}${since}`,
        ...planned.map((one) => `Planned before it: ${words.entry(one)}`),
        ...(named ? [] : [`No reason that could be read on the ${plan}`]),
      ],
      why: `The number of ${most} a year is recalled from consensus and chosen here; evidence very low. No interval is fixed by evidence; the pain team decides.`,
      options: [
        'consider a review by the pain team of relief, function, liver tests and bladder symptoms over the year',
        'continue as planned and document the reason',
        'no change: document the reason',
      ],
      clearedBy: `a date on which it makes ${most} courses or fewer in 365 days`,
      overrideReasons: 'OR-C',
    };
  },
});
