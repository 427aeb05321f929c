/**
 * Turns code lists into FHIR value sets and the RxNorm code system fragment:
 *
 *     node tools/import-value-sets.ts <folder of code lists> <out folder>
 *
 * The out folder gets `value-sets/` and `code-systems/`. Curated files (tag `curated`) are never written; a concept of
 * the same name is an error. Imported files whose concept is gone are removed. Same lists in, same bytes out.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConcepts } from './code-rows.ts';
import { readableJson } from './readable-json.ts';
import { origin } from './release.ts';
import { rxnormCodeSystem } from './rxnorm-code-system.ts';
import { readProducts } from './rxnorm-rows.ts';
import { valueSetOf } from './value-set.ts';

/** Imports one folder of lists; answers with what was written, for the operator. */
export function importValueSets(lists: string, out: string): string {
  const concepts = readConcepts(lists);
  const products = rxnormCodeSystem(readProducts(lists));
  const folder = join(out, 'value-sets');
  const codeSystems = join(out, 'code-systems');
  for (const f of [folder, codeSystems]) mkdirSync(f, { recursive: true });

  const { curated, imported } = existing(folder);
  const clash = [...concepts.keys()].filter((c) => curated.has(c));
  if (clash.length > 0) throw new Error(`curated value sets bear the name of a concept: ${clash.join(', ')}`);

  for (const [concept, rows] of concepts) {
    writeFileSync(join(folder, `${concept}.json`), readableJson(valueSetOf(concept, rows)));
  }
  const gone = [...imported].filter((id) => !concepts.has(id));
  for (const id of gone) rmSync(join(folder, `${id}.json`));
  writeFileSync(join(codeSystems, `${products.id}.json`), readableJson(products));
  return `${concepts.size} value sets, ${products.concept?.length ?? 0} RxNorm concepts, ${gone.length} removed, ${curated.size} curated left alone`;
}

function existing(folder: string): { curated: Set<string>; imported: Set<string> } {
  const curated = new Set<string>();
  const imported = new Set<string>();
  for (const file of readdirSync(folder).filter((f) => f.endsWith('.json'))) {
    const { id, meta } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const tags: { system?: string; code?: string }[] = meta?.tag ?? [];
    // A file without the mark of this tool belongs to somebody else.
    const ours = tags.some((t) => t.system === origin.system && t.code === origin.imported);
    (ours ? imported : curated).add(id);
  }
  return { curated, imported };
}

const [, , lists, out] = process.argv;
if (import.meta.main) {
  if (lists === undefined || out === undefined || !existsSync(lists)) {
    console.error('usage: node tools/import-value-sets.ts <folder of code lists> <out folder>');
    process.exitCode = 2;
  } else console.log(importValueSets(lists, out));
}
