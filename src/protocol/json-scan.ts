/**
 * Looks over JSON text before it is parsed (SEC-61, SEC-64), in one pass and without recursion: how deep, how many
 * members, how long the longest string, and whether a member name comes twice where that matters. It does not check that
 * the text is JSON; `JSON.parse` does that next.
 */
export interface JsonLimits {
  readonly depth: number;
  /** Members of objects and elements of arrays, together. */
  readonly members: number;
  /** Longest string, in UTF-16 units. */
  readonly string: number;
}

const jsonLimits: JsonLimits = { depth: 64, members: 200_000, string: 1_048_576 };

export type JsonFault = 'depth' | 'members' | 'string' | 'duplicate';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The first fault found, or undefined. Names are compared in the top-level object and in objects directly inside it. */
export function scanJson(text: string, limits: JsonLimits = jsonLimits): JsonFault | undefined {
  let depth = 0;
  let members = 0;
  let opened = 0;
  let closed = 0;
  /** Names seen in the open object of level 1 and of level 2; undefined for an array. */
  const names: (Set<string> | undefined)[] = [];

  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < QUOTE) continue; // white space, most of what stands outside strings
    switch (unit) {
      case QUOTE: {
        opened = at;
        closed = stringEnd(text, at);
        if (closed - opened > limits.string) return 'string';
        at = closed;
        break;
      }
      case 0x7b: // {
      case 0x5b: // [
        depth += 1;
        members += 1;
        if (depth > limits.depth) return 'depth';
        if (members > limits.members) return 'members';
        if (depth <= 2) names[depth] = unit === 0x7b ? new Set() : undefined;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        depth -= 1;
        break;
      case 0x2c: // ,
        members += 1;
        if (members > limits.members) return 'members';
        break;
      case 0x3a: {
        // ':' – the string just passed was a member name
        if (depth > 2) break;
        const seen = names[depth];
        if (seen !== undefined) {
          const name = nameOf(text.slice(opened, closed + 1));
          if (seen.has(name)) return 'duplicate';
          seen.add(name);
        }
        break;
      }
    }
  }
  return undefined;
}

/** Position of the closing quote of the string that opens at `start`, or the end of the text. */
function stringEnd(text: string, start: number): number {
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return text.length;
    let before = quote - 1;
    while (before >= from && text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((quote - 1 - before) % 2 === 0) return quote; // an odd number of backslashes escapes it
    from = quote + 1;
  }
}

/** `"hook"` and `"\u0068ook"` are one name. */
function nameOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted;
  try {
    return JSON.stringify(JSON.parse(quoted));
  } catch {
    return quoted; // not JSON; the parser that runs next says so
  }
}
