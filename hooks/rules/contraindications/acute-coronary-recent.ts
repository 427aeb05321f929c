import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { entriesOnce } from '../../case/entries-of.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { datedWithin } from '../../case/recent.ts';
import { acuteCoronaryEvents } from '../../case/unstable-heart.ts';
import { rule } from '../../rule.ts';
import { heartDiseaseStable } from '../cautions/heart-disease-stable.ts';

/**
 * `ci-acs-recent`: a myocardial infarction or unstable angina of the last 42 days, whatever its status. Cleared after 42
 * days with no active unstable code; an old infarction is `ca-cv-stable`. Not in anaesthesia or procedures.
 *
 * Safer readings: unstable angina that is still active on the record counts at any date; an active infarction without a
 * date counts as recent.
 */
export const acuteCoronaryRecent = rule({
  id: 'ci-acs-recent',
  plan: 'ci-acs-recent',
  title: 'Recent myocardial infarction or unstable angina',
  basis: 'Ketamine and esketamine raise heart rate and blood pressure, and with them the oxygen need of the heart.',
  group: 2,
  highest: 'critical',
  needs: { drafts, acuteCoronaryEvents },
  replaces: [heartDiseaseStable],

  decide({ drafts: { orders }, acuteCoronaryEvents: events }, { subject, at, site }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: events.any('no recent myocardial infarction or unstable angina on record'),
    });
    return verdict(statement, ({ found }) => {
      const entries = entriesOnce(found);
      const { coronaryEventDays: days } = site.thresholds.heart;
      return {
        facts: { entries, days, dated: datedWithin(entries, days, at) },
        indicator: 'critical',
        lowered: loweredBy(entries),
      };
    });
  },

  card: ({ entries, days, dated }, words) => ({
    summary: `Acute coronary event ${dated ? `within ${words.number(days / 7)} weeks` : 'still listed as active'} on record: cardiology review before dosing`,
    line: `The record shows an acute coronary event: ${words.entries(entries, 1)}`,
    found: entries.map(words.entry),
    why: 'The EU esketamine label lists infarction within six weeks, the UK ketamine label severe coronary disease.',
    options: [
      'consider a cardiology review before any dose',
      'consider waiting, or another treatment',
      'consider updating the problem list if the date or status is out of date',
      'continue as ordered and document the reason',
    ],
    clearedBy: `${days} days since the event and no active unstable angina on record`,
    overrideReasons: 'OR-A',
  }),
});
