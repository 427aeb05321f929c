import { verdict } from '../../../src/engine/index.ts';
import { allOf, problems } from '../../../src/picture/index.ts';
import { adult } from '../../case/adult.ts';
import { migrainePreventives } from '../../case/migraine-preventives.ts';
import { present } from '../../case/present.ts';
import { notReferredToPain } from '../../case/recent-referral.ts';
import { referral } from '../../case/referral.ts';
import { rule } from '../../rule.ts';

/**
 * `ind-migraine`: an adult with chronic (G43.7-, G43.E-) or intractable (G43.-1-) migraine now and three classes of
 * preventives for eight weeks each, ever, among beta-blocker, topiramate or valproate, tricyclic and CGRP antibody, the
 * antibody being one of them. Headache days a month and onabotulinumtoxin A cannot be computed. Graded very low.
 *
 * Safer readings: see `hooks/case/migraine-preventives.ts`. A pain referral of the last 90 days keeps it quiet
 * (`af-referral-90d`).
 */
export const migraine = rule({
  id: 'ind-migraine',
  plan: 'ind-migraine',
  title: 'Refractory migraine',
  basis: 'With three classes of preventives on record and migraine still chronic, a headache review is an option.',
  group: 5,
  highest: 'info',
  needs: { adult, problems: problems('migraine-refractory', 'active'), migrainePreventives, notReferredToPain },

  decide({ adult, problems, migrainePreventives, notReferredToPain }, { site }) {
    const statement = allOf({
      disease: present(problems, 'no current, coded and confirmed chronic or intractable migraine'),
      adult,
      tried: migrainePreventives,
      notReferredToPain,
    });
    return verdict(statement, ({ disease, tried }) => ({
      facts: {
        classes: tried.map(({ name }) => name),
        reasons: disease.map(({ from }) => from),
        medicines: tried.flatMap(({ sources }) => sources),
        days: site.thresholds.pain.preventiveDays,
        to: site.referrals.pain,
      },
      indicator: 'info',
    }));
  },

  card: ({ classes, reasons, medicines: support, days, to }, words) => {
    const tried = `Medicines of preventive classes, ${days} days or more: ${classes.join(', ')}`;
    const note = `Chronic or intractable migraine, for a headache or pain-medicine review. ${tried}.`;
    return {
      summary: 'Refractory migraine: headache-specialist review; ketamine evidence very low',
      line: `The record shows chronic or intractable migraine, with ${classes.join(', ')} on record; ketamine evidence very low`,
      found: [...reasons.map(words.entry), tried, ...support.map(words.entry)],
      why: 'In a trial in acute migraine 0.2 mg/kg was no better than placebo; data in refractory migraine are uncontrolled. Off-label.',
      options: [
        'consider headache-specialist options',
        'consider a headache or pain-medicine review (the draft goes to pain medicine)',
        'no change: document the reason',
      ],
      suggestions: [referral({ target: 'ref-pain', to, priority: 'routine', reasons, support, note })],
      overrideReasons: 'OR-C',
    };
  },
});
