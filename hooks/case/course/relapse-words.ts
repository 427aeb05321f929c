import type { Words } from '../../../src/engine/index.ts';
import type { Relapse, RelapseSign, SignEntry } from './relapse.ts';

const doubts = {
  'before-response': ': may be before the response',
  'longer-ago': ': may be longer ago',
} as const;

/** An entry, and what its date leaves open. */
function signEntry({ from, doubt }: SignEntry, words: Words): string {
  return `${words.entry(from)}${doubt ? doubts[doubt] : ''}`;
}

/** The relapse as summary and line: what is certain leads; where nothing is, the words say so. */
export function relapseNamed(
  { signs, sure }: Relapse,
  words: Words,
): { readonly summary: string; readonly line: string } {
  const told = sure ? signs.filter(({ entries }) => entries.some(({ doubt }) => doubt === undefined)) : signs;
  const joined = told.map(({ what }) => what).join(' and ');
  const named = `${joined.charAt(0).toUpperCase()}${joined.slice(1)}`;
  const entries = shownFirst(told).slice(0, told.length > 1 ? 1 : 2);
  const listed = entries.map((one) => signEntry(one, words)).join('; ');
  return sure
    ? { summary: `${named} after response: relapse criteria met`, line: `${named} after a response: ${listed}` }
    : {
        summary: `${named}, perhaps after response: relapse criteria may be met`,
        line: `${named}, perhaps after a response: ${listed}`,
      };
}

/** What the record shows: the signs, the response, and the sessions since that nobody rated. */
export function relapseLines({ signs, response, since }: Relapse, words: Words): string[] {
  const [latest] = since.at(-1)?.from ?? [];
  return [
    ...shownFirst(signs).map((one) => signEntry(one, words)),
    `Response shown: ${words.entry(response)}`,
    ...(latest ? [`${words.count(since.length, 'session')} since, not rated; the latest: ${words.entry(latest)}`] : []),
  ];
}

function shownFirst(signs: readonly RelapseSign[]): readonly SignEntry[] {
  const entries = signs.flatMap((sign) => sign.entries);
  return entries.toSorted((a, b) => Number(a.doubt !== undefined) - Number(b.doubt !== undefined));
}
