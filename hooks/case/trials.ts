import { compareText } from '../../src/fhir/compare-text.ts';
import { addDays, daysBetween } from '../../src/fhir/plain-date.ts';
import {
  type Exposure,
  type Fact,
  type Index,
  type Measurement,
  type PlainDate,
  refOf,
  type Source,
} from '../../src/picture/index.ts';
import type { Thresholds } from '../policy/thresholds.ts';
import { type Antidepressant, type AntidepressantClass, antidepressants } from './antidepressant-doses.ts';
import { drugUses, scheduledMg } from './drug-history.ts';
import { type DrugUse, daysWithin, joined, overlap, type Stretch } from './drug-use.ts';

/** What taking one antidepressant in the current episode amounts to. */
export interface Trial {
  readonly drug: string;
  readonly class: AntidepressantClass;
  /**
   * - `adequate`: long and high enough, without a recorded response
   * - `response`: long and high enough, and it helped
   * - `possible`: it may have been adequate, but a dose or date is not recorded, or the drug has no agreed dose
   * - `low-dose`: long enough, below the dose
   * - `short`: not long enough, or not yet
   */
  readonly outcome: 'adequate' | 'response' | 'possible' | 'low-dose' | 'short';
  /** Highest daily dose in the counted days, in mg. */
  readonly mgPerDay?: number;
  /** First day of the counted stretch, and its last; none while it goes on. */
  readonly from?: PlainDate;
  readonly until?: PlainDate;
  readonly sources: readonly Source[];
}

interface Taken extends DrugUse {
  readonly entry: Antidepressant;
  /** Coded, with known dates: only such a use may count. */
  readonly certain: boolean;
  readonly enough: boolean | undefined;
}

/** All antidepressants taken in the frame of the current episode, one trial a drug (D3.2 to D3.4). */
export function trialsWithin(of: {
  readonly history: readonly Fact<Exposure>[];
  readonly totals: readonly Fact<Measurement>[];
  readonly frame: Stretch;
  readonly at: Index;
  readonly limits: Thresholds['trials'];
}): readonly Trial[] {
  const { history, totals, frame, at, limits } = of;
  const byEntry = Map.groupBy(history, ({ value }) => antidepressantOf(value));
  const taken = [...byEntry].flatMap(([entry, facts]) => (entry ? usesOf(entry, facts, at, limits) : []));
  const byDrug = Map.groupBy(
    taken.filter((use) => daysWithin(use, frame) > 0),
    ({ entry }) => entry.oneWith ?? entry.name,
  );
  const trials = [...byDrug.values()].map((uses) => trialOf(uses, totals, frame, limits));
  return trials.toSorted((a, b) => compareText(`${a.from ?? '9999'} ${a.drug}`, `${b.from ?? '9999'} ${b.drug}`));
}

/** The entry of the dose table for an exposure; fixed combinations come before their parts. */
function antidepressantOf({ ingredients, product }: Exposure): Antidepressant | undefined {
  const names = ingredients.map(({ name }) => name);
  const patch = /transdermal|patch/i.test(product?.form ?? '');
  return antidepressants.find(
    ({ ingredients: wanted, only, notWith }) =>
      wanted.every((name) => names.includes(name)) &&
      !(notWith !== undefined && names.includes(notWith)) &&
      (only === undefined || patch),
  );
}

function usesOf(entry: Antidepressant, facts: readonly Fact<Exposure>[], at: Index, limits: Thresholds['trials']) {
  const [ingredient] = entry.ingredients;
  const needed = limits.doses[entry.name];
  return drugUses(facts, (exposure) => scheduledMg(exposure, ingredient), at).map(
    (use): Taken => ({
      ...use,
      entry,
      certain: use.source.trust === 'stated' && !use.unclear,
      enough: needed === undefined || use.mgPerDay === undefined ? undefined : use.mgPerDay >= needed,
    }),
  );
}

function trialOf(
  uses: readonly Taken[],
  totals: readonly Fact<Measurement>[],
  frame: Stretch,
  limits: Thresholds['trials'],
): Trial {
  const runsOf = (test: (use: Taken) => boolean) =>
    joined(uses.filter(test), limits.pauseDays).filter((run) => daysWithin(run, frame) >= limits.days);
  const adequate = runsOf(({ certain, enough }) => certain && enough === true);
  const failed = adequate.filter((run) => !responded(run, totals, limits));
  const possible = runsOf(({ enough }) => enough !== false);
  const long = runsOf(({ certain }) => certain);
  const [outcome, run]: readonly [Trial['outcome'], Stretch | undefined] =
    failed.length > 0
      ? ['adequate', failed.at(-1)]
      : adequate.length > 0
        ? ['response', adequate.at(-1)]
        : possible.length > 0
          ? ['possible', undefined]
          : [long.length > 0 ? 'low-dose' : 'short', long.at(-1)];

  const counted = run
    ? uses.filter((use) => use.certain && overlap(use, run) && (outcome === 'low-dose' || use.enough === true))
    : uses;
  const [best] = counted.toSorted(
    (a, b) => (b.mgPerDay ?? 0) - (a.mgPerDay ?? 0) || compareText(a.entry.name, b.entry.name),
  );
  if (!best) throw new Error('a trial without a use');
  const ongoing = counted.some((use) => use.ongoing);
  return {
    drug: best.entry.name,
    class: best.entry.class,
    outcome,
    ...(best.mgPerDay === undefined ? {} : { mgPerDay: best.mgPerDay }),
    ...(run ? { from: run.from } : {}),
    ...(run && !ongoing ? { until: addDays(run.to, -1) } : {}),
    sources: [...new Map(counted.map(({ source }) => [refOf(source), source])).values()].toSorted((a, b) =>
      compareText(refOf(a), refOf(b)),
    ),
  };
}

/**
 * Did a score from four weeks into the trial on show a response: less than half of the starting score, and below
 * moderate (D3.4)? The starting score is the latest shortly before the trial, else the first shortly after it began.
 * Without scores it is not a response.
 */
function responded(run: Stretch, totals: readonly Fact<Measurement>[], limits: Thresholds['trials']): boolean {
  const scores = totals
    .flatMap(({ value, from }) =>
      from.date ? [{ total: value.value, day: daysBetween(run.from, from.date.latest), on: from.date.latest }] : [],
    )
    .toSorted((a, b) => a.day - b.day);
  const { startScoreBefore: before, startScoreAfter: after } = limits;
  const near = scores.filter(({ day }) => day >= -before && day <= after);
  const start = near.findLast(({ day }) => day <= 0) ?? near[0];
  if (start === undefined) return false;
  return scores.some(
    ({ total, day, on }) =>
      day >= limits.responseDays &&
      on <= run.to &&
      total < start.total * limits.responseShare &&
      total < limits.responseBelow,
  );
}
