import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { breathingRisk } from '../../case/breathing-risk.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-osa-respiratory`: a warning for chronic respiratory failure, COPD with home oxygen, obstructive sleep apnoea with a
 * current sedative or a body mass index of 40 or more, and such an index with a sedative; info for obstructive sleep
 * apnoea alone. Sedatives are benzodiazepines, opioids, oxybates and the classes of `ddi-cns-other`, as needed too. Not
 * computable: how severe the apnoea is, and whether CPAP is used. Cleared by a resolved status.
 *
 * Safer readings: acute on chronic respiratory failure counts as chronic. More of them in `hooks/case/breathing-risk.ts`.
 */
export const respiratory = rule({
  id: 'ca-osa-respiratory',
  plan: 'ca-osa-respiratory',
  title: 'Sleep apnoea or respiratory disease',
  basis: 'Sedation after a dose can close a narrow airway or slow breathing that has no reserve.',
  group: 2,
  highest: 'warning',
  needs: { drafts, breathingRisk },

  decide({ drafts: { orders }, breathingRisk: found }, { subject }) {
    const statement = allOf({ concerned: eitherDrugAsTherapy(orders, subject), found });
    return verdict(statement, ({ found: { indicator, lowered, entries, bmi } }) => ({
      facts: { entries, bmi },
      indicator,
      lowered,
    }));
  },

  card: ({ entries, bmi }, words) => ({
    summary: 'Respiratory/sleep-apnoea risk: pulse oximetry and sedative review before dosing',
    line: `At risk under sedation: ${bmi === undefined ? words.entries(entries) : `${words.entries(entries, 1)}; body mass index ${words.number(bmi)} kg/m²`}`,
    found: entries.map(words.entry),
    why: 'The esketamine label warns of respiratory depression. Use of CPAP cannot be seen here.',
    options: [
      'consider pulse oximetry throughout the session, and CPAP at hand where it is used',
      'consider a review of sedatives with their prescriber; abrupt change can harm',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a resolved status; stable disease with CPAP in use is for the clinician to judge',
    overrideReasons: 'OR-B',
  }),
});
