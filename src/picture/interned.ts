/**
 * Keeps one value for each key. Needs are compared by identity and read once a request, so a maker of needs has to give
 * the same need for the same question; otherwise twenty rules would read the same list twenty times.
 */
export function interned<T>(): (key: string, make: () => T) => T {
  const made = new Map<string, T>();
  return function same(key, make) {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make();
    made.set(key, value);
    return value;
  };
}
