/** Damage to a JSON value at one place, of the kinds that mapping errors, other vendors and attackers make. */

/** What is done to one place, by name, so that a shrunk counterexample reads as a sentence. */
export interface Blow {
  /** Which of the places, counted through the whole value; taken modulo their number. */
  readonly at: number;
  readonly how: keyof typeof kinds;
}

type Path = readonly (string | number)[];

/** A list or object inside a value; `undefined` stands for "take it out". */
type Replacement = (old: unknown) => unknown;

const deep = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown;

/** Everything that may happen to a value. All are JSON, as JSON.parse would give it: `__proto__` is an own member. */
const kinds = {
  removed: () => undefined,
  'made null': () => null,
  'made a number': () => 7,
  'made a huge number': () => 1e308,
  'made a negative number': () => -1,
  'made a string': () => 'text',
  'made an empty string': () => '',
  'made true': () => true,
  'made a list': () => [],
  'made an object': () => ({}),
  'put into a list': (old) => [old],
  'put into an object': (old) => ({ value: old }),
  doubled: (old) => [old, old],
  'written as a string': (old) => (typeof old === 'string' ? Number(old) || old : JSON.stringify(old)),
  'made a long string': () => 'x'.repeat(20_000),
  'made strange text': () => '\u202e\u0000𝔎é\ud800</script>',
  'made a prototype key': () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
  'named like a method': () => 'constructor',
  'made a date nobody has': () => '2026-02-31T25:61:00',
  'made a year': () => '2026',
  'made the last day there is': () => '9999-12-31',
  'made a reference to nowhere': () => ({ reference: 'Nothing/0' }),
  'made a reference to itself': () => ({ reference: '#' }),
  'made a Bundle in a Bundle': (old) => ({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource: old }] }),
  'made deep': () => deep(40),
  'made deeper than allowed': () => deep(70),
  'made a failure': () => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] }),
} as const satisfies Record<string, Replacement>;

export const kindNames = Object.keys(kinds) as Blow['how'][];

/** All places in a value, the value itself left out. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return inner.flatMap(([key, one]) => [[...path, key], ...placesIn(one, [...path, key])]);
}

/** The value with each blow dealt in turn; the value itself is left as it was. */
export function struck<T>(value: T, blows: readonly Blow[]): T {
  return blows.reduce<T>((whole, { at, how }) => {
    const places = placesIn(whole);
    const place = places[at % Math.max(1, places.length)];
    return place ? (replaced(whole, place, kinds[how]) as T) : whole;
  }, structuredClone(value));
}

function replaced(value: unknown, [key, ...rest]: Path, change: Replacement): unknown {
  const copy: unknown[] | Record<string, unknown> = Array.isArray(value)
    ? [...value]
    : { ...(value as Record<string, unknown>) };
  const holder = copy as Record<string | number, unknown>;
  const changed = rest.length > 0 ? replaced(holder[key!], rest, change) : change(holder[key!]);
  if (changed !== undefined) holder[key!] = changed;
  else if (Array.isArray(copy)) copy.splice(key as number, 1);
  else delete holder[key!];
  return copy;
}
