import { verdict } from '../../../src/engine/index.ts';
import { addDays } from '../../../src/fhir/plain-date.ts';
import { allOf, no, unknown, yes } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { bookedBetween, sessionBookings } from '../../case/course/bookings.ts';
import { medicinesSince } from '../../case/course/medicines-since.ts';
import { rule } from '../../rule.ts';

/**
 * `time-medicine-started`: at the chart, a line on the timing card that an interacting medicine was begun after the last
 * session, or on its day, or is to begin, while a session lies within 30 days or the next is booked. How it interacts is said
 * at the next order. A renewal is no start; a medicine of which no date is known leaves it open.
 */
export const medicineStarted = rule({
  id: 'time-medicine-started',
  plan: 'time-medicine-started',
  title: 'Interacting medicine since the last session',
  basis: 'What an order check would show at the next order is worth knowing while it is planned.',
  group: 4,
  highest: 'info',
  lineOnly: true,
  needs: { hand: atHand, medicinesSince, bookings: sessionBookings },

  decide({ hand, medicinesSince: { last, gaps, started }, bookings }, { subject, hook, at, site }) {
    const since = addDays(at.today, -site.thresholds.interactions.sessionDays);
    const booked = (['ketamine', 'esketamine'] as const).flatMap((drug) =>
      bookedBetween(bookings, drug, at.today, undefined),
    );
    const none = gaps.length > 0 ? unknown(gaps) : no('no session lately, and none booked', [], 'not-applicable');
    const statement = allOf({
      timed: timed(hand, subject),
      chart: hook === 'patient-view' ? yes(undefined) : no('said at the chart only', [], 'not-applicable'),
      near: last !== undefined && (last >= since || booked.length > 0) ? yes(last, booked, gaps) : none,
      started: started.any('no interacting medicine begun since the last session'),
    });
    return verdict(statement, ({ near: day, started: medicines }) => ({
      facts: { last: day, entries: medicines.map(({ value: { begun, start }, from }) => ({ begun, start, from })) },
      indicator: 'info',
    }));
  },

  card({ last, entries }, words) {
    const isPlanned = ({ begun }: (typeof entries)[number]) => begun === 'planned';
    const told = entries.map((one) =>
      isPlanned(one) ? `planned from ${words.date(one.start)}: ${words.entry(one.from)}` : words.entry(one.from),
    );
    const more = entries.length > 3 ? ` and ${entries.length - 3} more` : '';
    const begun = entries.every(isPlanned) ? 'planned' : entries.some(isPlanned) ? 'begun or planned' : 'begun';
    const day = entries.some((one) => one.begun === 'that day') ? ', or that day' : '';
    const since = `since the last session on ${words.date(last)}${day}`;
    return {
      summary: `${words.count(entries.length, 'interacting medicine')} ${begun} ${since}`,
      line: `Interacting medicines ${begun} ${since}: ${told.slice(0, 3).join('; ')}${more}; reviewed when the next dose is ordered`,
      found: told,
      why: 'The interaction checks look at it when the next dose is ordered.',
      options: ['consider it when the next session is planned', 'no change: document the reason'],
      overrideReasons: 'OR-C',
    };
  },
});
