/** One number a site may set: its default, how far it may be moved, and where it comes from. */
export interface Limit {
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** UCUM where there is one; `days`, `hours`, `points` … otherwise. */
  readonly unit: string;
  /** What the number decides, for the people who approve the policy. */
  readonly says: string;
  /** Numbers of the sources (`S02`); empty where the number is only a choice. */
  readonly sources: readonly string[];
  /** The evidence does not fix the number: it was chosen, and a site may choose otherwise (`[X]`). */
  readonly chosen: boolean;
}

/** Numbers in groups: the structure of the policy document. */
export interface Limits {
  readonly [name: string]: Limit | Limits;
}

/** The plain numbers of a structure of limits, as rules read them. */
export type ValuesOf<T> = { readonly [K in keyof T]: T[K] extends Limit ? number : ValuesOf<T[K]> };

/** States a limit: `limit(180, { min: 160, max: 200, unit: 'mm[Hg]', says: '…', sources: ['S05'], chosen: true })`. */
export function limit(
  value: number,
  of: Omit<Limit, 'default' | 'chosen' | 'sources'> & { readonly chosen?: true; readonly sources?: readonly string[] },
): Limit {
  return Object.freeze({ ...of, default: value, chosen: of.chosen ?? false, sources: of.sources ?? [] });
}

export function isLimit(one: Limit | Limits): one is Limit {
  return typeof one.default === 'number';
}

/** The defaults of a structure of limits. */
export function defaultsOf<T extends Limits>(limits: T): ValuesOf<T> {
  const values = Object.entries(limits).map(([name, one]) => [name, isLimit(one) ? one.default : defaultsOf(one)]);
  return Object.freeze(Object.fromEntries(values)) as ValuesOf<T>;
}
