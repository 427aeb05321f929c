import { verdict } from '../../../src/engine/index.ts';
import { allOf, no, yes } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { lastWeeks } from '../../case/course/label-weeks.ts';
import { ofDrug } from '../../case/course/series-result.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';

/**
 * `time-eske-phase-mismatch` (F7): in each of the last two whole weeks of an esketamine course the sessions differ from the
 * label of that week by more than one. Weeks are counted from the first session; a session stopped early counts as one.
 * Safer reading: from week 9 on any week with none or one is as labelled, because the label leaves both.
 */
export const esketaminePhase = rule({
  id: 'time-eske-phase-mismatch',
  plan: 'time-eske-phase-mismatch',
  title: 'Esketamine off the labelled schedule',
  basis: 'The labelled schedule is the one that was studied.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, timeline },

  decide({ hand, timeline: { mood } }, { subject, at, site: { thresholds } }) {
    const course = ofDrug(mood, 'esketamine');
    const weeks = course.is === 'yes' ? lastWeeks(course.value.course, at.today, thresholds.timing) : [];
    const off = weeks.length === thresholds.timing.phaseWeeks && weeks.every((week) => week.off !== 'no');
    const statement = allOf({
      timed: timed(hand, subject),
      course,
      off:
        course.is !== 'yes' || off ? yes(undefined) : no('the last weeks were as labelled, or the course is younger'),
    });
    return verdict(statement, ({ course: { course } }) => ({
      facts: { weeks, first: course.sessions[0]?.from.slice(0, 1) ?? [] },
      indicator: 'info',
    }));
  },

  card({ weeks, first }, words) {
    const counts = weeks.map(({ sessions }) => sessions).join(' and ');
    const numbers = weeks.map(({ number }) => number).join(' and ');
    const label = [...new Set(weeks.map((week) => week.label))].join(', ');
    const less = weeks.some(({ off }) => off === 'less');
    const given = `Esketamine weeks ${numbers}: ${counts} sessions; label: ${label}`;
    return {
      summary: given,
      line: given,
      found: [
        ...first.map((entry) => `First session of the course: ${words.entry(entry)}`),
        ...weeks.map(({ number, from, sessions, entries }) =>
          sessions === 0
            ? `No session in week ${number}, from ${words.date(from)}`
            : `Week ${number}, from ${words.date(from)}: ${words.entries(entries, sessions)}`,
        ),
      ],
      why: less
        ? 'The labelled schedule is the one that was studied. Sessions given elsewhere are not seen.'
        : 'The labelled schedule is the one that was studied; more often was not.',
      options: [
        less
          ? 'consider keeping the schedule if symptoms are no worse, or the earlier, more frequent one if they are'
          : 'consider the labelled frequency for this week of treatment',
        'no change: document the reason',
      ],
      cites: less ? ['S02c', 'S02'] : ['S02'],
      overrideReasons: 'OR-C',
    };
  },
});
