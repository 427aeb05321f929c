/** The generated documents say what the rules say: `npm run catalogue` writes them anew. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dataElements, type Entry } from '../../tools/catalogue/entry.ts';
import { generatedFiles } from '../../tools/catalogue/files.ts';
import { shipped } from '../support/app.ts';

const root = new URL('../../', import.meta.url);
const files = generatedFiles(shipped.knowledge);
const rules: readonly Entry[] = JSON.parse(files.get('docs/rules/catalogue.json') ?? '{}').rules;

describe('the rule catalogue', () => {
  it('is what the rules, their evidence, the policy and the golden cases make of it', () => {
    const stale = [...files].flatMap(([path, text]) => {
      try {
        return readFileSync(new URL(path, root), 'utf8') === text ? [] : [path];
      } catch {
        return [path];
      }
    });
    expect(stale, 'run `npm run catalogue`').toEqual([]);
  });

  it('holds no page of a rule that is gone', () => {
    const pages = readdirSync(new URL('docs/rules/', root)).map((name) => `docs/rules/${name}`);
    expect(pages.filter((path) => !files.has(path))).toEqual([]);
  });

  it('tells of every PlanDefinition once', () => {
    expect(rules.map(({ id }) => id).toSorted()).toEqual(shipped.knowledge.all.map(({ id }) => id).toSorted());
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s has all thirteen source attributes', (_, rule) => {
    const { citations, developer, fundingSource, releaseDate, revisionDates, sourceDates, usesData } =
      rule.sourceAttributes;
    expect(citations.length).toBeGreaterThan(0);
    expect(developer.organisation).not.toBe('');
    expect(fundingSource).not.toBe('');
    expect(releaseDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(Array.isArray(revisionDates)).toBe(true);
    expect(Object.keys(sourceDates).toSorted()).toEqual(citations.map(({ label }) => label).toSorted());
    expect(Object.keys(usesData).toSorted()).toEqual([...dataElements].toSorted());
  });

  it.each(rules.filter(({ kind }) => kind === 'rule').map((rule) => [rule.id, rule] as const))(
    '%s says when it speaks, on what data, and how it may be overridden',
    (_, rule) => {
      expect(rule.hooks.length).toBeGreaterThan(0);
      expect(rule.overrideReasons.length).toBeGreaterThan(0);
      expect(rule.goldenCases.length).toBeGreaterThanOrEqual(3);
      expect(rule.examples.length).toBeGreaterThan(0);
    },
  );
});
