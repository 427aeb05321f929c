import { addDays } from '../../src/fhir/plain-date.ts';
import type { FactList, Index, Problem, Source } from '../../src/picture/index.ts';

/**
 * Problems of the last `days` days (knowledge 0.2, "the date of a Condition"): dated on or after that day, a partial date
 * by its latest possible day. One without any date is recent while it is active, and old once it is over.
 */
export function recent(list: FactList<Problem>, days: number, at: Index): FactList<Problem> {
  return list.where((problem, from) => isRecent(problem, from, days, at));
}

/** The others: older than that, or over and undated. */
export function older(list: FactList<Problem>, days: number, at: Index): FactList<Problem> {
  return list.where((problem, from) => !isRecent(problem, from, days, at));
}

/** Whether one of them carries a date of that time. Where none does, they count because they are listed as active. */
export function datedWithin(sources: readonly Source[], days: number, at: Index): boolean {
  return sources.some(({ date }) => date !== undefined && date.latest >= addDays(at.today, -days));
}

function isRecent({ active }: Problem, { date }: Source, days: number, at: Index): boolean {
  return date === undefined ? active : date.latest >= addDays(at.today, -days);
}
