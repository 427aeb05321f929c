import { defaultPolicy } from '../../hooks/index.ts';
import type { ExplainedRule } from '../../src/engine/index.ts';
import type { Card } from '../../src/protocol/types.ts';
import { buildCase } from '../../test/golden/build.ts';
import type { GoldenCase } from '../../test/golden/case.ts';
import { requestOf } from '../../test/golden/request.ts';
import { ask, type Outcome, templatesOf } from '../../test/golden/run.ts';
import { shipped } from '../../test/support/app.ts';
import type { Example } from './entry.ts';

/** Where a finding reaches the clinician, if only among the lines that a full card counts. */
const spoken: ReadonlySet<ExplainedRule['fate']> = new Set(['shown', 'line', 'folded']);

/** What the answer to a golden case lets a rule say: a card that it leads, a line on the card of another, or nothing. */
function exampleIn(outcome: Outcome, rule: string, golden: GoldenCase): Example | undefined {
  const { cards, explanation } = outcome;
  const said = explanation.rules.find(({ id, fate }) => id === rule && spoken.has(fate));
  if (said?.line === undefined || said.indicator === undefined) return undefined;
  const same = { case: golden.name, indicator: said.indicator };
  const led = cards.find(({ rules }) => rules[0] === rule)?.card;
  if (!led) return { ...same, line: said.line };
  return {
    ...same,
    summary: led.summary,
    // The digest of the whole rule set would change every page with any rule.
    detail: (led.detail ?? '').replace(/(rule set [\d.]+)\+[0-9a-f]+/, '$1'),
    overrideReasons: reasonsNamed(led),
    drafts: (led.suggestions ?? []).map(({ label, actions }) => ({ label, resource: actions?.[0]?.resource })),
  };
}

/**
 * One example for each loudness a rule has, once as a card and once as a line: from its first cases that show it, of a
 * site that set nothing where there is one.
 */
export function examplesOf(rule: string, cases: readonly GoldenCase[]): readonly Example[] {
  const firing = cases
    .filter(({ expect }) => {
      const verdict = expect.verdicts?.[rule];
      return (typeof verdict === 'string' ? verdict : verdict?.kind) === 'fires';
    })
    .toSorted((a, b) => Number(a.site !== undefined) - Number(b.site !== undefined));
  const kinds = new Map<string, Example>();
  for (const golden of firing) {
    const example = exampleIn(answerTo(golden), rule, golden);
    if (!example) continue;
    const kind = `${example.indicator} ${'line' in example}`;
    if (!kinds.has(kind)) kinds.set(kind, example);
  }
  return [...kinds.values()];
}

function answerTo(golden: GoldenCase): Outcome {
  const built = buildCase(golden, shipped.terminology);
  const request = requestOf(golden.hook, built, templatesOf(golden.hook, golden.site), golden.inputs);
  return ask(request, undefined, undefined, golden.site);
}

/** The set of override reasons a card offers, by its name in the policy of a site that set nothing. */
function reasonsNamed({ overrideReasons = [] }: Card): string {
  const offered = overrideReasons.map(({ code }) => code).join();
  const sets = Object.entries(defaultPolicy.overrideReasons);
  return sets.find(([, reasons]) => reasons.map(({ code }) => code).join() === offered)?.[0] ?? offered;
}
