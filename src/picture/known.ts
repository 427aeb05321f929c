import type { Gap } from './gap.ts';
import type { InputKey, Source } from './source.ts';

/**
 * One fact, three ways: known with the entries it rests on; nothing, after looking through complete lists; or not
 * knowable, with the reasons. `none` and `gap` are never the same thing (promise 1).
 */
export type Known<T> =
  | { readonly state: 'known'; readonly value: T; readonly from: readonly Source[] }
  | { readonly state: 'none'; readonly looked: readonly InputKey[] }
  | { readonly state: 'gap'; readonly gaps: readonly Gap[] };

export const Known = {
  of: <T>(value: T, from: readonly Source[]): Known<T> => Object.freeze({ state: 'known', value, from }),
  none: (looked: readonly InputKey[]): Known<never> => Object.freeze({ state: 'none', looked }),
  gap: (gaps: readonly Gap[]): Known<never> => Object.freeze({ state: 'gap', gaps }),
};
