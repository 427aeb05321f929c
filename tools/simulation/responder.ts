import type { TimelineDocument } from '../../hooks/index.ts';
import { addDays, daysBetween, type PlainDate } from '../../src/fhir/plain-date.ts';
import type { Chart } from './chart.ts';
import type { Random } from './random.ts';

/** From where the service suggests the dates: the first week after induction, or after a clinic's fixed interval that was too long. */
export type Start = 'from 7 days' | 'handed over';

/** A maintenance session and what was suggested the day after it. */
export interface Step {
  readonly day: PlainDate;
  /** Days since the session before it. */
  readonly gap: number;
  /** The interval as it was suggested at the visit itself; on the old interval of a clinic its length. */
  readonly agreed: number;
  /** Days from it to the next one, as suggested, and by which rule of the interval. */
  readonly suggested: number;
  readonly rule: string;
  /** Relapse criteria were met when the chart was opened for it. */
  readonly relapse: boolean;
}

const MOST = 40;

/** The day of a session, and the interval that brought it there. */
interface Agreed {
  readonly day: PlainDate;
  readonly days: number;
}

export interface Responder {
  /** Days after a session from which the symptoms are back. */
  readonly wearOff: number;
  readonly start: Start;
  readonly random: Random;
  readonly chart: Chart;
}

/** What is assumed of patients and clinics. */
export const model = {
  firstDay: '2024-01-01',
  /** Days of the six infusions of the induction. */
  induction: [0, 2, 4, 7, 9, 11],
  /** PHQ-9: before treatment, while a session lasts, and once it has worn off. */
  baseline: 20,
  low: 4,
  high: 13,
  /** Standard deviation of every score. */
  noise: 1.5,
  /** Share of the scores that nobody took, each by chance. */
  missing: 0.2,
  /** Days by which a session is early or late. */
  jitter: 1,
  /** Too long intervals of a clinic, of which one that reaches the wear-off is taken, and for how many sessions. */
  fixed: [14, 21, 28, 42, 56, 70],
  fixedSessions: 4,
} as const;

/**
 * Follows a responder through induction and maintenance, until enough was seen or forty sessions are over. Every session is given on the day that the service suggests, give
 * or take a day: the chart is opened the day after each session, and again at the visit. A visit from which the date has
 * moved away is put off. The first step of a patient who was handed over is the last session of the old interval.
 */
export function follow(
  { wearOff, start, random, chart }: Responder,
  isEnough: (steps: readonly Step[]) => boolean,
): readonly Step[] {
  const weekday = random.whole(0, 6);
  let last: PlainDate = addDays(model.firstDay, model.induction.at(-1) ?? 0);
  /** Up to this day all scores are in the chart. */
  let rated = last;
  let relapse = false;

  chart.rate(model.firstDay, model.baseline);
  for (const day of model.induction) chart.give(addDays(model.firstDay, day));
  const steps: Step[] = [];
  if (start === 'handed over') {
    const fixed = model.fixed.filter((days) => days >= wearOff);
    const days = fixed[random.whole(0, fixed.length - 1)] ?? model.fixed[0];
    for (let place = 1; place < model.fixedSessions; place += 1) visit(attended(addDays(last, days)));
    steps.push(stepAt({ day: attended(addDays(last, days)), days }));
  }
  let next = steps[0]?.suggested ?? afterInduction();
  while (steps.length < MOST && !isEnough(steps)) {
    const step = stepAt(agreed(next));
    steps.push(step);
    next = step.suggested;
  }
  return steps;

  /** Nothing is suggested before a score shows the response: it is taken two days after induction, when no acute effect is left. */
  function afterInduction(): number {
    rated = addDays(last, 2);
    chart.rate(rated, scoreOn(rated));
    return suggestion(rated).days;
  }

  /** The day of the visit at which a session is given, once the suggestion stands. */
  function agreed(suggested: number): Agreed {
    let day = attended(addDays(last, suggested));
    for (;;) {
      rateUntil(day);
      const { days } = suggestion(day);
      const target = addDays(last, days);
      if (daysBetween(day, target) <= model.jitter) return { day, days };
      day = attended(target);
    }
  }

  /** When somebody comes for a date; never before the day up to which is known what happened. */
  function attended(target: PlainDate): PlainDate {
    const day = addDays(target, random.whole(-model.jitter, model.jitter));
    const soonest = addDays(rated, 1);
    return day > soonest ? day : soonest;
  }

  function visit(day: PlainDate): void {
    rateUntil(day);
    chart.give(day);
    last = day;
  }

  function stepAt({ day, days: agreed }: Agreed): Step {
    const gap = daysBetween(last, day);
    visit(day);
    const after = addDays(day, 1);
    rateUntil(after);
    const { days, rule } = suggestion(after);
    const step = { day, gap, agreed, suggested: days, rule, relapse };
    relapse = false;
    return step;
  }

  function suggestion(day: PlainDate): { readonly days: number; readonly rule: string } {
    const { timeline, relapses } = chart.open(day);
    relapse ||= relapses;
    return intervalIn(timeline);
  }

  /** The scores of the days up to this one: one a week, and one on the day of every visit. */
  function rateUntil(day: PlainDate): void {
    for (let one = addDays(rated, 1); one <= day; one = addDays(one, 1)) {
      const due = one === day || daysBetween(model.firstDay, one) % 7 === weekday;
      if (due && random.next() >= model.missing) chart.rate(one, scoreOn(one));
    }
    if (day > rated) rated = day;
  }

  function scoreOn(day: PlainDate): number {
    const mean = daysBetween(last, day) < wearOff ? model.low : model.high;
    return Math.max(0, Math.min(27, Math.round(mean + model.noise * random.normal())));
  }
}

/** What the timeline suggests. Throws where a responder in maintenance has no date, for then the model is wrong. */
function intervalIn({ mood }: TimelineDocument): { readonly days: number; readonly rule: string } {
  const interval = 'standing' in mood && 'phase' in mood.standing ? mood.standing.interval : undefined;
  if (interval === undefined) throw new Error(`no interval: ${JSON.stringify(mood)}`);
  return interval;
}
