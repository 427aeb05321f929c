/** Writes the generated documents (`npm run catalogue`): a page for each rule, their list, the machine-readable catalogue. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { loadKnowledge } from '../src/knowledge/index.ts';
import { generatedFiles } from './catalogue/files.ts';

const root = new URL('../', import.meta.url);
const files = generatedFiles(loadKnowledge(new URL('fhir-profiles/plan-definitions/', root)));
const folder = new URL('docs/rules/', root);
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!files.has(`docs/rules/${name}`)) rmSync(new URL(name, folder));
for (const [path, text] of files) writeFileSync(new URL(path, root), text);
console.log(`${files.size} files written.`);
