import { verdict } from '../../../src/engine/index.ts';
import { allOf } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { scoreTask } from '../../case/course/drafts.ts';
import { missingScore } from '../../case/course/missing-score.ts';
import { missingWords } from '../../case/course/missing-words.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';
import { louder, notLouder } from './louder.ts';

/**
 * `time-score-missing` (F5, F8): no baseline, no score since the induction, or none in the 14 days before the due date. The
 * interval is kept and never lengthened. A warning where the last two sessions after the induction had no score in the 14
 * days before them. In induction a missing baseline is a line on the card of the series.
 */
export const scoreMissing = rule({
  id: 'time-score-missing',
  plan: 'time-score-missing',
  title: 'Symptom score missing',
  basis: 'An interval found without scores is a guess; measurement-based care asks for one before each step.',
  group: 4,
  highest: 'warning',
  needs: { hand: atHand, timeline },
  considers: louder,

  decide({ hand, timeline }, { subject, at, site, verdictOf }) {
    const { thresholds } = site;
    const statement = allOf({
      timed: timed(hand, subject),
      missing: missingScore(timeline, at.today, thresholds),
      first: notLouder({ verdictOf, site }),
    });
    return verdict(statement, ({ missing: { course, now, aside, ...missing } }) => ({
      facts: {
        ...missing,
        drug: course.drug,
        since: missing.cause === 'response' ? course.inducedOn : course.course.first,
        days: missing.cause === 'baseline' ? thresholds.timing.baselineDays : thresholds.timing.scoreDays,
        ...(now.plan &&
          course.course.last !== course.inducedOn && {
            interval: now.plan.interval.days,
            kept: ['missing', 'hold'].includes(now.plan.interval.rule),
            due: now.plan.due.target,
          }),
        latest: now.tracking?.scores.at(-1)?.from,
        session: course.course.sessions.at(-1)?.from ?? [],
      },
      indicator: missing.unrated.length > 0 ? 'warning' : 'info',
      lineOnly: aside,
    }));
  },

  card: (facts, words) => {
    const { scale, by, latest, session, unrated, cause } = facts;
    const text = missingWords(facts, words);
    return {
      ...text,
      found: [
        ...(unrated.length > 0
          ? [`No score in the 14 days before the sessions of ${unrated.map((day) => words.date(day)).join(' and ')}`]
          : []),
        ...(latest ? [`Latest score: ${words.entry(latest)}`] : []),
        ...session.slice(0, 1).map((source) => `Last session: ${words.entry(source)}`),
      ],
      options: [
        `consider a ${scale} by ${words.date(by > words.today ? by : words.today)}`,
        ...(cause === 'baseline' ? ['consider entering an earlier score, if one was taken elsewhere'] : []),
        'no change: document the reason',
      ],
      suggestions: scoreTask({ scale, due: by, why: text.line }, words),
      overrideReasons: 'OR-C',
    };
  },
});
