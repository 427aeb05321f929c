import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, problems, yes } from '../../../src/picture/index.ts';
import { adult } from '../../case/adult.ts';
import { longStanding, namePain, severePainScore } from '../../case/pain.ts';
import { adequateClasses, namePainDrugs, painTreatments } from '../../case/pain-treatments.ts';
import { notReferredToPain } from '../../case/recent-referral.ts';
import { referral } from '../../case/referral.ts';
import { groundsOf } from '../../case/severity.ts';
import { rule } from '../../rule.ts';
import { crps } from './crps.ts';

/**
 * `ind-neuropathic`: an adult with trigeminal or postherpetic neuralgia, phantom limb pain, central pain, painful diabetic
 * neuropathy or neuralgia for at least 90 days, pain 6/10 or more in the last 90 days, with medicines of two guideline
 * classes (gabapentinoid, SNRI, tricyclic) at an adequate dose, ever (D3b). Quiet where `ind-crps` speaks. Graded very low.
 *
 * Safer readings: a class counts once and an unrecorded dose does not count; where `ind-crps` cannot be told this one
 * still speaks. A pain referral of the last 90 days keeps it quiet (`af-referral-90d`).
 */
export const neuropathic = rule({
  id: 'ind-neuropathic',
  plan: 'ind-neuropathic',
  title: 'Refractory neuropathic pain',
  basis: 'With severe pain and two kinds of guideline medicine on record, a pain-medicine review is an option.',
  group: 5,
  highest: 'info',
  needs: {
    adult,
    problems: problems('neuropathic-pain-chronic', 'active'),
    severePainScore,
    painTreatments,
    notReferredToPain,
  },
  considers: [crps],

  decide({ adult, problems, severePainScore, painTreatments, notReferredToPain }, { at, site, verdictOf }) {
    const { chronicDays, medicines } = site.thresholds.pain;
    const statement = allOf({
      disease: longStanding(problems, chronicDays, 'no current, coded and confirmed neuropathic pain', at),
      adult,
      pain: severePainScore,
      tried: adequateClasses(painTreatments, medicines),
      notReferredToPain,
      notSaid: verdictOf(crps).kind === 'fires' ? no('ind-crps says it', [], 'already-handled') : yes(undefined),
    });
    return verdict(statement, ({ disease, pain, tried }) => ({
      facts: {
        pain,
        drugs: namePainDrugs(tried),
        reasons: [...disease.map(({ from }) => from), ...groundsOf(severePainScore)],
        medicines: tried.flatMap(({ sources }) => sources),
        to: site.referrals.pain,
      },
      indicator: 'info',
    }));
  },

  card: ({ pain, drugs, reasons, medicines: support, to }, words) => {
    const score = namePain(pain);
    const note = `Neuropathic pain, ${score} on ${words.date(pain.date)}. Adequate doses: ${drugs}.`;
    return {
      summary: `Neuropathic ${score}, guideline medicines tried: pain-medicine review; ketamine evidence very low`,
      line: `The record shows neuropathic ${score} (${words.date(pain.date)}), with ${drugs} at an adequate dose on record; ketamine evidence very low`,
      found: [...reasons.map(words.entry), `At an adequate dose: ${drugs}`, ...support.map(words.entry)],
      why: 'A crossover trial of 20 people found no benefit of ketamine at 5 weeks; off-label.',
      options: [
        'consider another guideline medicine, topical treatment or neuromodulation',
        'consider a pain-medicine review',
        'no change: document the reason',
      ],
      suggestions: [referral({ target: 'ref-pain', to, priority: 'routine', reasons, support, note })],
      cites: ['S44', 'S15', 'S17'],
      overrideReasons: 'OR-C',
    };
  },
});
