/**
 * A copy fit for the wire (JSON-02…04): members without a value are left out, and so is everything empty, except the two
 * lists that must be there even so: `cards` and `services` at the top.
 */
export function tidy<T extends object>(message: T): T {
  const kept = Object.entries(message).flatMap(([name, value]) => {
    const clean = withoutEmpties(value);
    if (clean !== undefined) return [[name, clean]];
    return (name === 'cards' || name === 'services') && Array.isArray(value) ? [[name, []]] : [];
  });
  return Object.fromEntries(kept) as T;
}

function withoutEmpties(value: unknown): unknown {
  if (value === null || value === '') return undefined;
  if (Array.isArray(value)) {
    const items = value.map(withoutEmpties).filter((item) => item !== undefined);
    return items.length === 0 ? undefined : items;
  }
  if (typeof value !== 'object') return value;
  const members = Object.entries(value).flatMap(([name, inner]) => {
    const kept = withoutEmpties(inner);
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}
