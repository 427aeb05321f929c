import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { checklistDue, courseUnderWay } from '../../case/course-under-way.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { restingPressures } from '../../case/resting-pressure.ts';
import { stretchFor, unseenPressure } from '../../case/seen-before-dose.ts';
import { visits } from '../../case/visit.ts';
import { rule } from '../../rule.ts';

/**
 * `mon-bp-unassessed`: no blood pressure of the last 24 hours as a session begins, none of the last 30 days as the first
 * order of a course is signed, or the newest one cannot be used (unit, value). A blood pressure that is missing is never
 * read as normal. Readings of a session do not count.
 *
 * Safer readings: both sides are needed. A visit booked for today is a session that begins; for a later day the 30 days
 * of signing hold. Yesterday's reading without a time of day is not of the last 24 hours for sure.
 */
export const bloodPressureUnassessed = rule({
  id: 'mon-bp-unassessed',
  plan: 'mon-bp-unassessed',
  title: 'Blood pressure not assessed',
  basis: 'Both drugs raise blood pressure, so it has to be known before each dose.',
  group: 6,
  highest: 'info',
  needs: { drafts, visits, courseUnderWay, restingPressures },

  decide({ drafts: { orders }, visits, courseUnderWay: course, restingPressures: pressures }, context) {
    const { subject, hook, at, site } = context;
    const { bloodPressureHours: hours, bloodPressureDays: days } = site.thresholds.monitoring;
    const stretch = stretchFor(visits, subject, { hook, at, hours, days });
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      due: checklistDue(course, subject),
      unseen: unseenPressure(pressures, stretch, at),
    });
    return verdict(statement, ({ unseen: { unusable } }) => ({ facts: { unusable, stretch }, indicator: 'info' }));
  },

  card({ unusable, stretch }, words) {
    const time = 'hours' in stretch ? words.count(stretch.hours, 'hour') : words.count(stretch.days, 'day');
    const missing = `No usable blood pressure of the last ${time} on record`;
    const finding = unusable.length > 0 ? 'The newest blood pressure on record cannot be used' : missing;
    return {
      summary: `${finding}: confirm it before the dose`,
      line: `${finding}; a missing blood pressure is not read as normal`,
      found: unusable.length > 0 ? unusable.slice(0, 2).map(words.entry) : [missing],
      why: 'The esketamine label asks for a blood pressure before each dose. An entry without a usable unit or value proves nothing.',
      options: ['consider a measurement at rest before the dose', 'no change: document the reason'],
      clearedBy: 'a blood pressure in mmHg or kPa, with both values and a time',
      overrideReasons: 'OR-C',
    };
  },
});
