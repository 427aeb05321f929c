import { addDays } from '../../src/fhir/plain-date.ts';
import {
  anyOf,
  derive,
  type Fact,
  type FactList,
  type Index,
  type Measurement,
  type Need,
  no,
  type Source,
  type Truth,
  unknown,
  yes,
} from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { type Enzyme, enzymes, isPast, names, upperLimitOf } from './liver-tests.ts';
import { higher } from './of-one-moment.ts';
import { runGaps, runningSessions } from './session-run.ts';
import { type Sessions, sessions } from './sessions.ts';

/** An enzyme that is raised: by itself, or against the value from before the sessions (`before`). */
export interface RaisedEnzyme {
  readonly value: Source;
  /** How many times the upper limit of normal. */
  readonly times: number;
  readonly before?: Source;
}

/**
 * Enzymes whose latest value of the last 90 days is at least three times the upper limit of normal, or above it and at
 * least twice the last value from before the running sessions (`ca-lft-elevated`).
 *
 * "Before" is the last value on or before the day of the first session: blood is taken before the dose. Without such a
 * value there is no rise. Administrations that could not be read leave a rise open only where an earlier value is low enough.
 */
export const raisedEnzymes: Need<Truth<readonly RaisedEnzyme[]>, SitePolicy> = derive(
  'raised liver enzymes',
  { ...enzymes, sessions },
  ({ sessions: all, ...lists }, at, site: SitePolicy) =>
    anyOf(
      (['alt', 'ast', 'alp', 'ggt'] as const).flatMap((enzyme) => raised(enzyme, lists[enzyme], all, at, site)),
      'no liver enzyme raised',
    ),
);

function raised(
  enzyme: Enzyme,
  list: FactList<Measurement>,
  all: Sessions,
  at: Index,
  site: SitePolicy,
): Truth<RaisedEnzyme> {
  const { raisedDays, raisedTimes } = site.thresholds.liver;
  const upper = (measured: Measurement) => upperLimitOf(enzyme, measured, site);
  const latest = list.within({ from: addDays(at.today, -raisedDays), to: at.today }).latest(higher);
  const high = isPast(latest, { limit: (measured) => raisedTimes * upper(measured), from: true }, names[enzyme]);
  const shown = ({ value, from }: Fact<Measurement>) => ({ value: from, times: value.value / upper(value) });
  if (high.is === 'yes') return { ...high, value: shown(high.value) };
  const above = isPast(latest, { limit: upper }, names[enzyme]);
  const rise = above.is === 'yes' ? riseOf(above.value, list, all, at, site) : above;
  if (rise.is === 'yes') return { ...rise, value: { ...shown(rise.value.latest), before: rise.value.before } };
  return high.is === 'unknown' ? high : rise;
}

interface Rise {
  readonly latest: Fact<Measurement>;
  readonly before: Source;
}

function riseOf(
  latest: Fact<Measurement>,
  list: FactList<Measurement>,
  all: Sessions,
  at: Index,
  site: SitePolicy,
): Truth<Rise> {
  const { baselineDays, riseTimes } = site.thresholds.liver;
  const none = no('no rise against a value from before the sessions', [latest.from]);
  const earlier = list.within({ from: addDays(at.today, -baselineDays), to: at.today });
  const isLow = ({ value }: Measurement) => latest.value.value >= riseTimes * value;
  if (earlier.gaps.length === 0 && !earlier.items.some(({ value }) => isLow(value))) return none;
  const gaps = runGaps(all, baselineDays, at);
  if (gaps.length > 0) return unknown(gaps);
  const run = runningSessions(all, baselineDays, at, site.thresholds.timing);
  if (run === undefined) return none;
  const before = earlier.within({ to: run.first }).latest(higher);
  if (before.state === 'gap') return unknown(before.gaps);
  if (before.state === 'none' || !isLow(before.value.value)) return none;
  const grounds = [latest.from, before.value.from];
  return yes({ latest, before: before.value.from }, [...grounds, ...run.sessions.flatMap(({ from }) => from)]);
}
