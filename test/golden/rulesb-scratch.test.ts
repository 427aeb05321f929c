import { it } from 'vitest';
import { shipped } from '../support/app.ts';
import { buildCase } from './build.ts';
import { readGolden } from './read.ts';
import { requestOf } from './request.ts';
import { ask, serviceFor } from './run.ts';

it('shows', () => {
  const wanted = (process.env['SHOW'] ?? '').split('|');
  for (const { cases, file } of readGolden(new URL('.', import.meta.url)))
    for (const c of cases) {
      if (!wanted.some((w) => w && `${file} ${c.name}`.includes(w))) continue;
      const o = ask(requestOf(c.hook, buildCase(c, shipped.terminology), serviceFor(c.hook).prefetch, c.inputs));
      for (const { card } of o.cards)
        console.log(
          `##### ${c.name} [${card.indicator}] ${card.summary} (${card.summary.length})\n${card.detail}\n(${card.detail.length})\n${JSON.stringify(card.suggestions, null, 1)}`,
        );
    }
});
