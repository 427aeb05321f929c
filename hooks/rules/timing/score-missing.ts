import { verdict } from '../../../src/engine/index.ts';
import { allOf, anyOf, no, type Truth, yes } from '../../../src/picture/index.ts';
import { atHand, timed } from '../../case/course/at-hand.ts';
import { missingScore } from '../../case/course/missing-score.ts';
import { isAside, type MissingScore, type MissingScores, missingCard } from '../../case/course/missing-words.ts';
import { painInfusionOf, painInfusionsAtHand } from '../../case/course/pain-infusion-at-hand.ts';
import { painScoreMissing } from '../../case/course/pain-score-missing.ts';
import { timeline } from '../../case/course/timeline.ts';
import { rule } from '../../rule.ts';
import { louder, notLouder } from './louder.ts';
import { nonresponse6 } from './nonresponse-6.ts';

/**
 * `time-score-missing` (F5, F8). Mood: no baseline, no score since the induction, or none in the 14 days before the due date.
 * After a series without a response: an old score, and sessions since. The interval is kept and never lengthened. A warning
 * where the last two sessions after the induction had no score in the 14 days before them. In induction a missing baseline is
 * a line on the card of the series.
 *
 * Pain: no 0–10 pain score or PEG after a course of infusions, as long as relief is followed; a missing baseline is a line.
 * An order or a visit that can be for no pain infusion gets nothing of it. Findings on the mood course do not silence it.
 */
export const scoreMissing = rule({
  id: 'time-score-missing',
  plan: 'time-score-missing',
  title: 'Symptom score missing',
  basis: 'An interval found without scores is a guess; measurement-based care asks for one before each step.',
  group: 4,
  highest: 'warning',
  needs: { hand: atHand, planned: painInfusionsAtHand, timeline },
  considers: louder,

  decide({ hand, planned, timeline }, { subject, at, site, verdictOf }) {
    const missing = missingScore(timeline, at.today, site.thresholds);
    // An old score that shows no response may no longer be true: the finding that rests on it asks for another.
    const beside = missing.is === 'yes' && missing.value.cause === 'series' ? [nonresponse6] : [];
    const mood = allOf({ missing, first: notLouder({ verdictOf, site }, beside) });
    const pain = allOf({
      about: subject.kind === 'patient' ? yes(undefined) : painInfusionOf(planned, subject),
      missing: painScoreMissing(timeline.pain, at.today, site.thresholds),
    });
    const statement = allOf({ timed: timed(hand, subject), scores: eitherMissing(mood, pain) });
    return verdict(statement, ({ scores }) => ({
      facts: scores,
      indicator: scores.some((one) => one.of === 'mood' && one.unrated.length > 0) ? 'warning' : 'info',
      lineOnly: scores.every(isAside),
    }));
  },

  card: (scores, words) => ({ ...missingCard(scores, words), overrideReasons: 'OR-C' }),
});

type Found = Truth<{ readonly missing: MissingScore }>;

/** Either, one with a card of its own first; of neither the reason that tells more. */
function eitherMissing(mood: Found, pain: Found): Truth<MissingScores> {
  const found = anyOf([mood, pain], 'no score is missing');
  if (found.is === 'unknown') return found;
  const scores = found.is === 'yes' ? found.value.map(({ missing }) => missing) : [];
  const [first, ...others] = scores.toSorted((a, b) => Number(isAside(a)) - Number(isAside(b)));
  if (found.is === 'yes' && first) return yes([first, ...others], found.because, found.notChecked);
  const reasons = [mood, pain].filter((one) => one.is === 'no');
  return reasons.find(({ why }) => why !== 'not-applicable') ?? reasons[0] ?? no('no score is missing');
}
