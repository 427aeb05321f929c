import type { Express } from 'express';
import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { services } from '../../hooks/index.ts';
import type { CdsResponse } from '../../src/protocol/types.ts';
import { shipped, shippedApp, tenant } from '../support/app.ts';
import { buildCase } from './build.ts';
import { type GoldenCase, type VerdictKind, verdictKinds } from './case.ts';
import { describeOutcome, differences } from './compare.ts';
import { INDEX_INSTANT } from './dates.ts';
import { readGolden } from './read.ts';
import { requestOf } from './request.ts';
import { outcomeOf, serviceFor, templatesOf } from './run.ts';

const files = readGolden(new URL('.', import.meta.url));

const apps = new Map<string, Express>();

function appOf({ site }: GoldenCase): Express {
  const key = JSON.stringify(site ?? null);
  const app = apps.get(key) ?? shippedApp(() => INDEX_INSTANT, tenant, site);
  apps.set(key, app);
  return app;
}

for (const { file, cases } of files) {
  describe(file, () => {
    it.each(cases.map((golden) => [golden.name, golden] as const))('%s', async (_, golden) => {
      const service = serviceFor(golden.hook);
      const app = appOf(golden);
      const built = buildCase(golden, shipped.terminology);
      const request = requestOf(golden.hook, built, templatesOf(golden.hook, golden.site), golden.inputs);
      const explained = await supertest(app).post(`/cds-services/${service.id}/explain`).send(request);
      expect([200, 412], explained.text).toContain(explained.status);

      const response: CdsResponse = explained.status === 200 ? explained.body.response : { cards: [] };
      const outcome = outcomeOf(explained.status, response, explained.body.explanation);
      const faults = differences(golden.expect, outcome);
      if (faults.length > 0) expect.fail(`${faults.join('\n')}\n\n${describeOutcome(outcome)}`);

      const plain = await supertest(app).post(`/cds-services/${service.id}`).send(request);
      expect(plain.status).toBe(explained.status);
      if (plain.status === 200) expect(plain.body).toEqual(response);
    });
  });
}

describe('golden cases', () => {
  const asserted = new Map<string, Set<VerdictKind>>();
  for (const { expect: expected } of files.flatMap(({ cases }) => cases)) {
    for (const [id, verdict] of Object.entries(expected.verdicts ?? {})) {
      const kinds = asserted.get(id) ?? new Set();
      asserted.set(id, kinds.add(typeof verdict === 'string' ? verdict : verdict.kind));
    }
  }
  const all = [
    ...new Set(services.flatMap(({ rules, suppressors }) => [...rules, ...suppressors].map(({ id }) => id))),
  ].sort();

  it.each(all)('show %s firing, quiet and unable to tell', (id) => {
    expect(verdictKinds.filter((kind) => !asserted.get(id)?.has(kind))).toEqual([]);
  });

  it('are about rules that exist, and named once a file', () => {
    expect(files.flatMap(({ rule }) => (rule === undefined || all.includes(rule) ? [] : [rule]))).toEqual([]);
    for (const { file, cases } of files) {
      const names = cases.map(({ name }) => name);
      expect(names, file).toEqual([...new Set(names)]);
    }
  });
});
