import { RXNORM } from '../../src/fhir/systems.ts';
import type { Terminology } from '../../src/terminology/index.ts';

/** Names that are looked for in spellings nobody foresaw. Other drugs lie further off (ketotifen, ketorolac). */
const names = ['ketamine', 'esketamine', 'ketalar', 'spravato'] as const;
/** Drugs of their own, with names that lie near. */
const others: ReadonlySet<string> = new Set(['arketamine']);
const word = /\p{L}+/gu;
const longestText = 2000;

/**
 * Do the words of an order name ketamine or esketamine, or come within one slip of the pen of it ("ketamin", "ketmaine",
 * "ketamine50mg")? Such an order is not read as one for the drug, but nobody may call it one for something else either.
 */
export function namesSubject(texts: readonly string[], terminology: Terminology): boolean {
  return texts.some((text) => {
    const named = terminology.ingredientsNamed(text);
    if (named.some(({ code }) => terminology.member('ketamine-or-esketamine', RXNORM, code))) return true;
    const words =
      text
        .slice(0, longestText)
        .normalize('NFKC')
        .replace(/\p{Cf}/gu, '')
        .toLowerCase()
        .match(word) ?? [];
    return words.some((one) => !others.has(one) && names.some((name) => isNear(one, name)));
  });
}

/** Equal but for one letter that is missing, added, wrong or swapped with its neighbour. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
