import { it } from 'vitest';
import { ask } from '../golden/run.ts';
import { samples } from '../properties/cases.ts';
import { faults } from '../support/app.ts';
import { Problem } from '../../src/problems.ts';
import { responseFaults } from '../../src/protocol/check-response.ts';
import { kindNames, struck } from './mutate.ts';
it('collect', { timeout: 600000 }, () => {
  const seen = new Map<string, [number,string]>();
  const add = (k: string, n: string) => { const o = seen.get(k); seen.set(k, [(o?.[0] ?? 0) + 1, o?.[1] ?? n]); };
  let s = Number(process.env.FUZZ_SEED ?? 1); const rnd = (n: number) => { s = (Math.imul(s, 1664525) + 1013904223) >>> 0; return Math.floor(s / 4294967296 * n); };
  const t = Date.now(); let n = 0;
  const end = t + Number(process.env.SECS ?? 30) * 1000;
  while (Date.now() < end) {
    n++;
    const sample = samples[rnd(samples.length)]!;
    const blows = Array.from({ length: 1 + rnd(3) }, () => ({ at: rnd(1000000), how: kindNames[rnd(kindNames.length)]! }));
    const body = { ...struck({ ...sample.request, hook: undefined }, blows), hook: sample.request.hook } as any;
    const label = sample.name + ' ' + JSON.stringify(blows);
    faults.length = 0;
    const top = (st: string) => st.split('\n').filter((l, i) => i === 0 || /\/(src|hooks)\//.test(l)).slice(0, 3).map(l => l.replace('/work/main/', '').trim()).join(' | ');
    try {
      const o = ask(body);
      for (const f of faults) add('FAULT ' + top(f), label);
      for (const f of responseFaults({ cards: o.cards.map(({ card }) => card) })) add('RESP ' + f, label);
      try { o.explanation; } catch {}
    } catch (e) {
      if (e instanceof Problem) { continue; }
      add('THROW ' + top((e as Error).stack!), label);
    }
  }
  console.log(n, 'cases', Date.now() - t, 'ms');
  for (const [k, v] of seen) console.log(v[0], k, '\n      ', v[1].slice(0, 250));
});
