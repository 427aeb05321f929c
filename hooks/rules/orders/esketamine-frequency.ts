import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { tooFrequent } from '../../case/esketamine-spacing.ts';
import { drafts } from '../../case/order.ts';
import { sessions } from '../../case/sessions.ts';
import { therapyOrder } from '../../case/therapy-order.ts';
import { rule } from '../../rule.ts';

/**
 * `dose-esketamine-frequency`: an esketamine order that would be the third or later session in 7 calendar days (the day of
 * the order and the 6 before), or that comes less than 24 hours after the end of the last session: a warning; surely less
 * than 20 hours: critical [X]. On the day of a completed session an order without a planned time is read as the next
 * session signed early: information, to confirm the date. Stopped sessions count.
 *
 * Safer readings: a session of which only the day is known may have ended at its last moment; an exposure that nobody can
 * classify counts, anaesthesia does not; an order that itself repeats more than twice in 7 days is the third session; every
 * date an order names counts, for the later ones as a session given.
 */
export const esketamineFrequency = rule({
  id: 'dose-esketamine-frequency',
  plan: 'dose-esketamine-frequency',
  title: 'Esketamine sessions close together',
  basis: 'The label schedule is at most two sessions a week.',
  group: 3,
  highest: 'critical',
  neverSuppressed: true,
  needs: { drafts, sessions },

  decide({ drafts: { orders }, sessions: all }, { subject, at, site }) {
    const limits = site.thresholds.esketamine;
    const order = therapyOrder(orders, subject, 'esketamine');
    const frequent = order.is === 'yes' ? tooFrequent(order.value, all, limits, at) : order;
    return verdict(allOf({ order, frequent }), ({ frequent: { critical, ...found } }) => ({
      facts: { ...found, critical, windowDays: limits.windowDays },
      indicator: critical ? 'critical' : found.why === 'next' ? 'info' : 'warning',
    }));
  },

  card({ why, critical, sessions: n, hours = 0, hoursMost, windowDays, from }, words) {
    const after = hoursMost === undefined ? words.count(hours, 'hour') : `${hours}–${hoursMost} hours`;
    const unclear = hoursMost === undefined ? '' : ' (time of day not recorded)';
    const summary = {
      next: 'Esketamine session completed today: confirm the date of this order',
      close: `Esketamine order ${after} after the last session${unclear}: label schedule is at most 2 a week`,
      planned: `Esketamine ordered for two times ${words.count(hours, 'hour')} apart: label schedule is at most 2 a week`,
      often: `${n} esketamine sessions in ${windowDays} days: label schedule is at most 2`,
      repeats: `Esketamine ordered ${n} times in ${windowDays} days: label schedule is at most 2`,
    }[why];
    return {
      summary,
      line: why === 'repeats' || why === 'planned' ? summary : `${summary} (last: ${words.entries(from.slice(-1), 1)})`,
      found: from.map(words.entry),
      why: 'The label gives two sessions a week at first, then one a week or fewer. Limits in hours are chosen.',
      options: [
        'consider confirming the date of the session',
        ...(why === 'next' ? [] : ['consider a later date']),
        'continue as ordered and document the reason',
      ],
      clearedBy: 'a planned date with at most two sessions in 7 days and a day since the last one',
      cites: ['S02'],
      overrideReasons: critical ? 'OR-A' : why === 'next' ? 'OR-C' : 'OR-B',
    };
  },
});
