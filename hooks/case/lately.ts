import { addDays, type PlainDate } from '../../src/fhir/plain-date.ts';
import { type FactList, type Index, not, type Truth, unknown, yes } from '../../src/picture/index.ts';

/** Is there no entry of the last `days` days? One that was not read, or cannot be, leaves it open. */
export function noneOfDays<T>(list: FactList<T>, days: number, at: Index, known: string): Truth {
  return noneSince(list, addDays(at.today, -days), at, known);
}

/** The same from a day on. */
export function noneSince<T>(list: FactList<T>, from: PlainDate, at: Index, known: string): Truth {
  const there = list.within({ from, to: at.today });
  return not(there.any('none recorded'), known, 'already-handled');
}

/** A reason to keep still holds only if it is known: what could not be told is named beside the finding. */
export function unlessKnown(reason: Truth<unknown>, known: string): Truth {
  const open = not(reason, known, 'already-handled');
  return open.is === 'unknown' ? yes(undefined, [], open.gaps) : open;
}

/** None of several ways in which it may be on record: "no" where one is, open where one may be. */
export function noneAtAll(parts: readonly Truth[]): Truth {
  const there = parts.find(({ is }) => is === 'no');
  if (there !== undefined) return there;
  const gaps = parts.flatMap((part) => (part.is === 'unknown' ? part.gaps : []));
  return gaps.length > 0 ? unknown(gaps) : yes(undefined);
}
