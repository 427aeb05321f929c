import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { severePressure } from '../../case/blood-pressure.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';
import { bloodPressureBeforeEsketamine } from '../cautions/blood-pressure-before-esketamine.ts';
import { bloodPressureBeforeInfusion } from '../cautions/blood-pressure-before-infusion.ts';

/**
 * `ci-bp-severe`: the latest usable blood pressure of the last 7 days is 180 systolic or 110 diastolic or more, with no
 * later reading below. Session readings are left out. The US ketamine label gives no number; 180/110 is chosen from
 * other labels and trial exclusions [X]. With no reading at all on a complete list the rule is quiet; that there is none
 * is for the monitoring rules to say.
 *
 * Safer readings: see `hooks/case/blood-pressure.ts`.
 */
export const bloodPressureSevere = rule({
  id: 'ci-bp-severe',
  plan: 'ci-bp-severe',
  title: 'Severely raised blood pressure',
  basis: 'Ketamine and esketamine raise blood pressure further for some hours.',
  group: 2,
  highest: 'critical',
  needs: { drafts, severePressure },
  replaces: [bloodPressureBeforeEsketamine, bloodPressureBeforeInfusion],

  decide({ drafts: { orders }, severePressure: found }, { subject, site }) {
    const statement = allOf({ concerned: eitherDrugAsTherapy(orders, subject), found });
    return verdict(statement, ({ found: readings }) => ({
      facts: { readings: readings.map(({ from }) => from), limits: site.thresholds.bloodPressure },
      indicator: 'critical',
    }));
  },

  card({ readings, limits: { severeSystolic, severeDiastolic } }, words) {
    const range = `≥${severeSystolic} or ≥${severeDiastolic}`;
    return {
      summary: `Latest BP in severe range (${range}): recheck before ketamine/esketamine`,
      line: `The record shows a severe-range (${range}) reading: ${words.entries(readings, 1)}`,
      found: readings.map((reading) => `${words.entry(reading)}${reading.date ? `, ${words.ago(reading.date)}` : ''}`),
      why: 'Both drugs raise blood pressure for hours. The ketamine label gives no number; the range follows another label and trials.',
      options: [
        'consider a repeat measurement at rest before any dose',
        'consider blood-pressure treatment first',
        'continue as ordered and document the reason',
      ],
      clearedBy: `a later reading below ${severeSystolic} and below ${severeDiastolic}`,
      cites: ['S01', 'S05', 'S68'],
      overrideReasons: 'OR-A',
    };
  },
});
