import { readdirSync, readFileSync } from 'node:fs';
import { families } from '../../hooks/families.ts';
import { type SitePolicy, services, silentRows } from '../../hooks/index.ts';
import { isLimit, type Limits } from '../../hooks/policy/limit.ts';
import { limits } from '../../hooks/policy/thresholds.ts';
import type { AnyRule, AnySuppressor } from '../../src/engine/index.ts';
import type { Knowledge } from '../../src/knowledge/index.ts';
import type { Need } from '../../src/picture/index.ts';
import type { Coding } from '../../src/protocol/types.ts';
import { readGolden } from '../../test/golden/read.ts';
import type { Entry, LimitLine } from './entry.ts';
import { examplesOf } from './examples.ts';
import { sourceAttributes } from './source-attributes.ts';

const root = new URL('../../', import.meta.url);
const golden = readGolden(new URL('test/golden/', root));
const allLimits = limitLines(limits);

/** Every row of the knowledge base, by public number: rules, reasons to keep still, the incomplete card, silent rows. */
export function entriesOf(knowledge: Knowledge, policy: SitePolicy): readonly Entry[] {
  const rules = Object.entries(families).flatMap(([family, members]) =>
    members.map((rule): Entry => ruleEntry(rule, family)),
  );
  const suppressors = [...new Set(services.flatMap((service) => service.suppressors))];
  const stills = Map.groupBy(suppressors, ({ plan }) => plan);
  const incomplete = [...new Set(services.map((service) => service.incomplete.plan))];
  return [
    ...rules,
    ...[...stills.values()].map(stillEntry),
    ...incomplete.map(incompleteEntry),
    ...silentRows.map(
      (row): Entry => ({
        ...common(row.plan, []),
        family: familyOf(row.id),
        kind: 'row without a finding',
        group: row.group,
        hooks: [],
        silent: { kind: row.kind, why: row.why },
      }),
    ),
  ].toSorted((a, b) => (a.number < b.number ? -1 : 1));

  function common(plan: string, needs: readonly Need<unknown, never>[]) {
    const evidence = knowledge.of(plan);
    const inputs = [...new Set(needs.flatMap((need) => need.inputs))].toSorted();
    const { id, number, title, description, logic, purpose, usage, strength, quality, version } = evidence;
    const { approvedOn, reviewedOn, reviewDueOn } = evidence;
    return {
      ...{ id, number, title, description, logic, purpose, usage, strength, quality, version },
      ...{ approvedOn, reviewedOn, reviewDueOn, inputs },
      softened: [...new Set(needs.flatMap((need) => need.softens ?? []))]
        .filter((input) => !inputs.includes(input))
        .toSorted(),
      neverSuppressed: false,
      lineOnly: false,
      replaces: [],
      overrideReasons: [],
      examples: [],
      limits: allLimits.filter(({ says }) => new RegExp(`(^|[^a-z-])${id}($|[^a-z0-9-])`).test(says)),
      goldenCases: casesOf(id),
      sourceAttributes: sourceAttributes(evidence, needs),
    };
  }

  function ruleEntry(rule: AnyRule<SitePolicy>, family: string): Entry {
    return {
      ...common(rule.plan, Object.values(rule.needs)),
      family,
      kind: 'rule',
      group: rule.group,
      hooks: services.filter((service) => service.rules.includes(rule)).map(({ hook }) => hook),
      basis: rule.basis,
      highest: rule.highest,
      neverSuppressed: rule.neverSuppressed ?? false,
      lineOnly: rule.lineOnly ?? false,
      replaces: (rule.replaces ?? []).map(({ id }) => id),
      overrideReasons: setsNamedIn(rule, family).map((set) => ({ set, reasons: reasonsOf(set) })),
      examples: examplesOf(
        rule.id,
        golden.flatMap(({ cases }) => cases),
      ),
    };
  }

  function stillEntry([one, ...others]: readonly AnySuppressor<SitePolicy>[]): Entry {
    if (!one) throw new Error('a plan without a suppressor');
    const all = [one, ...others];
    return {
      ...common(
        one.plan,
        all.flatMap(({ needs }) => Object.values(needs) as Need<unknown, never>[]),
      ),
      family: 'suppression',
      kind: 'reason to keep still',
      hooks: services.filter((service) => service.suppressors.includes(one)).map(({ hook }) => hook),
      basis: one.basis,
      goldenCases: all.flatMap(({ id }) => casesOf(id)),
    };
  }

  function incompleteEntry(plan: string): Entry {
    return {
      ...common(plan, []),
      family: 'suppression',
      kind: 'incomplete card',
      hooks: services.map(({ hook }) => hook),
      highest: 'warning',
    };
  }

  function reasonsOf(set: string): readonly Coding[] {
    return policy.overrideReasons[set as keyof SitePolicy['overrideReasons']] ?? [];
  }
}

/** Which sets of override reasons a rule's card can carry: it names them, one for each loudness. */
function setsNamedIn({ id }: AnyRule<SitePolicy>, family: string): readonly string[] {
  const [source = ''] = sourcesOf(family).filter((text) => text.includes(`id: '${id}'`));
  return [...new Set([...source.matchAll(/'(OR-[ABC])'/g)].flatMap(([, set]) => set ?? []))].toSorted();
}

function sourcesOf(family: string): readonly string[] {
  const folder = new URL(`hooks/rules/${family}/`, root);
  return readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
}

function casesOf(id: string): Entry['goldenCases'] {
  return golden.flatMap(({ file, rule, cases }) =>
    cases.flatMap(({ name, hook, expect }) => {
      const verdict = expect.verdicts?.[id];
      if (rule !== id && file !== `${id}.yaml` && verdict === undefined) return [];
      return [
        { name, hook, verdict: verdict === undefined ? '' : typeof verdict === 'string' ? verdict : verdict.kind },
      ];
    }),
  );
}

/** Families of rows without a finding, by the first part of their id. */
function familyOf(id: string): string {
  const prefixes: Readonly<Record<string, string>> = {
    ca: 'cautions',
    ddi: 'interactions',
    mon: 'monitoring',
    cov: 'coverage',
    ref: 'indications',
    af: 'suppression',
    proto: 'timing',
    resp: 'timing',
    stop: 'timing',
    time: 'timing',
  };
  return prefixes[id.split('-')[0] ?? ''] ?? 'other';
}

function limitLines(of: Limits, path: readonly string[] = []): readonly LimitLine[] {
  return Object.entries(of).flatMap(([name, one]) => {
    const here = [...path, name];
    if (!isLimit(one)) return limitLines(one, here);
    const { min, max, unit, says } = one;
    return [{ path: here.join('.'), default: one.default, min, max, unit, says }];
  });
}
