import { verdict } from '../../../src/engine/index.ts';
import { allOf, refOf } from '../../../src/picture/index.ts';
import { adult } from '../../case/adult.ts';
import { lastingPain } from '../../case/lasting-pain.ts';
import { longTermOpioids } from '../../case/long-term-opioids.ts';
import { noOpioidExclusion } from '../../case/opioid-exclusions.ts';
import { describeOpioids, enoughOpioid, nameOpioidLoad, opioidLoad } from '../../case/opioid-load.ts';
import { namePain } from '../../case/pain.ts';
import { notReferredToPain } from '../../case/recent-referral.ts';
import { referral } from '../../case/referral.ts';
import { groundsOf } from '../../case/severity.ts';
import { rule } from '../../rule.ts';

/**
 * `ind-opioid-nonopioid`: an adult on long-term opioids (Z79.891, or current for 90 days) of 50 MME a day or more, with
 * pain 6/10 or more twice, 30 days apart, in 180 days. Stronger wording from 90 MME a day. Not in cancer pain, palliative
 * care, sickle cell disease (trait is none) or a current opioid use disorder. Graded very low.
 *
 * Opioids without a factor or not converted never count towards the dose; a dose that cannot be read leaves it open while
 * the rest is below. A pain referral of the last 90 days keeps it quiet (`af-referral-90d`).
 */
export const opioidNonopioid = rule({
  id: 'ind-opioid-nonopioid',
  plan: 'ind-opioid-nonopioid',
  title: 'Severe pain on a high opioid dose',
  basis: 'Where pain stays severe on a high opioid dose, other options deserve a look.',
  group: 5,
  highest: 'info',
  needs: { adult, longTermOpioids, opioidLoad, lastingPain, noOpioidExclusion, notReferredToPain },

  decide({ adult, longTermOpioids, opioidLoad: load, lastingPain, noOpioidExclusion, notReferredToPain }, { site }) {
    const statement = allOf({
      dose: enoughOpioid(load, site.thresholds.opioids.mme),
      adult,
      lasting: longTermOpioids,
      pain: lastingPain,
      noOpioidExclusion,
      notReferredToPain,
    });
    return verdict(statement, ({ pain }) => ({
      facts: {
        load,
        pain,
        high: load.mmePerDay >= site.thresholds.opioids.highMme,
        reasons: [
          ...groundsOf(lastingPain),
          ...groundsOf(longTermOpioids).filter((one) => !load.counted.some((other) => refOf(other) === refOf(one))),
        ],
        to: site.referrals.pain,
      },
      indicator: 'info',
    }));
  },

  card: ({ load, pain, high, reasons, to }, words) => {
    const [total, score] = [nameOpioidLoad(load, words), namePain(pain)];
    const support = [...load.counted, ...load.notConverted];
    const note = `Opioids of ${total} with ${score} on ${words.date(pain.date)}.`;
    return {
      summary: `${total} with ${score}: review non-opioid options; ketamine evidence very low`,
      line: `The record shows opioids of ${total} with ${score} (${words.date(pain.date)}); ketamine evidence very low`,
      found: [...reasons.map(words.entry), ...describeOpioids(load, words)],
      why: 'Guidance asks to review benefits and risks of opioids from 50 MME/day. No clear opioid-sparing benefit of ketamine was found.',
      options: [
        `${high ? 'consider a timely review' : 'consider a review'} of benefits and risks, with non-opioid and non-drug options and no rapid taper`,
        'consider an assessment for opioid use disorder, naloxone, and a pain-medicine review',
        'no change: document the reason',
      ],
      suggestions: [referral({ target: 'ref-pain', to, priority: 'routine', reasons, support, note })],
      overrideReasons: 'OR-C',
    };
  },
});
