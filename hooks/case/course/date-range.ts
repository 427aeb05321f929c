import type { Words } from '../../../src/engine/index.ts';
import type { PlainDate } from '../../../src/picture/index.ts';

/** Two days as one reads them, nothing said twice: `15 to 17 Jun 2026`, `29 Jun to 2 Jul 2026`; of one day, that day. */
export function dateRange(from: PlainDate, to: PlainDate, words: Words): string {
  if (from === to) return words.date(to);
  const [year, month] = [4, 7].map((length) => from.slice(0, length) === to.slice(0, length));
  const [start = '', name = ''] = words.date(from).split(' ');
  const begin = month ? start : year ? `${start} ${name}` : words.date(from);
  return `${begin} to ${words.date(to)}`;
}
