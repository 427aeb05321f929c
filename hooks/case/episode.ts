import { compareText } from '../../src/fhir/compare-text.ts';
import { addDays, daysBetween, type PlainDate } from '../../src/fhir/plain-date.ts';
import type { Fact, Index, Measurement, Problem } from '../../src/picture/index.ts';
import type { Thresholds } from '../policy/thresholds.ts';

/** The current depressive episode, and how its beginning is known. */
export interface Episode {
  readonly start: PlainDate;
  /** `assumed`: the onset is not recorded. `capped`: it is, but lies further back than is looked. */
  readonly basis: 'onset' | 'assumed' | 'capped' | 'after remission';
}

/**
 * When the current episode began (D3.1): the latest onset of the depression, else an assumed span; never further back
 * than the cap. A full remission documented since then moves the beginning to the first later score of a new episode;
 * without such a score nothing taken before today belongs to it.
 *
 * Only a recorded onset is one: the day a diagnosis was written down says nothing about when it began. Remission is what
 * the record shows, by code or by scores; scores that were not read document none.
 */
export function currentEpisode(of: {
  readonly depression: readonly Fact<Problem>[];
  readonly remissions: readonly Fact<Problem>[];
  readonly totals: readonly Fact<Measurement>[];
  readonly at: Index;
  readonly limits: Thresholds['episode'];
}): Episode {
  const { depression, remissions, totals, at, limits } = of;
  const onsets = depression.flatMap(({ value }) => value.onset?.earliest ?? []).filter((day) => day <= at.today);
  const onset = onsets.toSorted().at(-1);
  const cap = addDays(at.today, -limits.longestDays);
  const begun: Episode =
    onset === undefined
      ? { start: addDays(at.today, -limits.assumedDays), basis: 'assumed' }
      : onset < cap
        ? { start: cap, basis: 'capped' }
        : { start: onset, basis: 'onset' };

  const scores = totals
    .flatMap(({ value, from }) => (from.date ? [{ total: value.value, day: from.date.latest }] : []))
    .filter(({ day }) => day >= begun.start)
    .toSorted((a, b) => compareText(a.day, b.day));
  const coded = remissions
    .flatMap(({ value, from }) => (value.recorded ?? from.date)?.latest ?? [])
    .filter((day) => day >= begun.start && day <= at.today);
  const remitted = [...coded, ...remissionsByScore(scores, limits)].toSorted().at(-1);
  if (remitted === undefined) return begun;
  const relapse = scores.find(({ total, day }) => day > remitted && total >= limits.relapseFrom);
  return { start: relapse?.day ?? at.today, basis: 'after remission' };
}

interface Dated {
  readonly total: number;
  readonly day: PlainDate;
}

/** Days on which a remission is complete: two low scores far enough apart with no relapse between them. */
function remissionsByScore(scores: readonly Dated[], limits: Thresholds['episode']): readonly PlainDate[] {
  const complete: PlainDate[] = [];
  let low: PlainDate | undefined;
  for (const { total, day } of scores) {
    if (total >= limits.relapseFrom) low = undefined;
    if (total >= limits.remissionBelow) continue;
    low ??= day;
    if (daysBetween(low, day) >= limits.remissionDays) complete.push(day);
  }
  return complete;
}
