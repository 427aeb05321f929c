import { verdict } from '../../../src/engine/index.ts';
import { allOf, problems } from '../../../src/picture/index.ts';
import { adult } from '../../case/adult.ts';
import { noCancerPain } from '../../case/cancer-pain.ts';
import { persistentPain } from '../../case/lasting-pain.ts';
import { namePain } from '../../case/pain.ts';
import { painModalities } from '../../case/pain-modalities.ts';
import { present } from '../../case/present.ts';
import { notReferredToPain } from '../../case/recent-referral.ts';
import { referral } from '../../case/referral.ts';
import { groundsOf } from '../../case/severity.ts';
import { rule } from '../../rule.ts';

/**
 * `ind-chronic-pain-other`: an adult with other chronic pain now (G89.2-, G89.4, back or neck pain M54.-), pain 7/10 or more
 * twice in 180 days, at least 90 days apart with no score below 4 between or since, and three kinds of treatment on record:
 * each class of pain medicine (D3b), an opioid, psychotherapy, pain management as a procedure. Graded very low.
 *
 * Cancer pain (G89.3) on the problem list keeps it quiet, coded or worded, confirmed or not; a worded question does not. A
 * pain referral of the last 90 days keeps it quiet (`af-referral-90d`).
 */
export const chronicPainOther = rule({
  id: 'ind-chronic-pain-other',
  plan: 'ind-chronic-pain-other',
  title: 'Persistent severe pain',
  basis: 'With pain severe over months and three kinds of treatment on record, a multimodal review is an option.',
  group: 5,
  highest: 'info',
  needs: {
    adult,
    problems: problems('chronic-pain-other', 'active'),
    noCancerPain,
    persistentPain,
    painModalities,
    notReferredToPain,
  },

  decide({ adult, problems, noCancerPain, persistentPain, painModalities, notReferredToPain }, { site }) {
    const statement = allOf({
      disease: present(problems, 'no current, coded and confirmed chronic pain of this kind'),
      adult,
      pain: persistentPain,
      tried: painModalities,
      noCancerPain,
      notReferredToPain,
    });
    return verdict(statement, ({ disease, pain, tried }) => ({
      facts: {
        pain,
        tried: tried.kinds,
        reasons: [...disease.map(({ from }) => from), ...groundsOf(persistentPain)],
        treatments: tried.sources,
        to: site.referrals.pain,
      },
      indicator: 'info',
    }));
  },

  card: ({ pain, tried, reasons, treatments: support, to }, words) => {
    const score = namePain(pain);
    const note = `Chronic ${score} on ${words.date(pain.date)}. Tried: ${tried.join('; ')}.`;
    return {
      summary: 'Persistent severe pain: multimodal pain review; ketamine evidence very low',
      line: `The record shows chronic ${score} (${words.date(pain.date)}), also months before, with ${words.count(tried.length, 'kind')} of treatment on record; ketamine evidence very low`,
      found: [...reasons.map(words.entry), `Tried: ${tried.join('; ')}`, ...support.map(words.entry)],
      why: 'A 2025 review found no clear evidence of benefit across chronic pain; weak or none in low-back pain. Off-label.',
      options: ['consider multimodal care', 'consider a pain-medicine review', 'no change: document the reason'],
      suggestions: [referral({ target: 'ref-pain', to, priority: 'routine', reasons, support, note })],
      overrideReasons: 'OR-C',
    };
  },
});
