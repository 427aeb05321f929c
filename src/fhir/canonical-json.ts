import { isObject } from '../protocol/is-object.ts';
import { compareText } from './compare-text.ts';

/** JSON with the members of every object in one order, so that equal values have equal text. Lists keep their order. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compareText(a, b))) : inner,
  );
}
