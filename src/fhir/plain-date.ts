/**
 * A calendar day as `YYYY-MM-DD`. Strings of this shape sort as days do, so `<` and `===` are safe.
 * Everything the rules count in days uses this type; hours use instants.
 */
export type PlainDate = string;

const DAY_MS = 86_400_000;

/** Whole days from `earlier` to `later` (negative when `later` is the earlier one). */
export function daysBetween(earlier: PlainDate, later: PlainDate): number {
  return Math.round((Date.parse(later) - Date.parse(earlier)) / DAY_MS);
}

/** The day `days` after `date` (before it, when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}
