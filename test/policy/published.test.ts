/** What is published beside the code: schema, page and examples. After a change of the limits: `npm test -- test/policy -u`. */
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { observationCodes, templatesFor } from '../../hooks/inputs.ts';
import { inconsistencies, ordered, valueAt } from '../../hooks/policy/consistency.ts';
import { limitsByPath } from '../../hooks/policy/policy-facts.ts';
import { policyPage } from '../../hooks/policy/policy-page.ts';
import { schemaText } from '../../hooks/policy/schema-text.ts';
import { defaultThresholds, limits } from '../../hooks/policy/thresholds.ts';
import { LOINC } from '../../src/fhir/systems.ts';
import { shipped } from '../support/app.ts';
import { document, faultsOf, load } from './documents.ts';

const policies = new URL('../../hooks/policy/', import.meta.url);
const examples = readdirSync(new URL('examples/', policies)).map((name) => ({
  name,
  content: JSON.parse(readFileSync(new URL(`examples/${name}`, policies), 'utf8')) as Record<string, unknown>,
}));

test('the schema file is the schema that is checked', async () => {
  await expect(schemaText()).toMatchFileSnapshot('../../hooks/policy/site-policy.schema.json');
});

test('docs/site-policy.md is written from the limits', async () => {
  await expect(policyPage(limits)).toMatchFileSnapshot('../../docs/site-policy.md');
});

describe('the limits', () => {
  const all = limitsByPath(limits);

  test.each(all)('%s has its default inside its bounds, and may be written down as it is', (path, one) => {
    expect(one.min).toBeLessThanOrEqual(one.default);
    expect(one.default).toBeLessThanOrEqual(one.max);
    expect(one.says).toMatch(/^\S.*\S$/);
    expect(valueAt(defaultThresholds, path)).toBe(one.default);
  });

  test('no file takes a name of another', async () => {
    const files = readdirSync(new URL('limits/', policies));
    const modules = await Promise.all(files.map((file) => import(new URL(`limits/${file}`, policies).href)));
    const names = modules.flatMap((module: Record<string, object>) =>
      Object.entries(module).flatMap(([name, group]) => (name.endsWith('Limits') ? Object.keys(group) : [])),
    );
    expect(new Set(names)).toEqual(new Set(Object.keys(limits)));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  test('stand in order as shipped, and each order is between numbers that are there', () => {
    expect(ordered.map(({ lower, upper }) => `${lower} ${upper}`)).toEqual(
      expect.arrayContaining([
        'ketamineDose.warningPerKg ketamineDose.criticalPerKg',
        'timing.infusionSoonestDays timing.infusionTargetDays',
        'timing.infusionTargetDays timing.infusionLatestDays',
        'weight.lowest weight.highest',
        'pregnancy.hcgNegative pregnancy.hcgPositive',
      ]),
    );
    const paths = all.map(([path]) => path);
    expect(ordered.flatMap(({ lower, upper }) => [lower, upper]).filter((path) => !paths.includes(path))).toEqual([]);
    expect(inconsistencies(defaultThresholds)).toEqual([]);
  });

  test('may all be written as they are, and nothing beyond', () => {
    const at = (path: string, value: number) => ({
      thresholds: path.split('.').reduceRight<unknown>((inner, step) => ({ [step]: inner }), value),
    });
    for (const [path, { default: usual, min, max }] of all) {
      expect(faultsOf(document(at(path, usual))), path).toEqual([]);
      for (const beyond of [min - 1, max + 1]) {
        expect(faultsOf(document(at(path, beyond))).join('\n'), path).toContain(
          `thresholds.${path} is ${beyond}; it may`,
        );
      }
    }
  });
});

describe('the examples', () => {
  test('are there', () =>
    expect(examples.map(({ name }) => name)).toEqual(['interventional-psychiatry.json', 'pain-clinic.json']));

  test.each(examples)('$name is a policy, by the service and by the published schema', ({ content }) => {
    expect(load(content).id).toBe(content.id);
    const ajv = new Ajv2020({ strict: false, formats: { date: true } });
    const validate = ajv.compile(JSON.parse(readFileSync(new URL('site-policy.schema.json', policies), 'utf8')));
    expect(validate(content), JSON.stringify(validate.errors)).toBe(true);
  });

  test('differ from each other', () => {
    const [first, second] = examples.map(({ content }) => load(content));
    expect(first?.thresholds).not.toEqual(second?.thresholds);
    expect(first?.families).not.toEqual(second?.families);
    expect(first?.referrals).not.toEqual(second?.referrals);
  });
});

describe('the codes that inputs ask for', () => {
  const rows = Object.entries(observationCodes).flatMap(([key, sets]) =>
    Object.entries(sets).map(([set, codes]) => ({ key, set, codes })),
  );

  test.each(rows)('$key asks for codes that are in $set', ({ set, codes }) => {
    for (const code of codes) expect(shipped.terminology.member(set, LOINC, code)?.code).toBe(code);
    expect(shipped.terminology.isEmpty(set)).toBe(codes.length === 0);
  });

  test('each set in one input only', () => {
    const sets = rows.map(({ set }) => set);
    expect(new Set(sets).size).toBe(sets.length);
  });

  test('a site gets its own beside them, with their own system, where the set is read', () => {
    const site = { system: 'urn:oid:1.2.3', code: '77' };
    const codes = { 'madrs-total': [site], 'body-weight': [site], 'sympathetic-block': [site] };
    const [before, after] = [templatesFor({ codes: {} }), templatesFor({ codes })];
    const changed = Object.keys(after).filter((key) => after[key] !== before[key]);
    expect(changed).toEqual(['scores2', 'vitals']);
    expect(after.scores2).toMatch(/[=,]urn:oid:1\.2\.3\|77&_count=200$/);
  });
});
