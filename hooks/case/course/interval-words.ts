import type { Words } from '../../../src/engine/index.ts';
import { addDays } from '../../../src/fhir/plain-date.ts';
import type { ShownPlan } from './shown-plan.ts';

/** `next about 16 Jun 2026 (in 1 day), window 14 Jun 2026 to 18 Jun 2026`. */
export function whenDue(plan: ShownPlan, words: Words): string {
  const { target, from, to } = plan;
  return `next about ${words.date(target)} (${words.ago(target)}), window ${words.date(from)} to ${words.date(to)}${notBefore(plan, words)}`;
}

/** `last score 5 on 13 Jun 2026`: of a later one by another scale its name. */
export function lastScore({ latest, newer }: ShownPlan['grounds'], words: Words): string {
  const last = newer ?? latest;
  if (last === undefined) return 'no score since the first session';
  return `last ${newer?.shown?.name ?? 'score'} ${last.shown?.value ?? 'not shown'} on ${words.date(last.date)}`;
}

/** Why a session comes later than its due date: an exposure since the last one. */
export function notBefore({ soonest }: Pick<ShownPlan, 'soonest'>, words: Words): string {
  return soonest && soonest > words.today ? `; not before ${words.date(soonest)}, after an exposure since` : '';
}

/** `14-day interval`, and whether the label of esketamine has it. */
export function intervalNamed({ days, beyondLabel }: Pick<ShownPlan, 'days' | 'beyondLabel'>): string {
  return `${days}-day interval${beyondLabel ? ', beyond label' : ''}`;
}

/** The same inside a sentence: `interval of 14 days`. */
export function intervalOfDays({ days, beyondLabel }: Pick<ShownPlan, 'days' | 'beyondLabel'>): string {
  return `interval of ${days} days${beyondLabel ? ', beyond label,' : ''}`;
}

/** What an interval rests on in general. */
export function whyInterval({ drug }: Pick<ShownPlan, 'drug'>): string {
  return drug === 'esketamine'
    ? 'Label: weekly in weeks 5 to 8, then weekly or every 2 weeks. Individualised; evidence low.'
    : 'No trial fixes the best interval. Individualised; evidence low; use is off-label.';
}

/** What would change the interval or the date. */
export function changedBy({ worse, grounds }: ShownPlan, event: string): string {
  if (worse === undefined) return `${event}; the interval may change with a score`;
  const lowest = grounds.lowest ? ' of the course' : '';
  return `${event}; the interval changes with a ${worse.scale} of ${worse.from} or more that is ${worse.by} points above the lowest${lowest}`;
}

/**
 * Ways to go on, where a session is due; the days that are over are left out. Where one is planned, whether its day fits.
 * Below the shortest interval: a specialist (F5). No score is asked for while there is one of the last days.
 */
export function dueOptions(plan: ShownPlan, words: Words): readonly string[] {
  const { days: interval, floor, from, to, draft, grounds, scoreDays } = plan;
  const { soonest = from } = plan;
  const start = soonest > words.today ? soonest : words.today;
  const days =
    start === to ? `on ${words.date(to)}` : `from ${words.date(start)} ${start > to ? 'on' : `to ${words.date(to)}`}`;
  const [booked] = grounds.booked;
  const scored = (grounds.latest?.date?.latest ?? '') >= addDays(words.today, -scoreDays);
  const planned = booked ? `day that is planned (${words.date(booked.date)})` : 'plan at hand';
  return [
    draft ? `consider booking a session ${days}` : `consider whether the ${planned} fits this course and its due date`,
    ...(scored ? [] : ['consider a symptom score before the next session']),
    ...(interval === floor ? [`consider less than ${floor} days only with a specialist`] : []),
    'no change: document the reason',
  ];
}
