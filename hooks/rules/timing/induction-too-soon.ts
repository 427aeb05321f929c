import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { sessionBookings } from '../../case/course/bookings.ts';
import { infusionOf, infusionsAtHand } from '../../case/course/infusion-at-hand.ts';
import { isUndated, spacingAtHand, spacingOnRecord } from '../../case/course/infusion-spacing.ts';
import { spacingPlanned } from '../../case/course/planned-spacing.ts';
import { tooSoonInWords } from '../../case/course/too-soon-words.ts';
import { sessions } from '../../case/sessions.ts';
import { rule } from '../../rule.ts';

/**
 * `time-induction-too-soon`: a ketamine infusion for mood that is ordered, booked or begins less than 40 hours after the
 * end of the last mood exposure [X]: a warning. Signed without a day on the day of a session it is read as the next one:
 * information, to confirm the date. Opening the chart, the last two on record are compared.
 *
 * Safer readings: of a day without a time the closest moment counts; where days alone are as far apart as is usual, it is
 * a line on another card. A visit that says nothing of what it is for may be a session: information.
 */
export const inductionTooSoon = rule({
  id: 'time-induction-too-soon',
  plan: 'time-induction-too-soon',
  title: 'Infusions for mood close together',
  basis: 'Infusions for mood were studied two or three times a week; closer ones add to each other.',
  group: 4,
  highest: 'warning',
  needs: { hand: atHand, infusions: infusionsAtHand, sessions, bookings: sessionBookings },

  decide({ hand, infusions, sessions: all, bookings }, { subject, at, site }) {
    const limits = site.thresholds.timing;
    const infusion = infusionOf(infusions, subject);
    const onRecord = infusion.is === 'no' && subject.kind === 'patient';
    const planned =
      infusion.is === 'yes'
        ? spacingAtHand(
            infusion.value,
            all,
            spacingPlanned(infusion.value, infusions, bookings, limits, { subject, at }),
            limits,
            at,
          )
        : infusion;
    const close = onRecord ? spacingOnRecord(all, limits, at) : planned;
    const named = infusion.is !== 'yes' || infusion.value.named;
    const { soonHours, infusionSoonestDays: least, infusionLatestDays: most } = limits;
    return verdict(allOf({ timed: timed(hand, subject), close }), ({ close: found }) => ({
      facts: { ...found, named, least, most, soonHours },
      indicator: isUndated(found.why) || found.usual || !named ? 'info' : 'warning',
      // Two products on one day are told by the check for two products.
      lineOnly: found.usual || (isUndated(found.why) && found.drug !== 'ketamine'),
    }));
  },

  card(facts, words) {
    const { why, hoursMost, unclassified, beyond, soonHours, from } = facts;
    const given = beyond && why === 'coming' ? ': dose or speed beyond that of a session' : '';
    const doubt = unclassified ? ': what it was given for cannot be told' : given;
    const summary = tooSoonInWords(facts);
    const isOver = why === 'given' || why === 'twice';
    return {
      summary,
      line: hoursMost === undefined ? summary : `${summary} (time of day not recorded)`,
      found: from.map((one) => `${words.entry(one)}${doubt}`),
      why: `Series were studied with two or three infusions a week; closer ones add in blood pressure and sedation. The limit of ${soonHours} hours is chosen; evidence low.`,
      options: [
        'consider confirming the date and time',
        ...(isOver || isUndated(why) ? [] : ['consider a later date']),
        'no change: document the reason',
      ],
      clearedBy: isOver
        ? 'corrected times of the sessions'
        : `a planned time ${soonHours} hours or more after the one before`,
      overrideReasons: isUndated(why) ? 'OR-C' : 'OR-B',
    };
  },
});
