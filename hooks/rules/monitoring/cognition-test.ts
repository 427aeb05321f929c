import { verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf, known, no, patientAge, yes } from '../../../src/picture/index.ts';
import { checklist, due } from '../../case/checklist.ts';
import { cognitionTests, treatedSince } from '../../case/cognition-monitoring.ts';
import { noneOfDays } from '../../case/lately.ts';
import { rule } from '../../rule.ts';
import { cognitive } from '../cautions/cognitive.ts';

/**
 * `mon-cognition`: no MoCA or MMSE of the last 365 days, from 65 years on, with `ca-cognitive`, or after 12 months of treatment without a long
 * pause (90 days).
 *
 * Safer reading: of a birth date of which only the year or the month is known, the oldest age counts. Other tests are seen only where
 * a site maps them to `moca-total` or `mmse-total`.
 */
export const cognitionTest = rule({
  id: 'mon-cognition',
  plan: 'mon-cognition',
  title: 'Test of thinking',
  basis: 'Effects of years of treatment on thinking are not well known.',
  group: 6,
  highest: 'info',
  needs: { checklist, patientAge, cognitionTests, treatedSince },
  considers: [cognitive],

  decide({ checklist: list, patientAge: age, cognitionTests: tests, treatedSince: treated }, context) {
    const { subject, at, site } = context;
    const { cognitionDays: days } = site.thresholds.monitoring;
    const { older } = site.thresholds.age;
    const impaired = context.verdictOf(cognitive).kind === 'fires';
    const statement = allOf({
      due: due(list, subject),
      asked: anyOf<unknown>(
        [
          known(age, `younger than ${older}`, ({ max }) => max >= older),
          impaired ? yes(undefined) : no('no cognitive impairment on record'),
          treated,
        ],
        'younger, without cognitive impairment, and not long in treatment',
      ),
      missing: noneOfDays(tests, days, at, 'a test of thinking is on record'),
    });
    return verdict(statement, () => ({ facts: { days }, indicator: 'info' }));
  },

  card({ days }, words) {
    const missing = `No MoCA or MMSE in ${words.count(days, 'day')}`;
    return {
      summary: `${missing}: baseline or yearly test of thinking`,
      line: `${missing} on record`,
      found: [missing],
      why: 'Long-term effects were studied to 12 months; a review found cognitive change uncommon.',
      options: ['consider a MoCA or its like', 'no change: document the reason'],
      clearedBy: 'a score of a MoCA or MMSE',
      overrideReasons: 'OR-C',
    };
  },
});
