import { verdict } from '../../../src/engine/index.ts';
import { addDays } from '../../../src/fhir/plain-date.ts';
import { allOf, joinLists, problems, proceduresIn } from '../../../src/picture/index.ts';
import { dosing, oneDrug } from '../../case/dosing.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-renal-dialysis`: dependence on dialysis or end-stage renal disease that is current (Z99.2, N18.6), or a dialysis
 * treatment in the last 90 days, before esketamine. For information. Stages 4 and 5 without dialysis and a kidney
 * transplant are not meant. Not about ketamine.
 */
export const dialysis = rule({
  id: 'ca-renal-dialysis',
  plan: 'ca-renal-dialysis',
  title: 'Dialysis',
  basis: 'Esketamine was not studied in patients on dialysis.',
  group: 2,
  highest: 'info',
  needs: { dosing, diseases: problems('renal-dialysis', 'active'), treatments: proceduresIn('dialysis-given') },

  decide({ dosing: doses, diseases, treatments }, { subject, at, site }) {
    const from = addDays(at.today, -site.thresholds.kidney.dialysisDays);
    const statement = allOf({
      concerned: oneDrug(doses, subject, 'esketamine'),
      found: joinLists<unknown>([diseases, treatments.within({ from, to: at.today })]).any('no dialysis on record'),
    });
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from: source }) => source);
      return { facts: { entries }, indicator: 'info' };
    });
  },

  card: ({ entries }, words) => ({
    summary: 'Dialysis or end-stage renal disease on record: no esketamine experience on dialysis per label',
    line: `The record shows dialysis or end-stage renal disease: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'The esketamine label states that there is no experience in patients on dialysis.',
    options: [
      'consider renal input and a day without dialysis',
      'consider another treatment',
      'continue as ordered and document the reason',
    ],
    clearedBy: 'a resolved status',
    overrideReasons: 'OR-B',
  }),
});
