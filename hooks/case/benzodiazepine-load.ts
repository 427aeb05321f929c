import type { Words } from '../../src/engine/index.ts';
import { derive, type Gap, type Need, no, type Source, type Truth, unknown, yes } from '../../src/picture/index.ts';
import type { SitePolicy } from '../policy/site-policy.ts';
import { inDiazepam } from './diazepam-equivalents.ts';
import { dosesTaken } from './doses-taken.ts';

/** All scheduled benzodiazepines together, drafts of the same signing included. */
export interface BenzodiazepineLoad {
  /** Milligrams of diazepam a day that they are taken to equal, as far as it can be reckoned. */
  readonly mgPerDay: number;
  /** A dose could not be read, or the drug has no factor: the true load is at least this. */
  readonly atLeast: boolean;
  /** The entries that were counted. */
  readonly counted: readonly Source[];
  /** What keeps the total from being exact, lists that are missing included. */
  readonly gaps: readonly Gap[];
}

/**
 * The benzodiazepine load by the table of `diazepam-equivalents.ts`. Scheduled doses only: as-needed use is left out. A dose
 * that cannot be read, or a drug without a factor, never counts as zero: the total is then "at least".
 */
export const benzodiazepineLoad: Need<BenzodiazepineLoad> = derive(
  'benzodiazepine load',
  { doses: dosesTaken('benzodiazepine') },
  ({ doses }): BenzodiazepineLoad => {
    const each = doses.items.map(({ value, from }) => {
      const { ingredient, input, scheduledMgPerDay = 0, scheduledUnread } = value;
      const mg = scheduledMgPerDay > 0 ? inDiazepam(ingredient.name, scheduledMgPerDay) : 0;
      return { from, input, mg: mg ?? 0, open: scheduledUnread || mg === undefined };
    });
    const open = each.filter((one) => one.open);
    return {
      mgPerDay: each.reduce((sum, { mg }) => sum + mg, 0),
      atLeast: open.length > 0,
      counted: each.filter(({ mg }) => mg > 0).map(({ from }) => from),
      gaps: [...doses.gaps, ...open.map(({ from, input }): Gap => ({ input, reason: 'unreadable', source: from }))],
    };
  },
);

/** Is the load above the limit? What could not be reckoned leaves it open as long as the rest is not. */
export function aboveLimit(load: BenzodiazepineLoad, { thresholds }: SitePolicy): Truth<BenzodiazepineLoad> {
  const { mgPerDay, counted, gaps } = load;
  const limit = thresholds.interactions.benzodiazepineMg;
  if (mgPerDay > limit) return yes(load, counted, gaps);
  return gaps.length > 0 ? unknown(gaps) : no(`scheduled benzodiazepines of ${limit} mg/day diazepam or less`, counted);
}

/** `20 mg/day`, `at least 20 mg/day`: how a card names the load in diazepam equivalents. */
export function nameBenzodiazepineLoad({ mgPerDay, atLeast }: BenzodiazepineLoad, words: Words): string {
  return `${atLeast ? 'at least ' : ''}${words.number(mgPerDay)} mg/day`;
}
