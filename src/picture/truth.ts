import type { Gap } from './gap.ts';
import type { Known } from './known.ts';
import type { Source } from './source.ts';

/** Why a statement is not true: the patient is not the kind it speaks of, the condition is not met, or it is dealt with. */
export type QuietWhy = 'not-applicable' | 'not-met' | 'already-handled';

/**
 * A statement about the patient in three-valued (Kleene) logic, with its grounds (REL-12).
 *
 * - `yes` carries a value, the entries it rests on, and what could not be checked but would not change it
 * - `no` carries a reason in plain words
 * - `unknown` carries the gaps
 */
export type Truth<T = undefined> =
  | { readonly is: 'yes'; readonly value: T; readonly because: readonly Source[]; readonly notChecked: readonly Gap[] }
  | { readonly is: 'no'; readonly why: QuietWhy; readonly reason: string; readonly because: readonly Source[] }
  | { readonly is: 'unknown'; readonly gaps: readonly Gap[] };

export function yes<T>(value: T, because: readonly Source[] = [], notChecked: readonly Gap[] = []): Truth<T> {
  return Object.freeze({ is: 'yes', value, because, notChecked });
}

export function no(reason: string, because: readonly Source[] = [], why: QuietWhy = 'not-met'): Truth<never> {
  return Object.freeze({ is: 'no', why, reason, because });
}

export function unknown(gaps: readonly Gap[]): Truth<never> {
  return Object.freeze({ is: 'unknown', gaps });
}

/** Turns a known fact into a statement: `none` and values that fail the test are `no`, a gap is `unknown`. */
export function known<T>(fact: Known<T>, reason: string, test: (value: T) => boolean = () => true): Truth<T> {
  switch (fact.state) {
    case 'known':
      return test(fact.value) ? yes(fact.value, fact.from) : no(reason, fact.from);
    case 'none':
      return no(reason);
    case 'gap':
      return unknown(fact.gaps);
  }
}

type Values<A extends Record<string, Truth<unknown>>> = {
  readonly [K in keyof A]: A[K] extends Truth<infer T> ? T : never;
};

/**
 * All statements hold. One `no` makes the whole `no` whatever is unknown; otherwise one `unknown` makes it `unknown`.
 * Of several `no`, the first listed gives the reason, so list the statement that matters most to a reader first.
 */
export function allOf<A extends Record<string, Truth<unknown>>>(parts: A): Truth<Values<A>> {
  const entries = Object.entries(parts);
  for (const [, part] of entries) if (part.is === 'no') return part;
  const gaps = entries.flatMap(([, part]) => (part.is === 'unknown' ? part.gaps : []));
  if (entries.some(([, part]) => part.is === 'unknown')) return unknown(gaps);
  const held = entries.flatMap(([name, part]) => (part.is === 'yes' ? [[name, part] as const] : []));
  return yes(
    Object.fromEntries(held.map(([name, part]) => [name, part.value])) as Values<A>,
    held.flatMap(([, part]) => part.because),
    held.flatMap(([, part]) => part.notChecked),
  );
}

/**
 * At least one statement holds; gives every value that does. One `yes` is enough whatever is unknown, and the gaps of
 * the undecided ones are kept as "not checked". `reason` is the sentence for "none of them".
 */
export function anyOf<T>(parts: readonly Truth<T>[], reason: string): Truth<readonly T[]> {
  const held = parts.filter((part) => part.is === 'yes');
  const gaps = parts.flatMap((part) => (part.is === 'unknown' ? part.gaps : []));
  if (held.length > 0) {
    return yes(
      held.map((part) => part.value),
      held.flatMap((part) => part.because),
      [...held.flatMap((part) => part.notChecked), ...gaps],
    );
  }
  if (parts.some((part) => part.is === 'unknown')) return unknown(gaps);
  return no(
    reason,
    parts.flatMap((part) => (part.is === 'no' ? part.because : [])),
  );
}

/** The statement is false. `reason` is the sentence for when it is true after all. */
export function not(part: Truth<unknown>, reason: string, why: QuietWhy = 'not-met'): Truth {
  switch (part.is) {
    case 'yes':
      return no(reason, part.because, why);
    case 'no':
      return yes(undefined, []);
    case 'unknown':
      return part;
  }
}
