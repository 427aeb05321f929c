import type { RuleCard, Words } from '../../../src/engine/index.ts';
import { scoreTask } from './drafts.ts';
import type { MissingMoodScore } from './missing-score.ts';
import { type MissingPainScore, painMissingCard } from './pain-score-missing.ts';

/** A score that is missing of a mood course or of a pain course. */
export type MissingScore = MissingMoodScore | MissingPainScore;

/** The one that speaks is first; a mood score is second only where its baseline is missing (`isAside`). */
export type MissingScores = readonly [MissingScore, ...MissingScore[]];

interface Said {
  readonly summary: string;
  readonly line: string;
  readonly why: string;
  readonly clearedBy: string;
}

/** Only a line: nothing makes up for a missing pain baseline, and in induction another card speaks of the mood course. */
export function isAside(one: MissingScore): boolean {
  return one.of === 'mood' ? one.aside : one.missing === 'pain baseline';
}

/** What is said of them. There is one task to collect a score, for the one that speaks. */
export function missingCard([first, ...others]: MissingScores, words: Words): RuleCard {
  const card = cardOf(first, words);
  if (others.length === 0) return card;
  const also = others.map((one) => cardOf(one, words));
  const options = [...card.options.slice(0, -1), ...also.flatMap((one) => one.options.slice(0, 1))];
  return {
    ...card,
    line: [card.line, ...others.map((one) => inBrief(one, words))].join('; '),
    found: [...card.found, ...also.flatMap(({ found }) => found)],
    why: 'Without scores nobody can tell whether it helps. Evidence low.',
    options: [...new Set([...options, ...card.options.slice(-1)])],
    clearedBy: [card, ...also].flatMap(({ clearedBy = [] }) => clearedBy).join('; '),
  };
}

/** Beside another: a finding and its reason are read at a glance, and two whole ones are not. */
function inBrief(one: MissingScore, words: Words): string {
  if (one.of === 'mood')
    return `${one.zero ? 'a score of 0' : `no ${one.scale}`} before the first session of ${words.date(one.since)}`;
  return one.missing === 'pain baseline'
    ? `no pain score before the pain infusion of ${words.date(one.first)}`
    : `no ${one.scale}${one.scale === 'PEG' ? '' : ' score'} since the pain infusion of ${words.date(one.last)}`;
}

function cardOf(one: MissingScore, words: Words): RuleCard {
  return one.of === 'mood' ? moodMissingCard(one, words) : painMissingCard(one, words);
}

function moodMissingCard(missing: MissingMoodScore, words: Words): RuleCard {
  const { scale, followed, by, latest, session, unrated, ratedDays, cause } = missing;
  const said = wordsOf(missing, words);
  const dates = unrated.map((day) => words.date(day)).join(' and ');
  return {
    ...said,
    found: [
      ...(unrated.length > 0 ? [`No valid ${followed} in the ${ratedDays} days before the sessions of ${dates}`] : []),
      ...(latest ? [`Latest score: ${words.entry(latest)}`] : []),
      ...session.slice(0, 1).map((source) => `Last session: ${words.entry(source)}`),
    ],
    options: [
      `consider a ${scale} by ${words.date(by > words.today ? by : words.today)}`,
      ...(cause === 'baseline' ? ['consider entering an earlier score, if one was taken elsewhere'] : []),
      'no change: document the reason',
    ],
    suggestions: scoreTask({ scale, due: by, why: said.line }, words),
    overrideReasons: 'OR-C',
  };
}

/** What is missing, and what becomes of the interval meanwhile. */
function wordsOf(missing: MissingMoodScore, words: Words): Said {
  const {
    cause,
    scale,
    followed,
    unscored,
    by,
    since,
    weeksOver,
    days,
    sessionsSince,
    zero,
    latest,
    plan: kept,
  } = missing;
  const interval = kept && `${kept.kept ? 'interval kept at' : 'interval of'} ${kept.interval} days`;
  const plan = kept ? `${interval} (due ${words.date(kept.due)})` : '';
  const none = `No ${scale} in the ${days} days before the first session`;
  const name = latest?.shown?.name ?? 'score';
  const value = `${name.startsWith(scale) ? '' : `${name} `}${latest?.shown?.value ?? 'not shown'}`;
  const rated = latest ? `; latest ${value} on ${words.date(latest.date)}` : '';
  const before = unscored && by > words.today ? `${days} days before the due date` : `last ${days} days`;
  const recent = `No valid ${scale} in the ${before}`;
  switch (cause) {
    case 'baseline':
      return {
        summary: `${zero ? 'A score of 0 before the first session' : none}: response unknown${plan && `; ${plan}`}`,
        line: `${zero ? `${words.entry(zero)} before the first session` : none} of ${words.date(since)}: response unknown${rated}${plan && `; ${plan}`}`,
        why: 'Without a score from before the first session no interval is lengthened. Evidence low.',
        clearedBy: `a score of those ${days} days on record`,
      };
    case 'response':
      return {
        summary: `No valid ${scale} since the induction: response unknown${plan && `; ${plan}`}`,
        line: `Induction ${weeksOver ? 'weeks over since' : 'complete on'} ${words.date(since)} and no valid ${scale} since: response unknown${plan && `; ${plan}`}`,
        why: 'Whether to go on, and at which interval, rests on the response after the induction. Evidence low.',
        clearedBy: `a valid ${scale}, taken a day or more after a session`,
      };
    case 'recent':
      return {
        summary: `${recent}: ${plan} until rated`,
        line: `${recent}; ${plan} until rated`,
        why: 'An interval without scores is a guess; it is not lengthened until there is one. Evidence low.',
        clearedBy: `a valid ${scale}, taken a day or more after a session`,
      };
    case 'series':
      return {
        summary: `${recent}; ${words.count(sessionsSince, 'session')} since the latest, which is no response`,
        line: `${recent}; ${words.count(sessionsSince, 'session')} since the latest${latest ? `, ${words.entry(latest)}` : ''}`,
        why: 'Whether to go on rests on the response, and an old score says nothing of the sessions after it. Evidence low.',
        clearedBy: `a valid ${scale}, taken a day or more after a session`,
      };
    case 'scale':
      return {
        summary: `No response any more by ${followed}, which cannot tell worsening: ${plan} until a ${scale}`,
        line: `${latest ? words.entry(latest) : followed} is no response any more; this scale cannot tell worsening; ${plan} until there is a ${scale}`,
        why: 'Worsening has limits on PHQ-9 and MADRS alone. The interval is not lengthened. Evidence low.',
        clearedBy: `a valid ${scale}, taken a day or more after a session`,
      };
  }
}
