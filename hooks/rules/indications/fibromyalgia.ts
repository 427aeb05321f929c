import { verdict } from '../../../src/engine/index.ts';
import { allOf, problems } from '../../../src/picture/index.ts';
import { adult } from '../../case/adult.ts';
import { longStanding, namePain, severePainScore } from '../../case/pain.ts';
import { adequateClasses, namePainDrugs, painTreatments } from '../../case/pain-treatments.ts';
import { notReferredToPain } from '../../case/recent-referral.ts';
import { referral } from '../../case/referral.ts';
import { groundsOf } from '../../case/severity.ts';
import { rule } from '../../rule.ts';

/** The medicines the row counts (D2), at the doses of D3b. */
const counted: readonly string[] = ['duloxetine', 'milnacipran', 'pregabalin', 'amitriptyline'];

/**
 * `ind-fibromyalgia`: an adult with fibromyalgia for at least 90 days, pain 6/10 or more in the last 90 days, with two of
 * duloxetine, milnacipran, pregabalin and amitriptyline at an adequate dose, ever. Exercise cannot be computed and is not asked
 * for. Graded very low, likely no lasting benefit: the card does not lead with ketamine.
 *
 * Safer readings: duloxetine and milnacipran are one class and count once (D3b); an unrecorded dose does not count. A pain
 * referral of the last 90 days keeps it quiet (`af-referral-90d`).
 */
export const fibromyalgia = rule({
  id: 'ind-fibromyalgia',
  plan: 'ind-fibromyalgia',
  title: 'Refractory fibromyalgia',
  basis: 'With severe pain and two kinds of medicine on record, a pain review is an option.',
  group: 5,
  highest: 'info',
  needs: { adult, problems: problems('fibromyalgia', 'active'), severePainScore, painTreatments, notReferredToPain },

  decide({ adult, problems, severePainScore, painTreatments, notReferredToPain }, { at, site }) {
    const { chronicDays, medicines } = site.thresholds.pain;
    const statement = allOf({
      disease: longStanding(problems, chronicDays, 'no current, coded and confirmed fibromyalgia', at),
      adult,
      pain: severePainScore,
      tried: adequateClasses(painTreatments, medicines, counted),
      notReferredToPain,
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
    const note = `Fibromyalgia, ${score} on ${words.date(pain.date)}. Adequate doses: ${drugs}.`;
    return {
      summary: 'Fibromyalgia, medicines tried: pain review; trials show ketamine relief lasting hours only',
      line: `The record shows fibromyalgia, ${score} (${words.date(pain.date)}), with ${drugs} at an adequate dose on record`,
      found: [...reasons.map(words.entry), `At an adequate dose: ${drugs}`, ...support.map(words.entry)],
      why: 'In a trial of 24 people with active placebo the effect of ketamine was limited to hours; evidence very low, off-label.',
      options: [
        'consider exercise, CBT or another labelled medicine',
        'consider a pain-medicine review',
        'no change: document the reason',
      ],
      suggestions: [referral({ target: 'ref-pain', to, priority: 'routine', reasons, support, note })],
      overrideReasons: 'OR-C',
    };
  },
});
