/** Rules, suppressors, their evidence, their files and the README name each other, one to one. */
import { readdirSync, readFileSync } from 'node:fs';
import type { PlanDefinition } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import { families } from '../../hooks/families.ts';
import { services, silentRows } from '../../hooks/index.ts';

const root = new URL('../../', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, root), 'utf8');
const rules = [...new Set(services.flatMap((service) => service.rules))];
const suppressors = [...new Set(services.flatMap((service) => service.suppressors))];
const plans = readdirSync(new URL('fhir-profiles/plan-definitions/', root)).map(
  (name) => JSON.parse(text(`fhir-profiles/plan-definitions/${name}`)) as PlanDefinition,
);
const files = readdirSync(new URL('hooks/rules/', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('index.ts') && !name.endsWith('silent.ts'))
  .map((name) => `hooks/rules/${name}`);

describe('rules and PlanDefinitions', () => {
  it('every rule has the PlanDefinition of its own id', () => {
    expect(rules.filter(({ id, plan }) => id !== plan).map(({ id }) => id)).toEqual([]);
  });

  it('every PlanDefinition speaks for exactly one rule, one suppressor (with its halves), one silent row or the incomplete card', () => {
    const base = (id: string) => id.replace(/-before-signing$/, '');
    const spoken = [
      ...rules.map(({ plan }) => plan),
      ...new Set(suppressors.map(({ id, plan }) => (base(id) === plan ? plan : `${id} names ${plan}`))),
      ...new Set(services.map(({ incomplete }) => incomplete.plan)),
      ...silentRows.map(({ id, plan }) => (id === plan ? plan : `${id} names ${plan}`)),
    ];
    expect(spoken.toSorted()).toEqual(plans.map(({ id }) => id ?? '').toSorted());
  });

  it('every number is used once', () => {
    const numbers = plans.map(
      ({ identifier }) => identifier?.find(({ system }) => system?.endsWith('/rule-number'))?.value,
    );
    expect(numbers.filter((number) => !/^KT\d{3}$/.test(number ?? ''))).toEqual([]);
    expect(new Set(numbers).size).toBe(plans.length);
  });

  it('every PlanDefinition names the hooks its rule speaks on', () => {
    for (const rule of rules) {
      const hooks = services.filter((service) => service.rules.includes(rule)).map(({ hook }) => hook);
      const named = plans
        .find(({ id }) => id === rule.plan)
        ?.action?.flatMap(({ trigger = [] }) => trigger.map(({ name }) => name));
      expect(named?.toSorted(), rule.id).toEqual(hooks.toSorted());
    }
  });
});

describe('rows that never fire', () => {
  it('say why, and name no hook', () => {
    for (const { id, why } of silentRows) {
      expect(why.length, id).toBeGreaterThan(30);
      expect(plans.find((plan) => plan.id === id)?.action?.flatMap(({ trigger = [] }) => trigger)).toEqual([]);
    }
  });
});

describe('rule files', () => {
  it.each(files)('%s is shorter than 80 lines', (file) => {
    expect(text(file).trimEnd().split('\n').length).toBeLessThan(80);
  });

  it.each([...rules, ...suppressors].map(({ id }) => id))('%s is defined in exactly one of them', (id) => {
    expect(files.filter((file) => text(file).includes(`id: '${id}'`))).toHaveLength(1);
  });
});

describe('the README', () => {
  it('names every service, and every family of rules', () => {
    const readme = text('README.md');
    for (const { id, hook } of services) expect(readme).toContain(`| \`${id}\` | ${hook} |`);
    const [, list = ''] = /The rules live in families:\s+([^.]+)\./.exec(readme) ?? [];
    expect(list.split(/,\s+/).toSorted()).toEqual([...Object.keys(families), 'suppression'].toSorted());
  });
});
