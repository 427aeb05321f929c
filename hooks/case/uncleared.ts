import { type Fact, type FactList, no, type QuietWhy, type Truth, unknown, yes } from '../../src/picture/index.ts';

interface Clearing<T, E> {
  /** What may end a finding. List only entries that are recorded as true: a question must not clear anything. */
  readonly by: FactList<E>;
  readonly clears: (finding: Fact<T>, event: Fact<E>) => boolean;
  /** The sentence for "there is nothing", and the one for "there was, and it is over". */
  readonly none: string;
  readonly over: string;
  readonly why?: QuietWhy;
}

/**
 * The findings that no later event ends, for contraindications with a "cleared by".
 *
 * Safer reading: what could not be read does not clear. A finding whose ending events are missing still speaks, and its
 * card says what was not checked.
 */
export function uncleared<T, E>(findings: FactList<T>, clearing: Clearing<T, E>): Truth<readonly Fact<T>[]> {
  const { by, clears, none, over, why = 'not-met' } = clearing;
  const endedBy = (finding: Fact<T>) => by.items.filter((event) => clears(finding, event));
  const open = findings.items.filter((finding) => endedBy(finding).length === 0);
  if (open.length > 0)
    return yes(
      open,
      open.map(({ from }) => from),
      [...findings.gaps, ...by.gaps],
    );
  if (findings.gaps.length > 0) return unknown(findings.gaps);
  const ended = findings.items.flatMap((finding) => [finding.from, ...endedBy(finding).map(({ from }) => from)]);
  return ended.length > 0 ? no(over, ended, why) : no(none);
}
