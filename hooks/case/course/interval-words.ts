import type { Words } from '../../../src/engine/index.ts';
import type { ShownPlan } from './shown-plan.ts';

/** `next about 16 Jun 2026 (in 1 day), window 14 Jun 2026 to 18 Jun 2026`. */
export function whenDue({ target, from, to }: ShownPlan, words: Words): string {
  return `next about ${words.date(target)} (${words.ago(target)}), window ${words.date(from)} to ${words.date(to)}`;
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

/** Ways to go on, where a session is due; the days that are over are left out. Below the shortest interval: a specialist (F5). */
export function dueOptions({ days: interval, floor, from, to, draft }: ShownPlan, words: Words): readonly string[] {
  const start = from > words.today ? from : words.today;
  const days = draft && `from ${words.date(start)} ${start > to ? 'on' : `to ${words.date(to)}`}`;
  return [
    ...(days ? [`consider booking a session ${days}`] : []),
    'consider a symptom score before it',
    ...(interval === floor ? [`consider less than ${floor} days only with a specialist`] : []),
    'no change: document the reason',
  ];
}
