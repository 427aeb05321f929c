import { loweredBy, verdict } from '../../../src/engine/index.ts';
import { addDays } from '../../../src/fhir/plain-date.ts';
import { allOf, type Fact, type PartialDate, type Problem, problems } from '../../../src/picture/index.ts';
import { eitherDrugAsTherapy } from '../../case/gate.ts';
import { drafts } from '../../case/order.ts';
import { rule } from '../../rule.ts';

/**
 * `ca-sud-remission`: a substance use disorder (tobacco never) with a remission or history code, or recorded as over:
 * information after 365 days of remission, a warning before. Not in anaesthesia.
 *
 * Remission began when the disorder abated; without that date, on the later of onset and recorded date of an entry whose
 * code itself says remission. Safer readings: a status alone does not say since when, and neither does an undated entry,
 * so both are a warning; the most recent of several decides. Not shown where `ci-sud-active` speaks as loudly.
 */
export const substanceUseRemission = rule({
  id: 'ca-sud-remission',
  plan: 'ca-sud-remission',
  title: 'Substance use disorder in remission',
  basis: 'A past use disorder raises the risk of misuse of ketamine and esketamine.',
  group: 2,
  highest: 'warning',
  needs: { drafts, disorders: problems('substance-use-disorder-ever', 'ever', { dated: 'written' }) },

  decide({ drafts: { orders }, disorders }, { subject, at, site }) {
    const statement = allOf({
      concerned: eitherDrugAsTherapy(orders, subject),
      found: disorders.where(({ active }) => !active).any('no substance use disorder in remission on record'),
    });
    const days = site.thresholds.substanceRisk.remissionDays;
    const longEnough = addDays(at.today, -days);
    return verdict(statement, ({ found }) => {
      const entries = found.map(({ from }) => from);
      const stable = found.every((fact) => (inRemissionSince(fact)?.earliest ?? at.today) <= longEnough);
      return { facts: { entries, stable, days }, indicator: stable ? 'info' : 'warning', lowered: loweredBy(entries) };
    });
  },

  card: ({ entries, stable, days }, words) => ({
    summary: 'SUD past or in remission: consider a misuse-risk plan, PDMP and UDS',
    line: `Substance use disorder recorded as past or in remission: ${words.entries(entries)}`,
    found: entries.map(words.entry),
    why: `The esketamine label asks to assess misuse risk. ${stable ? `On record as stable for ${days} days or more.` : `A remission of ${days} days is not shown.`}`,
    options: [
      'consider a plan against misuse with the patient (prescription programme, drug screens)',
      'consider an addiction review before a course',
      'no change: document the reason',
    ],
    overrideReasons: 'OR-B',
  }),
});

function inRemissionSince({ value: { abated, code }, from: { date } }: Fact<Problem>): PartialDate | undefined {
  return abated ?? (code?.says === 'remission' ? date : undefined);
}
