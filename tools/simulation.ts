/**
 * Simulated responders with a known wear-off day: `npm run simulation` follows some hundreds of them through the engine and
 * writes `docs/simulation.md` and its plot. It takes some minutes; the seed is fixed, so only a change of the rules changes it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { pageOf } from './simulation/page.ts';
import { plotOf } from './simulation/plot.ts';
import { allRuns, EACH, fewRuns, SEED } from './simulation/runs.ts';

const docs = new URL('../docs/', import.meta.url);
const runs = allRuns(EACH, SEED);
mkdirSync(new URL('simulation/', docs), { recursive: true });
writeFileSync(new URL('simulation.md', docs), pageOf(runs, fewRuns(SEED), { seed: SEED, each: EACH }));
writeFileSync(new URL('simulation/settled.svg', docs), plotOf(runs));
console.log(`${runs.length} responders; docs/simulation.md is written.`);
