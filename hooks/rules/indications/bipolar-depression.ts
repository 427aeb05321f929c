import { verdict } from '../../../src/engine/index.ts';
import { allOf, problems } from '../../../src/picture/index.ts';
import { adult } from '../../case/adult.ts';
import { bipolarTreatmentsTried } from '../../case/bipolar-treatments.ts';
import { present } from '../../case/present.ts';
import { notReferredToPsychiatry } from '../../case/recent-referral.ts';
import { referral } from '../../case/referral.ts';
import { groundsOf, isUrgent, nameScores, severeBipolarDepression } from '../../case/severity.ts';
import { rule } from '../../rule.ts';

/**
 * `ind-bipolar-depression`: an adult with a current bipolar depression (F31.3 to F31.5, F31.81), PHQ-9 15 or MADRS 20 or
 * more in 60 days, after at least two of quetiapine, lurasidone, cariprazine, olanzapine-fluoxetine, lamotrigine and
 * lithium for six weeks each. F31.9 says nothing of the pole and is not used. Graded low; esketamine is not labelled here.
 *
 * Safer readings: see `hooks/case/bipolar-treatments.ts`.
 */
export const bipolarDepression = rule({
  id: 'ind-bipolar-depression',
  plan: 'ind-bipolar-depression',
  title: 'Refractory bipolar depression',
  basis: 'When two treatments of bipolar depression leave it severe, specialist options deserve a look.',
  group: 5,
  highest: 'info',
  needs: {
    adult,
    depression: problems('bipolar-depression-current', 'active', { lifelong: true }),
    severeBipolarDepression,
    bipolarTreatmentsTried,
    notReferredToPsychiatry,
  },

  decide(facts, { site }) {
    const { adult, depression, severeBipolarDepression, bipolarTreatmentsTried, notReferredToPsychiatry } = facts;
    const statement = allOf({
      depressed: present(depression, 'no current, coded and confirmed bipolar depression'),
      adult,
      severe: severeBipolarDepression,
      tried: bipolarTreatmentsTried,
      notReferredToPsychiatry,
    });
    return verdict(statement, ({ depressed, severe, tried }) => ({
      facts: {
        score: nameScores(severe),
        drugs: tried.map(({ drug }) => drug),
        reasons: [...depressed.map(({ from }) => from), ...groundsOf(severeBipolarDepression)],
        medicines: tried.flatMap(({ sources }) => sources),
        urgent: isUrgent(severe, site),
        to: site.referrals.psychiatry,
      },
      indicator: 'info',
    }));
  },

  card: ({ score, drugs, reasons, medicines, urgent, to }, words) => ({
    summary: 'Refractory bipolar depression: specialist review; ketamine off-label, low evidence',
    line: `The record shows bipolar depression (${score}) after ${drugs.join(', ')}; ketamine off-label, evidence low`,
    found: [...reasons.map(words.entry), `Taken for six weeks or more: ${drugs.join(', ')}`],
    why: 'Small crossover trials and open-label series only; esketamine is not labelled for bipolar depression. A switch to mania is reported rarely.',
    options: [
      'consider mood-stabiliser cover and a review of current treatment',
      'consider interventional psychiatry with bipolar expertise, ECT included',
      'no change: document the reason',
    ],
    suggestions: [
      referral({
        target: 'ref-psychiatry-interventional',
        to,
        priority: urgent ? 'urgent' : 'routine',
        reasons,
        support: medicines,
        note: `Bipolar depression, ${score}. Taken for six weeks or more: ${drugs.join(', ')}.`,
      }),
    ],
    overrideReasons: 'OR-C',
  }),
});
