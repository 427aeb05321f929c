import { verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf } from '../../../src/picture/index.ts';
import { checklistDue, courseUnderWay } from '../../case/course-under-way.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { heartRates, saturations } from '../../case/pulse-and-oxygen.ts';
import { stretchFor, unseen } from '../../case/seen-before-dose.ts';
import { visits } from '../../case/visit.ts';
import { rule } from '../../rule.ts';

/**
 * `mon-vitals`: no oxygen saturation or no heart rate of the last 24 hours as a session begins, none of the last 30 days
 * as the first order of a course is signed, or the newest one cannot be used.
 *
 * Safer readings: as for blood pressure (`mon-bp-unassessed`), whose look-backs it shares.
 */
export const vitalSigns = rule({
  id: 'mon-vitals',
  plan: 'mon-vitals',
  title: 'Oxygen saturation and heart rate',
  basis: 'Both drugs can slow breathing and speed up the heart, so both have to be known before each dose.',
  group: 6,
  highest: 'info',
  needs: { drafts, visits, courseUnderWay, heartRates, saturations },

  decide({ drafts: { orders }, visits, courseUnderWay: course, heartRates: rates, saturations: oxygen }, context) {
    const { subject, hook, at, site } = context;
    const { vitalSignHours: hours, vitalSignDays: days } = site.thresholds.monitoring;
    const stretch = stretchFor(visits, subject, { hook, at, hours, days });
    const [rate, saturation] = [unseen(rates, stretch, at), unseen(oxygen, stretch, at)];
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      due: checklistDue(course, subject),
      unseen: anyOf([rate, saturation], 'oxygen saturation and heart rate are on record'),
    });
    return verdict(statement, () => ({
      facts: { noRate: rate.is === 'yes', noSaturation: saturation.is === 'yes', stretch },
      indicator: 'info',
    }));
  },

  card({ noRate, noSaturation, stretch }, words) {
    const time = 'hours' in stretch ? words.count(stretch.hours, 'hour') : words.count(stretch.days, 'day');
    const missing = [...(noSaturation ? ['oxygen saturation'] : []), ...(noRate ? ['heart rate'] : [])];
    return {
      summary: `No usable ${missing.join(' or ')} of the last ${time}: confirm before the dose`,
      line: `No usable ${missing.join(' or ')} of the last ${time} on record`,
      found: missing.map((one) => `No usable ${one} of the last ${time}`),
      why: 'The esketamine label of 2025 asks for monitoring of breathing with pulse oximetry.',
      options: ['consider pulse oximetry and heart rate before the dose', 'no change: document the reason'],
      clearedBy: 'both recorded with a unit and a time',
      overrideReasons: 'OR-C',
    };
  },
});
