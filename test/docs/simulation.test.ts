import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fewTable } from '../../tools/simulation/page.ts';
import { fewRuns, SEED } from '../../tools/simulation/runs.ts';
import { fits } from '../../tools/simulation/settling.ts';

describe('the simulation of responders', { timeout: 120_000 }, () => {
  const few = fewRuns(SEED);

  it('is written up as the command would write it today', () => {
    const page = readFileSync('docs/simulation.md', 'utf8');
    // The same dozen courses, session by session: `npm run simulation` writes them anew after a change of the rules.
    expect(page).toContain(fewTable(few));
  });

  it('finds the wear-off day of every one of the dozen within four sessions', () => {
    for (const { course, wearOff, start, sessions, interval } of few) {
      const run = `W ${wearOff}, ${start}: ${course}`;
      expect(sessions, run).toBeLessThanOrEqual(4);
      expect(fits(interval ?? 0, wearOff), run).toBe(true);
    }
  });

  it.each([
    [21, 14, true],
    [22, 21, true],
    [22, 20, true],
    [22, 22, false],
    [30, 21, false],
    [30, 28, true],
    [29, 26, true],
    [60, 56, true],
    [60, 42, false],
  ])('for a wear-off day of %i calls %i days settled: %s', (wearOff, interval, settled) => {
    expect(fits(interval, wearOff)).toBe(settled);
  });
});
