/** What the fuzzer found, each in its shortest form. */
import { expect, it } from 'vitest';
import { ask } from '../golden/run.ts';
import { samples } from '../properties/cases.ts';
import { faults } from '../support/app.ts';

it.each([null, 7, true, [], {}])('a drug whose code system is %j is explained, not fatal', (system) => {
  const { request } = samples.find(({ name }) => name === 'dose-ketamine-high.yaml: the usual dose')!;
  const text = JSON.stringify(request.context).replace(/"system":"[^"]*rxnorm"/, `"system":${JSON.stringify(system)}`);
  const { explanation } = ask({ ...request, context: JSON.parse(text) as typeof request.context });
  expect(explanation.unmapped).toContainEqual(expect.objectContaining({ system: 'no system', count: 1 }));
});

it.each([null, 7, true, [], {}])('a visit whose class has the system %j leaves the rules standing', (system) => {
  const { request } = samples.find(
    ({ name }) => name === 'time-induction-next.yaml: a psychiatry visit stands for the reason',
  )!;
  const text = JSON.stringify(request.prefetch).replaceAll(
    /"class":\{"system":"[^"]*"/g,
    `"class":{"system":${JSON.stringify(system)}`,
  );
  expect(text).not.toBe(JSON.stringify(request.prefetch));
  ask({ ...request, prefetch: JSON.parse(text) as typeof request.prefetch });
  expect(faults.splice(0)).toEqual([]);
});
