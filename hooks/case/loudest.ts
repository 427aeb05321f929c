import { type Lowered, loweredBy } from '../../src/engine/index.ts';
import type { Medicine, Source } from '../../src/picture/index.ts';
import type { Indicator } from '../../src/protocol/types.ts';

const ranks: Readonly<Record<Indicator, number>> = { info: 0, warning: 1, critical: 2 };

/**
 * How loud a rule about several medicines is: as loud as the one that, by itself, would be loudest. A medicine known by
 * its name only speaks one level lower, but never below info; an old order that has to be confirmed is never critical
 * (knowledge 0.2 and 0.3). There has to be one.
 */
export function loudest<T extends { readonly from: Source; readonly medicine?: Medicine | undefined }>(
  medicines: readonly T[],
  usual: (one: T) => Indicator,
): { readonly indicator: Indicator; readonly lowered: Lowered } {
  const each = medicines.map((one) => {
    const indicator = usual(one);
    const lowered = loweredBy([one.from]);
    // A doubt about the name lowers a critical finding enough: two reasons to lower do not add up.
    const old = one.medicine?.stale === true && indicator === 'critical' && lowered === 0;
    return { indicator: old ? ('warning' as const) : indicator, lowered };
  });
  const loudness = ({ indicator, lowered }: (typeof each)[number]) => Math.max(0, ranks[indicator] - lowered);
  return each.reduce((best, one) => (loudness(one) > loudness(best) ? one : best));
}
