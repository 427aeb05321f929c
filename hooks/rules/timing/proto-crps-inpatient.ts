import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, yes } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { BAG_HOURS, longInfusionBefore } from '../../case/course/long-infusions.ts';
import { painInfusionOf, painInfusionsAtHand } from '../../case/course/pain-infusion-at-hand.ts';
import { sessions } from '../../case/sessions.ts';
import { rule } from '../../rule.ts';

/**
 * `proto-crps-inpatient`: an order or a proposed visit for a pain infusion, planned less than 84 days after the end of an
 * infusion of 24 hours or more. Of S-ketamine too. A bag of the same course is no repeat (pauses of at most 3 days).
 *
 * Safer readings: an order that does not say how long it takes may be for a long course, one for less than twelve hours a day
 * is not; a visit's length says nothing of it. Without a reason it may be for pain, and so may a long infusion of acute care.
 */
export const protoCrpsInpatient = rule({
  id: 'proto-crps-inpatient',
  plan: 'proto-crps-inpatient',
  title: 'Early repeat of a long infusion course',
  basis: 'After a long course, a second one after 16 days was followed by liver injury.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, planned: painInfusionsAtHand, sessions },

  decide({ hand, planned, sessions: given }, { subject, at, site: { thresholds } }) {
    const infusion = painInfusionOf(planned, subject);
    const hours = infusion.is === 'yes' ? infusion.value.hours : undefined;
    const long =
      hours !== undefined && hours < BAG_HOURS
        ? no('the order is for an infusion of some hours a day')
        : yes(undefined);
    const before = infusion.is === 'yes' ? longInfusionBefore(infusion.value, given, thresholds, at) : infusion;
    const statement = allOf({ timed: timed(hand, subject), infusion, long, before });
    return verdict(statement, ({ infusion: { plan, named }, before: found }) => ({
      facts: { ...found, plan, named, repeatDays: thresholds.painCourse.repeatDays },
      indicator: 'info',
    }));
  },

  card({ drug, hours, ended, days, unclassified, plan, named, repeatDays, from }, words) {
    const before = `${words.count(days, 'day')} before this ${plan}`;
    const parts = words.count(from.length, 'administration');
    const bags = from.length > 1 ? `${parts} without a night's pause, the last: ` : '';
    const last = words.entries(from.slice(-1), 1);
    const given = from.length > 1 ? `infusions over ${hours} h (${parts})` : `infusion of ${hours} h`;
    const infusion = `${drug === 'ketamine' ? 'Ketamine' : 'Esketamine'} ${given}`;
    return {
      summary: `${infusion} ended ${words.date(ended)}, ${before}: long courses are spaced ${repeatDays} days`,
      line: `${infusion} ended on ${words.date(ended)}, ${before}; long courses are spaced ${repeatDays} days`,
      found: [
        `${bags}${last}${unclassified ? '; not classified as a pain session' : ''}`,
        ...(named ? [] : [`No pain reason named by the ${plan}`]),
      ],
      why: 'A repeat of a course of about 100 hours after 16 days injured the liver in 3 of 6. The limit is chosen; evidence low.',
      options: [
        'consider a later date',
        'consider liver tests before and during a repeat',
        'consider confirming with the pain team; an outpatient infusion of some hours is another matter',
        'continue as planned and document the reason',
      ],
      clearedBy: `a date ${repeatDays} days or more after that end`,
      cites: ['S58'],
      overrideReasons: 'OR-C',
    };
  },
});
