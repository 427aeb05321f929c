import { expect, it } from 'vitest';
import { dateRange } from '../../hooks/case/course/date-range.ts';
import { createWords } from '../../src/engine/words.ts';

const words = createWords({
  instant: new Date('2026-06-15T15:00:00Z'),
  today: '2026-06-15',
  zone: 'America/New_York',
});

it.each([
  ['2026-06-15', '2026-06-17', '15 to 17 Jun 2026'],
  ['2026-06-29', '2026-07-02', '29 Jun to 2 Jul 2026'],
  ['2026-12-30', '2027-01-01', '30 Dec 2026 to 1 Jan 2027'],
  ['2026-06-15', '2026-06-15', '15 Jun 2026'],
  ['2025-06-15', '2026-06-15', '15 Jun 2025 to 15 Jun 2026'],
])('%s and %s read as "%s"', (from, to, text) => {
  expect(dateRange(from, to, words)).toBe(text);
});
