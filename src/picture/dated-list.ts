import type { PartialDate } from '../fhir/dates.ts';
import { addDays } from '../fhir/plain-date.ts';
import { entryGap } from './entry.ts';
import { type Fact, type FactList, factList } from './facts.ts';
import type { Gap } from './gap.ts';
import type { Index } from './need.ts';
import type { Input } from './record.ts';

const DAY_MS = 86_400_000;

/**
 * A list of things that happened. What is dated more than a day ahead has not happened yet and is left out; clocks
 * differ, so a day is let pass (REL-54). An entry without a usable date stays, and is a gap for whoever asks when.
 */
export function happened<T>(input: Input, facts: readonly Fact<T>[], gaps: readonly Gap[], at: Index): FactList<T> {
  const items = facts.filter(({ from }) => from.date === undefined || !isAhead(from.date, at));
  const undated = items
    .filter(({ from }) => from.date === undefined)
    .map(({ from }) => entryGap('undated', input.key, from));
  return factList({ items, complete: input.complete, gaps: [...input.gaps, ...gaps, ...undated], looked: [input.key] });
}

function isAhead(date: PartialDate, at: Index): boolean {
  return date.instant === undefined
    ? date.earliest > addDays(at.today, 1)
    : date.instant > at.instant.getTime() + DAY_MS;
}
