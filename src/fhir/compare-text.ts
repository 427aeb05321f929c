/** Orders by code unit, the same in every locale; for `sort`. Days as `YYYY-MM-DD` come out oldest first. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
