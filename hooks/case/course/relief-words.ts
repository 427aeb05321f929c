import type { Words } from '../../../src/engine/index.ts';
import { daysBetween } from '../../../src/fhir/plain-date.ts';
import type { Thresholds } from '../../policy/thresholds.ts';
import type { Course } from './courses.ts';
import type { Relief, ScaleRelief } from './pain-course.ts';

type Limits = Thresholds['painCourse'];

/** What a pain course gained, in words: by the scale that tells most of it, with what the other one tells. */
export function reliefWords(relief: Relief, course: Course, limits: Limits, words: Words) {
  const { scale, baseline, held, lost, latest, others } = relief;
  const summary = summaryOf(relief, course, limits, words);
  const [now, before] = [words.number(latest.value), words.number(baseline.value)];
  const dated = `${now} on ${words.date(latest.day)}, baseline ${before} on ${words.date(baseline.day)}`;
  const also = others.map((one) => otherOf(one, limits, words));
  const scores = [baseline, held, lost, latest].flatMap((score) => score?.from ?? []);
  const goal = `; relief for ${words.count(limits.heldDays, 'day')}: ${goalOf(relief, course, limits)}`;
  return {
    summary: lost ? summary : `${summary}: ${scale} ${now}, baseline ${before}`,
    // Relief that holds is a line and nothing else; a finding of its own has room for the other scale below it.
    line: [`${summary}: ${held ? '' : `${scale} `}${dated}`, ...(held && !lost ? also : [])].join('; '),
    found: [
      ...[...new Set(scores)].map((score) => `${words.entry(score)}${score === lost?.from ? goal : ''}`),
      ...also,
      sessionsOf(course, words),
    ],
  };
}

/** An infusion that was stopped since is told beside the last completed one: the scores may be of after it. */
function sessionsOf({ first, last, sessions, partial }: Course, words: Words): string {
  const own = words.entries(sessions.at(-1)?.from ?? [], 1);
  const since = partial.filter(({ day }) => day > last).flatMap(({ from }) => from.slice(0, 1));
  const stopped = since.length > 0 ? `; not completed since: ${words.entries(since.slice(-1), 1)}` : '';
  return `${words.count(sessions.length, 'pain infusion')} from ${words.date(first)}; the last: ${own}${stopped}`;
}

function summaryOf({ scale, held, lost, fall, days }: Relief, course: Course, limits: Limits, words: Words): string {
  const { relief, substantial } = limits;
  const { last, partial } = course;
  const completed = partial.some(({ day }) => day > last) ? 'completed ' : '';
  const after = `after the last ${completed}pain infusion (${words.date(last)})`;
  const least = `${fall >= substantial ? substantial : relief}%`;
  if (!held) return `No relief of ${relief}% on record ${after}`;
  if (!lost) return `Relief of ${least} or more by ${scale} on record to day ${days} ${after}`;
  return `Relief of ${relief}% by ${scale} on record to day ${days} ${after}; none on day ${daysBetween(last, lost.day)}`;
}

/** Did relief last as long as consensus asks of an outpatient course? */
function goalOf({ days, lost }: Relief, { last }: Course, { heldDays }: Limits): string {
  if (days >= heldDays) return 'reached';
  return lost && daysBetween(last, lost.day) <= heldDays ? 'not reached' : 'not known from these scores';
}

function otherOf({ scale, reached, days, latest, baseline }: ScaleRelief, { relief }: Limits, words: Words): string {
  const [now, before] = [words.number(latest.value), words.number(baseline.value)];
  const dated = `${now} on ${words.date(latest.day)}, baseline ${before} on ${words.date(baseline.day)}`;
  return reached
    ? `Relief of ${relief}% by ${scale} on record to day ${days}: ${dated}`
    : `No relief of ${relief}% by ${scale}: ${dated}`;
}
