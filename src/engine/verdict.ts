import type { Gap } from '../picture/gap.ts';
import type { Source } from '../picture/source.ts';
import type { QuietWhy, Truth } from '../picture/truth.ts';
import type { Indicator } from '../protocol/types.ts';

/** How many levels below its usual indicator a finding speaks (uncoded or unconfirmed entries). */
export type Lowered = 0 | 1 | 2;

/** What a rule says of one subject. `quiet` is an answer; `cannot-tell` is the lack of one. */
export type Verdict<F> =
  | {
      readonly kind: 'fires';
      readonly facts: F;
      readonly indicator: Indicator;
      readonly lowered: Lowered;
      /** Not worth a card by itself: a line on one that exists for another reason, like every finding of a `lineOnly` rule. */
      readonly lineOnly: boolean;
      readonly because: readonly Source[];
      readonly notChecked: readonly Gap[];
    }
  | { readonly kind: 'quiet'; readonly why: QuietWhy; readonly reason: string; readonly because: readonly Source[] }
  | { readonly kind: 'cannot-tell'; readonly gaps: readonly Gap[] };

/**
 * Turns the statement a rule rests on into its verdict. `finding` says how it speaks when the statement holds; the
 * entries behind the statement become the "based on" lines of the card.
 */
export function verdict<T, F>(
  statement: Truth<T>,
  finding: (
    value: T,
    because: readonly Source[],
  ) => {
    facts: F;
    indicator: Indicator;
    lowered?: Lowered;
    lineOnly?: boolean;
  },
): Verdict<F> {
  switch (statement.is) {
    case 'yes': {
      const { facts, indicator, lowered = 0, lineOnly = false } = finding(statement.value, statement.because);
      return Object.freeze({
        kind: 'fires',
        facts,
        indicator,
        lowered,
        lineOnly,
        because: statement.because,
        notChecked: statement.notChecked,
      });
    }
    case 'no':
      return Object.freeze({ kind: 'quiet', why: statement.why, reason: statement.reason, because: statement.because });
    case 'unknown':
      return Object.freeze({ kind: 'cannot-tell', gaps: statement.gaps });
  }
}

/** How far the entries behind a finding lower it: uncertain wording two levels, uncoded or unconfirmed one (knowledge 0.2). */
export function loweredBy(because: readonly Source[]): Lowered {
  if (because.length === 0) return 0;
  const levels = because.map(({ trust }): Lowered => (trust === 'stated' ? 0 : trust === 'uncertain' ? 2 : 1));
  return Math.min(...levels) as Lowered;
}
