import { type Lowered, loweredBy } from '../../src/engine/index.ts';
import type { Source } from '../../src/picture/index.ts';
import type { Indicator } from '../../src/protocol/types.ts';

const levels: Readonly<Record<Indicator, Lowered>> = { info: 0, warning: 1, critical: 2 };

/** How many levels lower the entries make a finding speak, but never below info (knowledge 0.2): a caution of doubt still is one. */
export function doubtOf(entries: readonly Source[], indicator: Indicator): Lowered {
  return Math.min(loweredBy(entries), levels[indicator]) as Lowered;
}
