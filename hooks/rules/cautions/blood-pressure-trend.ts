import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { pressureTrend } from '../../case/pressure-trend.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-bp-uncontrolled-trend`: on at least two different days of the last 90 the last reading of the day is 160 systolic or
 * 100 diastolic or more, and the most recent day with a reading is one of them. Readings of a session are left out. A
 * diagnosis of hypertension alone is quiet. Cleared by a most recent day below both.
 *
 * Safer readings: see `hooks/case/pressure-trend.ts`.
 */
export const bloodPressureTrend = rule({
  id: 'ca-bp-uncontrolled-trend',
  plan: 'ca-bp-uncontrolled-trend',
  title: 'Blood pressure high on repeated visits',
  basis: 'Each dose adds a rise of blood pressure for some hours to one that is not controlled.',
  group: 2,
  highest: 'warning',
  needs: { drafts, pressureTrend },

  decide({ drafts: { orders }, pressureTrend: found }, { subject, site }) {
    const statement = allOf({ concerned: eitherDrugAsTherapy(orders, subject), found });
    return verdict(statement, ({ found: readings }) => ({
      facts: { readings: readings.map(({ from }) => from), limits: site.thresholds.bloodPressure },
      indicator: 'warning',
    }));
  },

  card({ readings, limits: { warningSystolic, warningDiastolic, trendDays } }, words) {
    return {
      summary: `BP ≥${warningSystolic}/${warningDiastolic} on repeated visits: optimise control before a ketamine course`,
      line: `Last reading of the day ≥${warningSystolic} or ≥${warningDiastolic} on different days: ${words.entries(readings)}`,
      found: readings.map(words.entry),
      why: `High within ${trendDays} days, the most recent day included. Consensus asks for control before a course.`,
      options: [
        'consider optimising blood-pressure treatment before a course',
        'consider measurements at home or a recheck at rest',
        'continue as ordered and document the reason',
      ],
      clearedBy: `a most recent day below ${warningSystolic} and below ${warningDiastolic}`,
      overrideReasons: 'OR-B',
    };
  },
});
