import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { predosePressure } from '../../case/blood-pressure.ts';
import { doseAtHand, dosing, oneDrug } from '../../case/dosing.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-bp-predose-esketamine`: the latest blood pressure of the last 24 hours is above 140 systolic or above 90 diastolic
 * before esketamine is signed or given; exactly 140/90 is quiet. Readings of a session are left out. Cleared by a recheck
 * at or below both. In the severe band `ci-bp-severe` says it instead. Without a reading in 24 hours the rule is quiet;
 * that there is none is for `mon-bp-unassessed` to say.
 *
 * Safer readings: see `hooks/case/blood-pressure.ts`. Yesterday's reading without a time of day counts.
 */
export const bloodPressureBeforeEsketamine = rule({
  id: 'ca-bp-predose-esketamine',
  plan: 'ca-bp-predose-esketamine',
  title: 'Blood pressure above the label’s guide',
  basis: 'Esketamine raises blood pressure further for some hours.',
  group: 2,
  highest: 'warning',
  needs: { dosing, predosePressure },

  decide({ dosing, predosePressure: { aboveGuide } }, { subject, hook, at, site }) {
    const statement = allOf({
      concerned: oneDrug(dosing, subject, 'esketamine'),
      atHand: doseAtHand(dosing, subject, { hook, at }),
      found: aboveGuide,
    });
    return verdict(statement, ({ found }) => ({
      facts: { readings: found.map(({ from }) => from), limits: site.thresholds.bloodPressure },
      indicator: 'warning',
    }));
  },

  card({ readings, limits: { guideSystolic, guideDiastolic } }, words) {
    const guide = `${guideSystolic}/${guideDiastolic}`;
    return {
      summary: `Pre-dose BP above ${guide}: label advises weighing delay of esketamine`,
      line: `The record shows a reading above ${guide} before the dose: ${words.entries(readings, 1)}`,
      found: readings.map(words.entry),
      why: `The esketamine label asks to weigh benefit and risk, and a delay, where blood pressure is above ${guide} before a dose.`,
      options: [
        'consider a repeat measurement at rest before the dose',
        'consider weighing a delay of the session against its benefit',
        'continue as ordered and document the reason',
      ],
      clearedBy: `a later reading of at most ${guideSystolic} and at most ${guideDiastolic}`,
      overrideReasons: 'OR-B',
    };
  },
});
