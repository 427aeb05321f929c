import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { eitherDrug } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { currentPreeclampsia } from '../../case/preeclampsia.ts';
import { rule } from '../../rule.ts';

/**
 * `ci-preeclampsia`: pre-eclampsia (HELLP syndrome included) or eclampsia of the last 300 days, active. Speaks in
 * anaesthesia and emergency care too. High blood pressure in pregnancy alone is not meant. Cleared by a resolved status,
 * or by an end of that pregnancy more than 6 weeks ago.
 *
 * Contraindication in UK, Swiss and Norwegian labels, not in the US label. Safer readings: `hooks/case/preeclampsia.ts`.
 */
export const preeclampsia = rule({
  id: 'ci-preeclampsia',
  plan: 'ci-preeclampsia',
  title: 'Pre-eclampsia or eclampsia',
  basis: 'A further rise in blood pressure can bring on a seizure or a bleed in mother or placenta.',
  group: 2,
  highest: 'critical',
  needs: { drafts, currentPreeclampsia },

  decide({ drafts: { orders }, currentPreeclampsia: found }, { subject, site }) {
    const statement = allOf({ concerned: eitherDrug(orders, subject), found });
    return verdict(statement, ({ found: problems }) => {
      const entries = problems.map(({ from }) => from);
      const { postpartumDays } = site.thresholds.preeclampsia;
      return { facts: { entries, weeks: postpartumDays / 7 }, indicator: 'critical', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries, weeks }, words) => ({
    summary: 'Pre-eclampsia/eclampsia on record: non-US labels list a contraindication',
    line: `The record shows pre-eclampsia or eclampsia: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'UK, Swiss and Norwegian ketamine labels list it as a contraindication; both drugs raise blood pressure.',
    options: [
      'consider obstetric input before any dose',
      'consider another treatment or anaesthetic',
      'consider updating the problem list if it is resolved',
      'continue as ordered and document the reason',
    ],
    clearedBy: `a resolved status, or a recorded end of the pregnancy more than ${words.number(weeks)} weeks ago`,
    overrideReasons: 'OR-A',
  }),
});
