import { exposureNames, phaseNames, type RatingDocument, type TimelineDocument } from '../../hooks/index.ts';
import type { ExplainedRule } from '../engine/index.ts';
import { daysBetween, type PlainDate } from '../fhir/plain-date.ts';

/** One line of the chart. */
interface Row {
  readonly date: PlainDate;
  readonly what: string;
  readonly bar?: string;
  /** Rows of one day stand in this order. */
  readonly rank: number;
}

type Given = TimelineDocument['sessions'][number];

/** The timeline as a person reads it: courses, then day by day, then what follows and why. */
export function printTimeline(
  timeline: TimelineDocument,
  { patientId, rules }: { readonly patientId: string; readonly rules: readonly ExplainedRule[] },
): string {
  const { asOf, zone, courses, sessions, mood, pain, notRead } = timeline;
  const others = sessions.filter(({ course }) => course === undefined);
  const counted = Object.entries(Object.groupBy(others, (one) => exposureNames[one.class]));
  return [
    `Timeline of patient ${patientId} on ${asOf} (${zone})`,
    '',
    ...(courses.length === 0 ? ['No course of sessions on record.'] : courses.map(courseLine)),
    ...(counted.length > 0 ? [`Not counted: ${counted.map(([name, of]) => `${of?.length} ${name}`).join(', ')}`] : []),
    '',
    ...chart(timeline),
    '',
    ...section('Where it stands', [...standingOf(mood), ...reliefOf(pain)]),
    ...section('What the rules say', rules.flatMap(ruleLines)),
    ...section('Not read', [...new Set(notRead.map(unknownText))]),
  ]
    .join('\n')
    .trimEnd();
}

function courseLine(course: TimelineDocument['courses'][number], place: number): string {
  const { product, first, last, sessions, stopped } = course;
  const more = stopped > 0 ? `, ${stopped} not completed` : '';
  return `Course ${place + 1}: ${exposureNames[product]}, ${sessions} ${sessions === 1 ? 'session' : 'sessions'}${more}, ${first} to ${last}`;
}

/** Day by day: date, days since the first session of the course that counts, what happened, a bar for scores. */
function chart(timeline: TimelineDocument): readonly string[] {
  const rows = [
    ...timeline.sessions.map((session) => sessionRow(session, timeline)),
    ...timeline.scores.map(scoreRow),
    ...timeline.planned
      .filter(({ standing }) => standing)
      .map(({ date, kind }): Row => ({ date, what: `planned (${kind})`, rank: 3 })),
    { date: timeline.asOf, what: '── the day asked about ──', rank: 4 },
    ...dueRows(timeline),
  ].toSorted((a, b) => (a.date === b.date ? a.rank - b.rank : a.date < b.date ? -1 : 1));
  if (timeline.sessions.length === 0 && timeline.scores.length === 0) return ['Nothing to draw.'];
  const zero = timeline.courses.at(-1)?.first;
  return rows.map(({ date, what, bar }) => {
    const day = zero === undefined ? '' : String(daysBetween(zero, date)).padStart(5);
    return `${date} ${day}  ${what.padEnd(44)}${bar ?? ''}`.trimEnd();
  });
}

function sessionRow(session: Given, { courses }: TimelineDocument): Row {
  const { date, number, course, state } = session;
  const of = course === undefined ? 0 : (courses[course - 1]?.inductionOf ?? 0);
  const place = number === undefined ? '' : ` ${number}${number <= of ? ` of ${of}` : ''}`;
  const mark = number !== undefined ? '●' : '○';
  const short = state === 'partial' ? ', not completed' : '';
  return { date, what: `${mark} ${exposureNames[session.class]}${place}${short}`, rank: 2 };
}

function scoreRow({ date, scale, value, role }: TimelineDocument['scores'][number]): Row {
  const note = {
    baseline: ' baseline',
    counted: '',
    acute: ' acute effect, not counted',
    other: ' (not of this course)',
  }[role];
  return { date, what: `  ${scale} ${value}${note}`, bar: '█'.repeat(Math.round(value)), rank: 1 };
}

function dueRows({ mood }: TimelineDocument): readonly Row[] {
  if ('none' in mood || 'unknown' in mood) return [];
  const { standing, induction } = mood;
  const due = 'phase' in standing ? standing.due : undefined;
  if (due) return [{ date: due.target, what: `◇ due (${due.from} to ${due.to})`, rank: 5 }];
  if (induction === undefined || induction.state === 'interrupted') return [];
  return [{ date: induction.target, what: `◇ next usual (${induction.range.join(' to ')})`, rank: 5 }];
}

function standingOf(mood: TimelineDocument['mood']): readonly string[] {
  if ('none' in mood) return [];
  if ('unknown' in mood) return [`cannot be told: ${mood.unknown.map(unknownText).join('; ')}`];
  const { rating, standing } = mood;
  const rated =
    'scale' in rating
      ? ratingText(rating)
      : 'none' in rating
        ? `not rated: ${rating.none}`
        : 'scores could not be read';
  if (!('phase' in standing)) return [`course ${mood.course}: phase cannot be told`, rated];
  const went = standing.phases.map(({ phase, from }) => `${phaseNames[phase]} from ${from}`).join(', ');
  const { interval } = standing;
  return [
    `course ${mood.course}: ${phaseNames[standing.phase]} (${went})`,
    rated,
    ...(interval ? [`interval ${interval.current} days, next ${interval.days} (${interval.rule})`] : []),
    ...standing.wearOffs.map(
      ({ after, days, score }) => `worse on day ${days} after the session of ${after} (score ${score})`,
    ),
  ];
}

function reliefOf(pain: TimelineDocument['pain']): readonly string[] {
  if ('none' in pain) return [];
  if ('unknown' in pain) return [`pain course cannot be told: ${pain.unknown.map(unknownText).join('; ')}`];
  const { relief, rating } = pain;
  const told =
    'fall' in relief
      ? `${relief.fall} % less pain at the latest score; relief ${relief.reached ? `on record for ${relief.days} days${relief.lostOn ? `, lost ${relief.lostOn}` : ''}` : 'not reached'}`
      : 'none' in relief
        ? relief.none
        : 'scores could not be read';
  return [...('scale' in rating ? [ratingText(rating)] : []), `course ${pain.course}: ${told}`];
}

function ratingText({ scale, baseline, lowest, latest }: RatingDocument): string {
  const since = latest
    ? `, lowest ${lowest?.value} (${lowest?.date}), latest ${latest.value} (${latest.date}): ${latest.improvement} % better`
    : ', no score since';
  return `${scale} ${baseline.value} (${baseline.date}) before${since}`;
}

function ruleLines({ number, id, verdict, line, gaps }: ExplainedRule): readonly string[] {
  if (verdict === 'quiet') return [];
  if (verdict === 'fires') return [`${number} ${id}: ${line ?? ''}`];
  return [`${number} ${id}: cannot be told (${[...new Set(gaps.map(unknownText))].join('; ')})`];
}

function unknownText({ input, reason }: { readonly input: string; readonly reason: string }): string {
  return `${input} ${reason}`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ''];
}
