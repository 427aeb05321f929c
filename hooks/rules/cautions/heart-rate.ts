import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { doseAtHand } from '../../case/dosing.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { predoseHeartRate } from '../../case/predose-vitals.ts';
import { visits } from '../../case/visit.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-hr-predose`: the latest heart rate of the last 24 hours is above 120 or below 45 a minute before ketamine or
 * esketamine is signed or given. Cleared by a recheck in range. Without a reading in 24 hours the rule is quiet; that
 * there is none is for `mon-vitals` to say.
 *
 * Safer readings: of two readings whose order is not recorded the one out of range stands; a newer one that cannot be used
 * takes nothing back and leaves a normal older one without proof.
 */
export const heartRate = rule({
  id: 'ca-hr-predose',
  plan: 'ca-hr-predose',
  title: 'Heart rate out of range',
  basis: 'Ketamine and esketamine raise the heart rate; a rate out of range before the dose needs a reason first.',
  group: 2,
  highest: 'warning',
  needs: { drafts, visits, predoseHeartRate },

  decide({ drafts: { orders }, visits, predoseHeartRate: found }, { subject, hook, at, site }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      atHand: doseAtHand(visits, subject, { hook, at }),
      found,
    });
    return verdict(statement, ({ found: readings }) => ({
      facts: { readings: readings.map(({ from }) => from), limits: site.thresholds.vitalSigns },
      indicator: 'warning',
    }));
  },

  card({ readings, limits: { heartRateLow, heartRateHigh } }, words) {
    const range = `${heartRateLow}–${heartRateHigh}`;
    return {
      summary: `Pre-dose heart rate outside ${range}: assess before dosing`,
      line: `The record shows a heart rate outside ${range} a minute before the dose: ${words.entries(readings)}`,
      found: readings.map(words.entry),
      why: 'A trial of ketamine left out patients with a heart rate beyond these limits.',
      options: [
        'consider a repeat measurement at rest, and an ECG if it stays out of range',
        'consider a delay until the reason is known',
        'continue as ordered and document the reason',
      ],
      clearedBy: 'a later heart rate in range',
      overrideReasons: 'OR-B',
    };
  },
});
