import type { RuleCard, Words } from '../../../src/engine/index.ts';
import { addDays, daysBetween, type PlainDate } from '../../../src/fhir/plain-date.ts';
import { no, type Source, type Truth, yes } from '../../../src/picture/index.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import { entriesOf } from './courses.ts';
import { scoreTask } from './drafts.ts';
import { followedPainCourse, type PainCourse } from './pain-course.ts';
import type { Scale } from './scales.ts';

/** A pain score without which nobody can tell whether infusions helped (time-score-missing). */
export interface MissingPainScore {
  readonly of: 'pain';
  /** Baseline: none in the days before the first session; it cannot be made up for. Score: none after the last one. */
  readonly missing: 'pain baseline' | 'pain score';
  readonly scale: Scale['name'];
  readonly first: PlainDate;
  readonly last: PlainDate;
  /** The day up to which relief is to last: a score by then tells whether it did. */
  readonly by: PlainDate;
  /** Days before the first session in which a baseline is looked for. */
  readonly days: number;
  readonly session?: Source;
  readonly baseline?: Source;
}

/**
 * Is a 0–10 pain or PEG score missing of the latest pain course, from the day after its last session as long as relief is
 * followed? A score after the last session is not missed while the course may go on.
 */
export function painScoreMissing(
  pain: Truth<PainCourse>,
  today: PlainDate,
  limits: Thresholds,
): Truth<MissingPainScore> {
  const followed = followedPainCourse(pain, today, limits);
  if (followed.is !== 'yes') return followed;
  const { course, tracking, relief, over } = followed.value;
  const { first, last } = course;
  const session = entriesOf(course).at(-1);
  const shown = session ? [session] : [];
  if (daysBetween(last, today) < 1) return no('a pain infusion is of today', shown);
  if (tracking.is === 'unknown') return tracking;
  const common = {
    of: 'pain' as const,
    ...{ first, last, ...(session && { session }) },
    by: addDays(last, limits.painCourse.heldDays),
    days: limits.timing.baselineDays,
  };
  if (tracking.is === 'no') return yes({ ...common, missing: 'pain baseline', scale: '0–10 pain' }, shown);
  if (relief.is !== 'no')
    return relief.is === 'yes' ? no('a pain score after the last session is on record', relief.because) : relief;
  if (!over) return no('the pain course may go on', shown);
  const { baseline, scale } = tracking.value;
  const found = { ...common, missing: 'pain score', scale: scale.name, baseline: baseline.from } as const;
  return yes(found, [...shown, baseline.from]);
}

/** What is said of it. A missing baseline is a line: nothing makes up for it. */
export function painMissingCard(
  { missing, scale, first, last, by, days, session, baseline }: MissingPainScore,
  words: Words,
): RuleCard {
  const isBaseline = missing === 'pain baseline';
  const score = scale === '0–10 pain' ? '0–10 pain score' : scale;
  const line = isBaseline
    ? `No 0–10 pain score or PEG in the ${days} days before the first pain infusion of ${words.date(first)}: relief cannot be told`
    : `No valid ${score} since the last pain infusion of ${words.date(last)}: relief cannot be told`;
  return {
    summary: isBaseline ? `No pain score in the ${days} days before the infusions: relief cannot be told` : line,
    line,
    found: [
      ...(baseline ? [`Baseline: ${words.entry(baseline)}`] : []),
      ...(session ? [`Last pain infusion: ${words.entry(session)}`] : []),
    ],
    why: 'Relief is reckoned from a score before the first infusion to one a day or more after the last. The pain team decides on further ones.',
    options: [
      isBaseline ? 'consider entering an earlier score, if one was taken elsewhere' : `consider a ${score}`,
      'no change: document the reason',
    ],
    clearedBy: isBaseline
      ? `a score of those ${days} days on record`
      : `a valid ${score}, taken a day or more after the last infusion`,
    ...(!isBaseline && { suggestions: scoreTask({ scale, due: by, why: line }, words) }),
    overrideReasons: 'OR-C',
  };
}
