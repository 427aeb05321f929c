import { verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf, refOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { timeline } from '../../case/course/timeline.ts';
import { uncountedOf } from '../../case/course/uncounted.ts';
import { undocumentedTherapy } from '../../case/course/undocumented.ts';
import { sourcesOnce } from '../../case/entries-of.ts';
import { rule } from '../../rule.ts';

/**
 * `time-exposure-unclassified`: exposures that are neither therapy nor anaesthesia as far as anyone can tell, and those given
 * as therapy in a dose or at a speed of anaesthesia, in the time of the course that runs; and therapy that was ordered or
 * visited for, of which no session is on record. Both say what is missing, because nothing about timing can be said without.
 *
 * A single exposure is a line, because anaesthesia recorded badly looks just like that, and so are those beside a mood
 * course whose dates they hardly touch: fewer than two since its last session.
 */
export const exposureUnclassified = rule({
  id: 'time-exposure-unclassified',
  plan: 'time-exposure-unclassified',
  title: 'Exposures not counted',
  basis: 'A count that leaves something out says so.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, timeline, undocumented: undocumentedTherapy },

  decide({ hand, timeline, undocumented }, { subject, at, site }) {
    const uncounted = uncountedOf(timeline, at, site.thresholds.timing);
    const found = anyOf<unknown>([uncounted, undocumented], 'every exposure is classified');
    return verdict(allOf({ timed: timed(hand, subject), found }), () => {
      const { days = [], inCourse = false } = uncounted.is === 'yes' ? uncounted.value : {};
      const entries = sourcesOnce(days.flatMap(({ from }) => from));
      const stated = undocumented.is === 'yes' ? undocumented.because.map(refOf) : [];
      // Infusions recorded as procedures alone are both; the number says more.
      const ordered = stated.some((ref) => !entries.some((entry) => refOf(entry) === ref));
      return {
        facts: {
          drugs: [...new Set(days.map(({ drug }) => drug))],
          days: days.length,
          last: days.at(-1)?.day,
          entries,
          beyond: days.length > 0 && days.every(({ meantFor }) => meantFor !== undefined),
          ...(undocumented.is === 'yes' && ordered && { ordered: undocumented.value }),
        },
        indicator: 'info',
        lineOnly: !ordered && (inCourse || days.length === 1),
      };
    });
  },

  card({ drugs, days, last, entries, beyond, ordered }, words) {
    const what = `${words.count(days, `${drugs.join(' or ')} exposure`)} not counted`;
    const which = days === 1 ? 'it was a session' : 'they were sessions';
    const summary = ordered
      ? `Therapy ${ordered.orders.length > 0 ? 'ordered' : 'visits'}, no session on record: the timing of sessions cannot be told`
      : `${what}: ${beyond ? 'dose or speed beyond that of a session' : `whether ${which} cannot be told`}`;
    return {
      summary,
      line: `${summary}; latest ${words.date(ordered?.latest ?? last)}`,
      found: sourcesOnce([...(ordered ? [...ordered.orders, ...ordered.visits] : []), ...entries]).map(words.entry),
      why: 'Sessions are counted from administrations with dose, route, times and reason, or from esketamine visit codes (G2082, G2083).',
      options: [
        'consider completing the record: dose, route, times and reason of each administration',
        'no change: document the reason',
      ],
      clearedBy: 'administrations or visit codes from which a session can be read',
      overrideReasons: 'OR-C',
    };
  },
});
