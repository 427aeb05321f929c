import type { Exposure, Fact, RecordView } from '../../src/picture/index.ts';
import { type Circumstances, circumstancesOf } from './administration-context.ts';
import { HOUR_MS } from './last-hours.ts';
import { type Administered, PAUSE_HOURS } from './session-days.ts';

/** Epoch ms of a dose; none without a time of day. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * An infusion for pain and one for mood on a day are two exposures, each with its own dose and length. Where their times
 * overlap, or one has none, two clinics may have recorded the same one for different reasons: that stays one. An entry
 * without a reason goes with the one nearest in time, as the next bag of an infusion does.
 */
export function byReason(one: Administered, record: RecordView): readonly Administered[] {
  const groups = Map.groupBy(one.facts, (fact) => reasonOf(fact, record));
  const [mood = [], pain = []] = [groups.get('mood'), groups.get('pain')];
  const spans = [mood, pain].map((facts) => facts.map(spanOf));
  const [ofMood = [], ofPain = []] = spans;
  if (mood.length === 0 || pain.length === 0 || !ofMood.every((a) => ofPain.every((b) => distance(a, b) > 0)))
    return [one];
  const parts: readonly [Fact<Exposure>[], Fact<Exposure>[]] = [[...mood], [...pain]];
  for (const fact of groups.get('none') ?? []) {
    const [toMood, toPain] = spans.map((all) => Math.min(...all.map((span) => distance(spanOf(fact), span))));
    parts[(toMood ?? 0) <= (toPain ?? 0) ? 0 : 1].push(fact);
  }
  return parts.map((facts) => ({ ...one, facts }));
}

/** Doses of a day with more than four hours between them, apart; together where a time of day is missing. */
export function stretchesOf(facts: readonly Fact<Exposure>[]): readonly (readonly Fact<Exposure>[])[] {
  if (facts.some((fact) => spanOf(fact) === undefined)) return [facts];
  const stretches: Fact<Exposure>[][] = [];
  for (const fact of facts.toSorted((a, b) => (spanOf(a)?.from ?? 0) - (spanOf(b)?.from ?? 0))) {
    const last = stretches.at(-1);
    if (last && hoursBetween(last, [fact]) <= PAUSE_HOURS) last.push(fact);
    else stretches.push([fact]);
  }
  return stretches;
}

/** Hours from the end of some doses to the beginning of the next. */
export function hoursBetween(before: readonly Fact<Exposure>[], next: readonly Fact<Exposure>[]): number {
  const end = Math.max(...before.map((fact) => spanOf(fact)?.to ?? Number.NEGATIVE_INFINITY));
  const start = Math.min(...next.map((fact) => spanOf(fact)?.from ?? Number.POSITIVE_INFINITY));
  return (start - end) / HOUR_MS;
}

function reasonOf({ value: { entry } }: Fact<Exposure>, record: RecordView): Circumstances['reason'] {
  return entry.resourceType === 'MedicationAdministration' ? circumstancesOf(entry, record).reason : 'none';
}

function spanOf({ value: { start, end } }: Fact<Exposure>): Span | undefined {
  const from = start?.instant ?? end?.instant;
  return from === undefined ? undefined : { from, to: Math.max(end?.instant ?? from, from) };
}

/** How far apart two doses are; not at all where a time of day is missing. */
function distance(a: Span | undefined, b: Span | undefined): number {
  return a === undefined || b === undefined ? 0 : Math.max(0, a.from - b.to, b.from - a.to);
}
