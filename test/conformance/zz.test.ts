import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { nameOfInput } from '../../src/engine/input-names.ts';
import { post, requestFor } from './front-door.ts';
import { statesOf } from './states.ts';
import { bases } from './bases.ts';
test('m', async () => {
  const out: string[] = [];
  for (const [name, base] of Object.entries(bases)) {
    const req = requestFor(base as any);
    const whole = await post(req);
    out.push(`${name} ${whole.status} ${whole.cards.map((c) => c.summary)}`);
    const uu = whole.cards.map((c) => c.uuid).join();
    for (const key of Object.keys(req.prefetch)) {
      const row: string[] = [];
      for (const [state, change] of Object.entries(statesOf)) {
        const a = await post({ ...req, prefetch: change({ ...req.prefetch }, key) } as any);
        const t = a.text.toLowerCase();
        row.push(`${state}=${a.status === 412 ? (t.includes(`missing: `) && t.includes(key.toLowerCase()) ? '412' : '412-other ' + a.text.slice(0,400)) : a.cards.length === 0 ? '[]' : a.cards.some(c => (c.summary + c.detail).toLowerCase().includes(nameOfInput(key)) ) ? 'says' + a.cards.length : a.cards.map((c) => c.uuid).join() === uu ? 'same' : 'other' + a.cards.length}`);
      }
      out.push(`${key.padEnd(28)} ${row.join('  ')}`);
    }
  }
  writeFileSync('/tmp/conform/matrix.txt', out.join('\n'));
});
