import { verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf } from '../../../src/picture/index.ts';
import { holds, inSentence, isCritical } from '../../case/holding.ts';
import { plainReferrals } from '../../case/plain-referral.ts';
import { jointReferralsMissing } from '../../case/recent-referral.ts';
import { groundsOf, isUrgent, severeDepression } from '../../case/severity.ts';
import { rule } from '../../rule.ts';
import { contraindicationRules } from '../contraindications/index.ts';
import { comorbidPainMood } from './comorbid-pain-mood.ts';
import { painRules } from './pain.ts';
import { suggestingRules } from './suggesting.ts';
import { trdScoreNeeded } from './trd-score-needed.ts';

const painAlone: readonly string[] = painRules.map(({ id }) => id);
/** Indications whose referral does not go to the one or the other (D2). The missing score asks for none. */
const notFor = {
  pain: (id: string) => id !== comorbidPainMood.id && !painAlone.includes(id),
  psychiatry: (id: string) => [...painAlone, trdScoreNeeded.id].includes(id),
};

/**
 * `ind-suppressed-by-ci`: an indication holds, but so does a contraindication at critical. One card in place of the
 * indication. The draft it suggests is a plain one to psychiatry or pain medicine, whichever the indication asked for and
 * has not been referred to lately (`ref-no-target`): nothing of ketamine. An uncoded or unconfirmed contraindication only
 * adds its line. If contraindications could not be checked the indication card stays, and that is said.
 */
export const suppressedByContraindication = rule({
  id: 'ind-suppressed-by-ci',
  plan: 'ind-suppressed-by-ci',
  title: 'Indication with a contraindication',
  basis: 'Where ketamine is contraindicated, a suggestion to consider it would mislead.',
  group: 5,
  highest: 'info',
  needs: { severeDepression, jointReferralsMissing },
  considers: [...suggestingRules, ...contraindicationRules],
  replaces: suggestingRules,

  decide({ severeDepression: severe, jointReferralsMissing: missing }, { site, verdictOf }) {
    const indications = anyOf(
      suggestingRules.map((one) => holds(one, verdictOf(one))),
      'no indication holds',
    );
    const statement = allOf({
      indicated: indications,
      against: anyOf(
        contraindicationRules.map((one) => holds(one, verdictOf(one), isCritical)),
        'no contraindication at critical',
      ),
    });
    return verdict(statement, ({ indicated, against }, because) => ({
      facts: {
        indicated: indicated.map(({ title }) => title),
        against: against.map(({ id, title }) => ({ id, title })),
        because,
        reasons: groundsOf(indications),
        where: (missing.is === 'yes' ? missing.value : []).filter(
          (where) => !indicated.every(({ id }) => notFor[where](id)),
        ),
        urgent: severe.is === 'yes' && isUrgent(severe.value, site),
      },
      indicator: 'info',
    }));
  },

  card: ({ indicated, against, because, reasons, where, urgent }, words) => ({
    summary: `${against[0]?.title ?? 'A contraindication'} on record: ketamine-type options not suggested; other options exist`,
    line: `The record shows ${against.map(({ title }) => inSentence(title)).join(' and ')} together with: ${indicated.map(inSentence).join('; ')}`,
    names: against.map(({ id }) => id),
    found: because.map(words.entry),
    why: 'A finding on record speaks against ketamine and esketamine, by label or consensus.',
    options: [
      'consider other options, for instance ECT, TMS or multimodal pain care',
      'consider reviewing whether the contraindication is current',
      'no change: document the reason',
    ],
    suggestions: plainReferrals({ where, urgent, reasons, indicated }),
    overrideReasons: 'OR-C',
  }),
});
