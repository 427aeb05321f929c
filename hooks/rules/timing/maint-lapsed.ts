import { verdict } from '../../../src/engine/index.ts';
import { daysBetween } from '../../../src/fhir/plain-date.ts';
import { allOf, no, type PlainDate, type Truth } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { betweenShown } from '../../case/course/between-sessions.ts';
import type { MoodCourse } from '../../case/course/mood-course.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';

/**
 * `time-maint-lapsed` (F7, F8): the last session for mood was 91 to 365 days ago. It replaces the due date: no reminder, but
 * a reassessment before another session. Exposures since then that are no session of the course are named. Quiet after a
 * year. Pain courses do not lapse.
 */
export const maintLapsed = rule({
  id: 'time-maint-lapsed',
  plan: 'time-maint-lapsed',
  title: 'Maintenance lapsed',
  basis:
    'After three months an interval found earlier may no longer fit, and diagnosis, medicines and cautions may have changed.',
  group: 4,
  highest: 'info',
  needs: { hand: atHand, timeline },

  decide({ hand, timeline }, { subject, at, site: { thresholds } }) {
    const { laterGapDays, lapseSilentDays } = thresholds.timing;
    return verdict(
      allOf({
        timed: timed(hand, subject),
        lapsed: lapsedCourse(timeline.mood, at.today, laterGapDays, lapseSilentDays),
      }),
      ({ lapsed: { drug, course, since } }) => ({
        facts: {
          drug,
          last: course.last,
          session: course.sessions.at(-1)?.from ?? [],
          count: course.sessions.length,
          since: since.flatMap(({ from }) => from),
          latest: since.at(-1)?.day,
        },
        indicator: 'info',
      }),
    );
  },

  card: ({ drug, last, session, count, since, latest }, words) => ({
    summary: `Last ${drug} session ${words.ago(last)}${latest ? `, another exposure ${words.ago(latest)}` : ''}: reassess before restarting`,
    line: `Last ${drug} session on record ${words.date(last)}, ${words.ago(last)}, after ${words.count(count, 'session')} of that course${latest ? `; an exposure since, on ${words.date(latest)}, is not counted as one` : ''}; a new session begins a new course`,
    found: [...session.slice(0, 1).map(words.entry), ...betweenShown(since, words)],
    why: 'An earlier interval may not fit; diagnosis and medicines may have changed. Evidence low.',
    options: [
      'consider a reassessment before another session: symptoms, diagnosis, medicines, cautions',
      'no change: document the reason',
    ],
    clearedBy: 'a session given since on record; sessions elsewhere are not seen',
    overrideReasons: 'OR-C',
  }),
});

/** The course that counts, if its last session is long enough ago, and not too long. Scores have no part in it. */
function lapsedCourse(mood: Truth<MoodCourse>, today: PlainDate, after: number, until: number): Truth<MoodCourse> {
  if (mood.is !== 'yes') return mood;
  const days = daysBetween(mood.value.course.last, today);
  if (days <= after) return no(`the last session is not more than ${after} days ago`, mood.because);
  return days > until ? no(`the last session is more than ${until} days ago`, mood.because) : mood;
}
