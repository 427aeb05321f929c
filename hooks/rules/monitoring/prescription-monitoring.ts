import { verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf, no } from '../../../src/picture/index.ts';
import { checklist, due } from '../../case/checklist.ts';
import { drugScreensDone, pdmpReviews } from '../../case/drug-monitoring.ts';
import { noneOfDays } from '../../case/lately.ts';
import { rule } from '../../rule.ts';
import { opioidAgonistTreatment } from '../cautions/opioid-agonist-treatment.ts';
import { substanceUseMild } from '../cautions/substance-use-mild.ts';
import { substanceUseRemission } from '../cautions/substance-use-remission.ts';
import { substanceUseActive } from '../contraindications/substance-use-active.ts';

const risks = [substanceUseActive, opioidAgonistTreatment, substanceUseMild, substanceUseRemission];

/**
 * `mon-uds-pdmp`: no review of the prescription drug monitoring program (PDMP) of the last 30 days; with a substance use finding (`ca-sud-*`)
 * also no urine drug screen of the last 90 days, and then it is a warning. Without such a finding, where the site maps no codes of its
 * own to `pdmp-review`, it is a reminder: a line, never a card by itself.
 *
 * Safer readings: `ci-sud-active` and `ca-oud-on-moud` count like `ca-sud-*`; the row gives 30 and 90 days for the review, and the
 * shorter holds; as a warning it is due at every order. Standard screens do not find ketamine.
 */
export const prescriptionMonitoring = rule({
  id: 'mon-uds-pdmp',
  plan: 'mon-uds-pdmp',
  title: 'Prescription monitoring and drug screen',
  basis: 'Both drugs can be misused, and other controlled medicines add to their risks.',
  group: 6,
  highest: 'warning',
  needs: { checklist, pdmpReviews, drugScreensDone },
  considers: risks,

  decide({ checklist: list, pdmpReviews: reviews, drugScreensDone: screens }, context) {
    const { subject, at, site } = context;
    const { 'pdmp-review': mapped = [] } = site.codes;
    const { pdmpDays, drugScreenDays } = site.thresholds.monitoring;
    const risk = risks.some((one) => context.verdictOf(one).kind === 'fires');
    const review = noneOfDays(reviews, pdmpDays, at, 'a review is on record');
    const screen = risk
      ? noneOfDays(screens, drugScreenDays, at, 'a drug screen is on record')
      : no('no substance use finding');
    const statement = allOf({
      due: due(list, subject, { everyOrder: risk }),
      missing: anyOf([review, screen], 'the review, and a drug screen where it is asked for, are on record'),
    });
    return verdict(statement, () => ({
      facts: { review: review.is === 'yes' && pdmpDays, screen: screen.is === 'yes' && drugScreenDays, risk },
      indicator: risk ? 'warning' : 'info',
      lineOnly: !risk && mapped.length === 0,
    }));
  },

  card({ review, screen, risk }, words) {
    const missing = [
      ...(review ? [`PDMP review in ${words.count(review, 'day')}`] : []),
      ...(screen ? [`urine drug screen in ${words.count(screen, 'day')}`] : []),
    ].join(', no ');
    return {
      summary: `No ${missing}${risk ? ', and substance use on record' : ''}`,
      line: `No ${missing} on record${risk ? ', beside a substance use finding' : ''}`,
      found: [`No ${missing}`],
      why: 'Payers ask for a PDMP check; standard immunoassays miss ketamine.',
      options: ['consider a PDMP review, and a drug screen by risk', 'no change: document the reason'],
      clearedBy: 'a coded review, and a drug screen where it is asked for',
      overrideReasons: risk ? 'OR-B' : 'OR-C',
    };
  },
});
