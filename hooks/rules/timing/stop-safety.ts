import type { AnyRule } from '../../../src/engine/index.ts';
import { verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { foundSince } from '../../case/course/found-since.ts';
import { safetyCourse } from '../../case/course/safety-course.ts';
import { safetyLine, safetyLines, safetySummary } from '../../case/course/safety-words.ts';
import { sourcesOnce } from '../../case/entries-of.ts';
import type { SitePolicy } from '../../policy/site-policy.ts';
import { rule } from '../../rule.ts';
import { drugScreenUnexpected } from '../cautions/drug-screen-unexpected.ts';
import { urinary } from '../cautions/urinary.ts';
import { bloodPressureSevere } from '../contraindications/blood-pressure-severe.ts';
import { contraindicationRules } from '../contraindications/index.ts';

/** What asks for a review of a running course. A blood pressure belongs to its day and is none of it. */
const safetyRules: readonly AnyRule<SitePolicy>[] = [
  ...contraindicationRules.filter((one) => one !== bloodPressureSevere),
  urinary,
  drugScreenUnexpected,
];

/**
 * `stop-safety` (E2): a contraindication, bladder symptoms or an unexpected drug screen, by entries that are dated after the first
 * session of the course, of either drug, or may be: of a year alone, dated ahead, without a date. A line on the card of that
 * finding and never one of its own: it says that the finding came up, or may have, during treatment. A lapsed course counts
 * for a year. While it speaks nothing is said of the interval.
 */
export const stopSafety = rule({
  id: 'stop-safety',
  plan: 'stop-safety',
  title: 'Safety finding during a course',
  basis: 'What was not there when treatment was decided on changes the balance it rests on.',
  group: 2,
  highest: 'warning',
  lineOnly: true,
  needs: { hand: atHand, safetyCourse },
  considers: safetyRules,

  decide({ hand, safetyCourse: course }, { subject, at, site, verdictOf }) {
    const speaking = safetyRules.filter(({ id }) => site.families[id] !== 'shadow');
    const found = anyOf(
      speaking.map((one) => foundSince(verdictOf(one), course, at.today)),
      'no such finding since a course began',
    );
    return verdict(allOf({ timed: timed(hand, subject), found }), ({ found: findings }) => {
      const entries = (sure: boolean) =>
        sourcesOnce(findings.filter((one) => one.sure === sure).flatMap((one) => one.entries));
      return {
        facts: {
          count: findings.length,
          sure: entries(true),
          maybe: entries(false),
          first: course.run?.first,
          lapsed: course.lapsed,
        },
        indicator: findings.some(({ loud }) => loud) ? 'warning' : 'info',
      };
    });
  },

  card: (facts, words) => ({
    summary: safetySummary(facts, words),
    line: safetyLine(facts, words),
    found: safetyLines(facts, words),
    why: 'What comes up during treatment changes its balance. The labels ask to watch for bladder, liver and mental effects and misuse.',
    options: [
      `consider a review before ${facts.lapsed ? 'treatment begins again' : 'another session'}`,
      'continue as planned and document the reason',
    ],
    overrideReasons: 'OR-B',
  }),
});
