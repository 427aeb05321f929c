import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, yes } from '../../../src/picture/index.ts';
import { checklist, due } from '../../case/checklist.ts';
import { noneOfDays } from '../../case/lately.ts';
import { pregnancyPossible } from '../../case/pregnancy-possible.ts';
import { pregnancyTests } from '../../case/pregnancy-tests.ts';
import { toldElsewhere } from '../../case/told-elsewhere.ts';
import { rule } from '../../rule.ts';
import { preeclampsia } from '../contraindications/preeclampsia.ts';
import { pregnancy } from '../contraindications/pregnancy.ts';

/**
 * `mon-pregnancy-test`: before a course, a patient who could become pregnant (see `pregnancy-possible`) and no pregnancy test of the last 30
 * days. Quiet where `ci-pregnancy` or `ci-preeclampsia` is shown, and once a course is under way, at visits too.
 *
 * Safer reading: a test that says neither positive nor negative is none.
 */
export const pregnancyTest = rule({
  id: 'mon-pregnancy-test',
  plan: 'mon-pregnancy-test',
  title: 'Pregnancy test',
  basis: 'Ketamine may harm the unborn child; a test before a course is asked for.',
  group: 6,
  highest: 'info',
  needs: { checklist, pregnancyPossible, pregnancyTests },
  considers: [pregnancy, preeclampsia],

  decide({ checklist: list, pregnancyPossible: possible, pregnancyTests: tests }, context) {
    const { subject, at, site } = context;
    const { pregnancyTestDays: days } = site.thresholds.monitoring;
    const told = toldElsewhere([pregnancy, preeclampsia], context);
    const statement = allOf({
      untold: told ? no('a pregnancy is on record', [], 'already-handled') : yes(undefined),
      due: due(list, subject),
      first: list.course.length > 0 ? no('a course is under way', list.course, 'already-handled') : yes(undefined),
      possible,
      missing: noneOfDays(tests, days, at, 'a pregnancy test is on record'),
    });
    return verdict(statement, () => ({ facts: { days }, indicator: 'info' }));
  },

  card({ days }, words) {
    const missing = `No pregnancy test in ${words.count(days, 'day')}`;
    return {
      summary: `${missing}: consider one before the first session`,
      line: `${missing} on record`,
      found: [missing],
      why: 'The esketamine label asks to plan and prevent pregnancy, and does not recommend use in pregnancy.',
      options: ['consider a pregnancy test before the first session', 'no change: document the reason'],
      clearedBy: 'a test with a result, or a recorded reason why pregnancy is not possible',
      overrideReasons: 'OR-C',
    };
  },
});
