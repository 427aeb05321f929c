import { verdict } from '../../../src/engine/index.ts';
import { allOf, problems } from '../../../src/picture/index.ts';
import { adult } from '../../case/adult.ts';
import { longStanding, namePain, painScore } from '../../case/pain.ts';
import { painTreatments, treatmentsTried } from '../../case/pain-treatments.ts';
import { notReferredToPain } from '../../case/recent-referral.ts';
import { referral } from '../../case/referral.ts';
import { groundsOf } from '../../case/severity.ts';
import { rule } from '../../rule.ts';

/**
 * `ind-crps`: an adult with complex regional pain syndrome for at least 90 days, pain 4/10 or more in the last 90 days,
 * and two kinds of treatment tried: gabapentinoid, SNRI or tricyclic (one kind), physical therapy, sympathetic
 * block (by codes a site maps), ever. Bisphosphonates have no code list. A drug taken for 28 days whose dose is not recorded
 * counts as tried.
 *
 * A pain referral of the last 90 days keeps it quiet (`af-referral-90d`, "for the same group"). Graded low.
 */
export const crps = rule({
  id: 'ind-crps',
  plan: 'ind-crps',
  title: 'Refractory complex regional pain syndrome',
  basis: 'With moderate pain and two kinds of treatment on record, a pain-medicine review is an option.',
  group: 5,
  highest: 'info',
  needs: { adult, problems: problems('crps', 'active'), painScore, painTreatments, notReferredToPain },

  decide({ adult, problems, painScore, painTreatments, notReferredToPain }, { at, site }) {
    const { chronicDays, crpsTreatments } = site.thresholds.pain;
    const none = 'no current, coded and confirmed complex regional pain syndrome';
    const statement = allOf({
      disease: longStanding(problems, chronicDays, none, at),
      adult,
      pain: painScore,
      tried: treatmentsTried(painTreatments, crpsTreatments),
      notReferredToPain,
    });
    return verdict(statement, ({ disease, pain, tried }) => ({
      facts: {
        pain,
        tried: tried.kinds,
        reasons: [...disease.map(({ from }) => from), ...groundsOf(painScore)],
        treatments: tried.sources,
        to: site.referrals.pain,
      },
      indicator: 'info',
    }));
  },

  card: ({ pain, tried, reasons, treatments: support, to }, words) => {
    const score = namePain(pain);
    const counted = `${words.count(tried.length, 'kind')} of treatment`;
    const note = `CRPS with ${score} on ${words.date(pain.date)}. Tried: ${tried.join('; ')}.`;
    return {
      summary: `CRPS with ${score}, ${counted} tried: pain-medicine review; ketamine evidence low`,
      line: `The record shows CRPS with ${score} (${words.date(pain.date)}), ${counted} tried; ketamine evidence low`,
      found: [...reasons.map(words.entry), `Tried: ${tried.join('; ')}`, ...support.map(words.entry)],
      why: `On record: ${counted}. Ketamine is off-label, evidence low: small trials; a 2025 review found no clear benefit evidence.`,
      options: [
        'consider rehabilitation-led care',
        'consider a pain-medicine review',
        'no change: document the reason',
      ],
      suggestions: [referral({ target: 'ref-pain', to, priority: 'routine', reasons, support, note })],
      cites: ['S40', 'S41', 'S17'],
      overrideReasons: 'OR-C',
    };
  },
});
