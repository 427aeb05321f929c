import { isLimit, type Limits } from './limit.ts';
import { limits, type Thresholds } from './thresholds.ts';

/** Two numbers that must stand in this order. */
export interface Ordered {
  /** Paths below `thresholds`. */
  readonly lower: string;
  readonly upper: string;
  /** They must differ; otherwise they may be equal. */
  readonly strict: boolean;
}

/**
 * Words in names that say how numbers of one group stand to each other: `warningPerKg` below `criticalPerKg`,
 * `infusionSoonestDays` no more than `infusionTargetDays`.
 */
const wordsInOrder: readonly { readonly words: readonly string[]; readonly strict: boolean }[] = [
  { words: ['warning', 'critical'], strict: true },
  { words: ['guide', 'warning', 'severe'], strict: true },
  { words: ['moderate', 'severe'], strict: true },
  { words: ['lowest', 'highest'], strict: true },
  { words: ['low', 'high'], strict: true },
  { words: ['negative', 'positive'], strict: false },
  { words: ['soonest', 'target', 'latest'], strict: false },
  { words: ['assumed', 'longest'], strict: false },
];

/** Orders that names do not show. */
const alsoInOrder: readonly Ordered[] = [
  { lower: 'severity.moderatePhq9', upper: 'severity.severe.phq9', strict: false },
  { lower: 'severity.severe.phq9', upper: 'severity.urgentPhq9', strict: false },
  { lower: 'episode.remissionBelow', upper: 'episode.relapseFrom', strict: false },
  { lower: 'vitalSigns.saturationLowOnOxygen', upper: 'vitalSigns.saturationLow', strict: false },
  { lower: 'thyroid.tshSuppressed', upper: 'thyroid.tshEuthyroid', strict: false },
  { lower: 'liver.raisedTimes', upper: 'liver.severeTimes', strict: true },
  { lower: 'substanceRisk.auditCFemale', upper: 'substanceRisk.auditC', strict: false },
  { lower: 'timing.infusionLatestDays', upper: 'timing.lateAfterDays', strict: false },
  { lower: 'timing.lateAfterDays', upper: 'timing.reassessAfterDays', strict: true },
  { lower: 'timing.reassessAfterDays', upper: 'timing.courseGapDays', strict: true },
  { lower: 'timing.infusionsForEarlyLook', upper: 'timing.infusions', strict: true },
  { lower: 'timing.extendGaps', upper: 'timing.extendLongGaps', strict: false },
  { lower: 'timing.dueLeastDays', upper: 'timing.dueMostDays', strict: false },
  { lower: 'response.partial', upper: 'response.response', strict: true },
  { lower: 'response.remissionPhq9', upper: 'response.worseFromPhq9', strict: true },
  { lower: 'response.worseFromPhq9', upper: 'response.relapsePhq9', strict: false },
  { lower: 'response.remissionMadrs', upper: 'response.worseFromMadrs', strict: true },
  { lower: 'response.worseFromMadrs', upper: 'response.relapseMadrs', strict: false },
  { lower: 'painCourse.relief', upper: 'painCourse.substantial', strict: false },
];

/** Every pair of numbers whose order is checked, for the structure of limits as it is. */
export const ordered: readonly Ordered[] = [...pairsOf(limits), ...alsoInOrder];

/** Pairs out of order, in sentences that name both. */
export function inconsistencies(thresholds: Thresholds): readonly string[] {
  return ordered.flatMap(({ lower, upper, strict }) => {
    const [least, most] = [valueAt(thresholds, lower), valueAt(thresholds, upper)];
    if (least === undefined || most === undefined || (strict ? least < most : least <= most)) return [];
    return [
      `thresholds.${lower} is ${least} and thresholds.${upper} is ${most}; the first must ${
        strict ? 'be below the second' : 'not be above the second'
      }`,
    ];
  });
}

/** The number at a path such as `severity.severe.phq9`. */
export function valueAt(thresholds: Thresholds, path: string): number | undefined {
  let at: unknown = thresholds;
  for (const step of path.split('.')) at = (at as Readonly<Record<string, unknown>> | undefined)?.[step];
  return typeof at === 'number' ? at : undefined;
}

function pairsOf(group: Limits, path = ''): readonly Ordered[] {
  const names = Object.entries(group);
  const inner = names.flatMap(([name, one]) => (isLimit(one) ? [] : pairsOf(one, `${path}${name}.`)));
  const numbers = names.flatMap(([name, one]) => (isLimit(one) ? [name] : []));
  const own = wordsInOrder.flatMap(({ words, strict }) =>
    numbers.flatMap((name) =>
      words.slice(0, -1).flatMap((word, at): Ordered[] => {
        const uppers = words.slice(at + 1).flatMap((other) => renamed(name, word, other) ?? []);
        const upper = uppers.find((other) => numbers.includes(other));
        return upper === undefined ? [] : [{ lower: `${path}${name}`, upper: `${path}${upper}`, strict }];
      }),
    ),
  );
  return [...own, ...inner];
}

/** `infusionSoonestDays` with `target` for `soonest`; undefined if the word is not in the name. */
function renamed(name: string, word: string, other: string): string | undefined {
  const words = name.split(/(?=[A-Z])/);
  const at = words.findIndex((one) => one.toLowerCase() === word);
  if (at < 0) return undefined;
  const put = at === 0 ? other : `${other.charAt(0).toUpperCase()}${other.slice(1)}`;
  return words.with(at, put).join('');
}
