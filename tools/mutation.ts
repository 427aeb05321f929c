/**
 * Mutation testing of the clinical content: changes one thing in a rule at a time and asks the golden cases whether they
 * notice. `npm run mutation -- <family | case | file>…`; without an argument everything, in half an hour. CI
 * never runs it; the result is `docs/mutation/results.json`, and `docs/mutation/README.md` is written from it.
 *
 * A file of `hooks/rules` is asked of the case files of its own rules; one of `hooks/case` of those of every rule that
 * uses it. Wording is left out (string literals: golden cases, the wording lint and the sample read-through look after
 * it), and so are declarations that hold when the module is loaded (types, artefact tests and discovery look after them).
 * Mutants that the compiler refuses are not counted.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import Stryker from '@stryker-mutator/core';
import { mutationPage, type Results } from './mutation-page.ts';
import { refusedByCompiler } from './mutation-types.ts';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'docs/mutation');
const resultsFile = join(folder, 'results.json');

const wanted = process.argv.slice(2);
const files = contentFiles().filter((file) => wanted.length === 0 || wanted.some((one) => isOf(file, one)));
if (files.length === 0) {
  console.error('No such file. Name a family (a folder of hooks/rules), "case", or files.');
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
const results: Results = existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : {};
process.env.GOLDEN_CASES = JSON.stringify(Object.fromEntries(files.map((file) => [file, casesFor(file)])));
const stryker = new Stryker({
  mutate: [...files],
  testRunner: 'golden',
  plugins: [join(root, 'tools/golden-runner.ts')],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  mutator: { excludedMutations: ['StringLiteral'] },
  // TypeScript 7 has no programmatic interface, and Stryker would look for one.
  tsconfigFile: 'no-tsconfig.json',
  ignorePatterns: ['/docs', '/data', '/test/data', '/reports', '/.git'],
  concurrency: 2,
  timeoutMS: 60_000,
  dryRunTimeoutMinutes: 20,
  reporters: ['progress-append-only'],
  allowConsoleColors: false,
  tempDirName: '.stryker-tmp',
});
const mutants = await stryker.runMutationTest();
const alive = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
const refused = refusedByCompiler(alive, root);
for (const file of files) {
  const of = mutants.filter(({ fileName }) => relative(root, resolve(fileName)) === file);
  const killed = of.filter(({ status }) =>
    ['Killed', 'Timeout', 'RuntimeError', 'CompileError'].includes(status),
  ).length;
  const survived = of
    .filter((mutant) => alive.includes(mutant) && !refused.has(mutant.id))
    .map(({ location, replacement, mutatorName, status }) => ({
      at: `${location.start.line}:${location.start.column}`,
      mutator: mutatorName,
      to: (replacement ?? '').replace(/\s+/g, ' ').slice(0, 120),
      covered: status === 'Survived',
    }))
    .toSorted((a, b) => a.at.localeCompare(b.at, 'en', { numeric: true }));
  results[file] = { killed, survived };
  console.log(`${file}: ${killed} of ${killed + survived.length}`);
}
console.log(`${refused.size} more mutants do not compile and are not counted.`);
save();
rmSync(join(root, '.stryker-tmp'), { recursive: true, force: true });

function save(): void {
  const known = contentFiles();
  const kept = Object.entries(results).filter(([file]) => known.includes(file));
  const sorted: Results = Object.fromEntries(kept.toSorted(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(resultsFile, `${JSON.stringify(sorted, null, 1)}\n`);
  writeFileSync(join(folder, 'README.md'), mutationPage(sorted));
}

function contentFiles(): readonly string[] {
  return ['hooks/rules', 'hooks/case'].flatMap((from) =>
    readdirSync(join(root, from), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/(^|\/)(index|silent)\.ts$/.test(name))
      .map((name) => `${from}/${name}`)
      .toSorted(),
  );
}

function isOf(file: string, one: string): boolean {
  return file === one || file.startsWith(`hooks/rules/${one}/`) || (one === 'case' && file.startsWith('hooks/case/'));
}

/** The case files that look after a file: those of the rules that use it, or all if only the services do. */
function casesFor(file: string): readonly string[] {
  const all = readdirSync(join(root, 'test/golden'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.replace('.yaml', ''));
  const rules = rulesUsing(file);
  return rules.length === 0 ? all : all.filter((id) => rules.includes(id) || id === 'vignettes');
}

/** Ids of the rules a file defines, or that import it at any remove. */
function rulesUsing(file: string): readonly string[] {
  const users = new Set<string>([file]);
  const all = contentFiles();
  for (let grown = -1; grown !== users.size; ) {
    grown = users.size;
    for (const one of all) if (importsOf(one).some((target) => users.has(target))) users.add(one);
  }
  const rules = file.startsWith('hooks/rules/') ? [file] : [...users].filter((one) => one.startsWith('hooks/rules/'));
  return [...new Set(rules.flatMap(idsIn))].toSorted();
}

function idsIn(file: string): readonly string[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(/\bid: '([a-z0-9-]+)'/g)].flatMap(([, id]) => id ?? []);
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/from '(\.[^']+)'/g)].flatMap(([, path]) =>
    path === undefined ? [] : [relative(root, resolve(root, dirname(file), path))],
  );
}
