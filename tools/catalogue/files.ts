import { defaultPolicy } from '../../hooks/index.ts';
import { policyPage } from '../../hooks/policy/policy-page.ts';
import { limits } from '../../hooks/policy/thresholds.ts';
import type { Knowledge } from '../../src/knowledge/index.ts';
import { entriesOf } from './entries.ts';
import { fileOf, indexOf, pageOf } from './page.ts';

/** Every generated document, by its path from the root of the project. */
export function generatedFiles(knowledge: Knowledge): ReadonlyMap<string, string> {
  const entries = entriesOf(knowledge, defaultPolicy);
  const catalogue = { schema: 1, release: knowledge.all[0]?.version, publisher: knowledge.publisher, rules: entries };
  return new Map([
    ['docs/site-policy.md', policyPage(limits)],
    ['docs/rules/README.md', indexOf(entries)],
    ['docs/rules/catalogue.json', `${JSON.stringify(catalogue, null, 1)}\n`],
    ...entries.map((entry) => [`docs/rules/${fileOf(entry)}`, pageOf(entry)] as const),
  ]);
}
