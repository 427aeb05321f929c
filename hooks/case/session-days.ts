import type { Exposure, Fact, PlainDate } from '../../src/picture/index.ts';
import { dayOf } from './day-of.ts';
import type { Drug } from './drug.ts';
import { HOUR_MS } from './last-hours.ts';

/** The administrations of one drug that are one session, and the day it began. */
export interface Administered {
  readonly day: PlainDate;
  readonly drug: Drug;
  readonly facts: readonly Fact<Exposure>[];
}

/**
 * Hours between the end of one administration and the start of the next that still are one session past midnight: the
 * observation of an esketamine session takes two of them, and a second clinic may chart the dose when it is over.
 */
export const PAUSE_HOURS = 4;

/** An infusion that goes on longer is a session of each day on which another such stretch begins. */
const LONGEST_HOURS = 24;

interface Placed {
  readonly fact: Fact<Exposure>;
  readonly day: PlainDate;
  readonly end: number;
  /** When the unbroken stretch that it belongs to began. */
  readonly began: number;
}

/**
 * Administrations of one drug by session: those of a calendar day, and with them what goes on past midnight after a pause of
 * at most four hours. Without a time of day an administration is one of its own day.
 */
export function byDay(drug: Drug, facts: readonly Fact<Exposure>[]): readonly Administered[] {
  const placed: Placed[] = [];
  for (const fact of facts.toSorted((a, b) => startOf(a) - startOf(b))) {
    const own = dayOf(fact.from);
    if (own === undefined) continue;
    const start = startOf(fact);
    const before = placed.find(
      (one) => start <= one.end + PAUSE_HOURS * HOUR_MS && start < one.began + LONGEST_HOURS * HOUR_MS,
    );
    placed.push({ fact, day: before?.day ?? own, end: endOf(fact), began: before?.began ?? start });
  }
  return [...Map.groupBy(placed, ({ day }) => day)].map(([day, all]) => ({
    day,
    drug,
    facts: all.map(({ fact }) => fact),
  }));
}

/** Without a time of day nothing follows on it, and it follows on nothing. */
function startOf({ value: { start, end } }: Fact<Exposure>): number {
  return start?.instant ?? end?.instant ?? Number.MAX_SAFE_INTEGER;
}

function endOf(fact: Fact<Exposure>): number {
  return fact.value.end?.instant ?? fact.value.start?.instant ?? Number.MIN_SAFE_INTEGER;
}
