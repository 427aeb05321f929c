import type { AnyRule } from '../../../src/engine/index.ts';
import { verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { foundSince } from '../../case/course/found-since.ts';
import { latestRun } from '../../case/course/latest-run.ts';
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
 * `stop-safety` (E2): a contraindication, bladder symptoms or an unexpected drug screen, by entries dated after the first
 * session of the course, of either drug. A line on the card of that finding and never one of its own: it says that the
 * finding came up during treatment. A lapsed course counts for a year. While it speaks nothing is said of the interval.
 */
export const stopSafety = rule({
  id: 'stop-safety',
  plan: 'stop-safety',
  title: 'Safety finding during a course',
  basis: 'What was not there when treatment was decided on changes the balance it rests on.',
  group: 2,
  highest: 'warning',
  lineOnly: true,
  needs: { hand: atHand, latestRun },
  considers: safetyRules,

  decide({ hand, latestRun: course }, { subject, site, verdictOf }) {
    const speaking = safetyRules.filter(({ id }) => site.families[id] !== 'shadow');
    const statement = allOf({
      timed: timed(hand, subject),
      found: anyOf(
        speaking.map((one) => foundSince(verdictOf(one), course)),
        'no such finding since a course began',
      ),
    });
    return verdict(statement, ({ found }, because) => ({
      facts: { count: found.length, entries: sourcesOnce(because), first: course.run?.first },
      indicator: found.some(({ loud }) => loud) ? 'warning' : 'info',
    }));
  },

  card: ({ count, entries, first }, words) => {
    const since = `the first session of this course (${words.date(first)})`;
    const more = entries.length > 2 ? ` and ${entries.length - 2} more` : '';
    return {
      summary: `${words.count(count, 'safety finding')} dated after ${since}: a review may be considered`,
      line: `Dated after ${since}: ${words.entries(entries)}${more}. A review of the course before another session is an option`,
      found: [...entries.map(words.entry), `First session of this course: ${words.date(first)}`],
      why: 'It was not on record when treatment began. The labels ask to watch for bladder, liver and mental effects and misuse.',
      options: [
        'consider a review of the course before another session',
        'continue as planned and document the reason',
      ],
      overrideReasons: 'OR-B',
    };
  },
});
