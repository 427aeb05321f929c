import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { doseAtHand } from '../../case/dosing.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { predoseSaturation } from '../../case/predose-vitals.ts';
import { visits } from '../../case/visit.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-hypoxaemia-predose`: the latest oxygen saturation of the last 24 hours is below 92 %, or below 88 % in a patient on
 * oxygen at home [X], before ketamine or esketamine is signed or given. Cleared by a recheck. Without a reading in 24
 * hours the rule is quiet; that there is none is for `mon-vitals` to say.
 *
 * Safer readings: home oxygen counts only as a coded and confirmed current problem. Of two readings whose order is not
 * recorded the lower one stands; a newer one that cannot be used takes nothing back and leaves a normal older one without
 * proof.
 */
export const oxygenSaturation = rule({
  id: 'ca-hypoxaemia-predose',
  plan: 'ca-hypoxaemia-predose',
  title: 'Low oxygen saturation',
  basis: 'Both drugs can slow breathing; low oxygen before the dose leaves no reserve.',
  group: 2,
  highest: 'warning',
  needs: { drafts, visits, predoseSaturation },

  decide({ drafts: { orders }, visits, predoseSaturation: found }, { subject, hook, at }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      atHand: doseAtHand(visits, subject, { hook, at }),
      found,
    });
    return verdict(statement, ({ found: { readings, limit, oxygen } }) => ({
      facts: { readings: readings.map(({ from }) => from), limit, oxygen },
      indicator: 'warning',
    }));
  },

  card({ readings, limit, oxygen }, words) {
    return {
      summary: 'Pre-dose SpO₂ low: assess respiratory status before dosing',
      line: `The record shows an oxygen saturation below ${limit} %${oxygen.length > 0 ? ' (home oxygen)' : ''} before the dose: ${words.entries(readings)}`,
      found: [...readings.map(words.entry), ...oxygen.map(words.entry)],
      why: 'The esketamine label warns of slowed breathing and asks for pulse oximetry. The cut-off is chosen here.',
      options: [
        'consider a repeat measurement and an assessment of breathing',
        'consider a delay until the reason is known',
        'continue as ordered and document the reason',
      ],
      clearedBy: `a later reading of ${limit} % or more`,
      overrideReasons: 'OR-B',
    };
  },
});
