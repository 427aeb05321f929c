import { verdict } from '../../../src/engine/index.ts';
import { allOf, no } from '../../../src/picture/index.ts';
import { predosePressure } from '../../case/blood-pressure.ts';
import { doseAtHand, dosing, oneDrug } from '../../case/dosing.ts';
import { mayBeInjected } from '../../case/injection.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-bp-predose-iv`: the latest blood pressure of the last 24 hours is 160 systolic or 100 diastolic or more [X] before
 * ketamine into a vein, a muscle or under the skin. Readings of a session are left out. Cleared by a recheck below both.
 * In the severe band `ci-bp-severe` says it instead. Without a reading in 24 hours the rule is quiet; that there is none
 * is for `mon-bp-unassessed` to say.
 *
 * Safer readings: an order without a readable route, and a session of a ketamine therapy whatever its route, are read as
 * intravenous. More of them in `hooks/case/blood-pressure.ts`.
 */
export const bloodPressureBeforeInfusion = rule({
  id: 'ca-bp-predose-iv',
  plan: 'ca-bp-predose-iv',
  title: 'High blood pressure before ketamine',
  basis: 'Ketamine raises blood pressure further during the infusion and for some time after.',
  group: 2,
  highest: 'warning',
  needs: { dosing, predosePressure },

  decide({ dosing, predosePressure: { high } }, { subject, hook, at, site }) {
    const concerned = oneDrug(dosing, subject, 'ketamine');
    const statement = allOf({
      concerned:
        concerned.is === 'yes' && concerned.value && !mayBeInjected(concerned.value)
          ? no('the order is not for an injection or infusion', [concerned.value.source], 'not-applicable')
          : concerned,
      atHand: doseAtHand(dosing, subject, { hook, at }),
      found: high,
    });
    return verdict(statement, ({ found }) => ({
      facts: { readings: found.map(({ from }) => from), limits: site.thresholds.bloodPressure },
      indicator: 'warning',
    }));
  },

  card({ readings, limits: { warningSystolic, warningDiastolic } }, words) {
    const range = `≥${warningSystolic}/${warningDiastolic}`;
    return {
      summary: `Pre-infusion BP ${range}: recheck and plan before ketamine`,
      line: `The record shows a reading of ${warningSystolic} or ${warningDiastolic} or more before the dose: ${words.entries(readings, 1)}`,
      found: readings.map(words.entry),
      why: 'In two infusion cohorts systolic pressure rose by about 3 to 16 mmHg, severely in about 1 %. The cut-off is chosen here.',
      options: [
        'consider a repeat measurement at rest before the dose',
        'consider a blood-pressure plan for the session',
        'continue as ordered and document the reason',
      ],
      clearedBy: `a later reading below ${warningSystolic} and below ${warningDiastolic}`,
      overrideReasons: 'OR-B',
    };
  },
});
