/**
 * Which mutants the compiler refuses: they could never be written, so they say nothing of the cases (Stryker's own type
 * checker needs a compiler interface that TypeScript 7 does not have). One mutant of each file is tried at a time.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';

/** The ids of those mutants that do not compile. An error counts only in the mutant's own file. */
export function refusedByCompiler(mutants: readonly MutantResult[], root: string): ReadonlySet<string> {
  const byFile = Map.groupBy(mutants, ({ fileName }) => relative(root, resolve(fileName)));
  const rounds = Math.max(0, ...[...byFile.values()].map(({ length }) => length));
  const copy = copyOf(root);
  const refused = new Set<string>();
  try {
    const clean = errorsIn(copy);
    if (clean.size > 0) throw new Error(`the project does not compile without mutants: ${[...clean].join(', ')}`);
    for (let round = 0; round < rounds; round += 1) {
      const tried = [...byFile].flatMap(([file, those]) =>
        those.slice(round, round + 1).map((mutant) => ({ file, mutant })),
      );
      for (const { file, mutant } of tried) writeFileSync(join(copy, file), mutated(root, file, mutant));
      const faulty = errorsIn(copy);
      for (const { file, mutant } of tried) {
        if (faulty.has(file)) refused.add(mutant.id);
        cpSync(join(root, file), join(copy, file));
      }
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  return refused;
}

function copyOf(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
  for (const part of ['src', 'hooks', 'package.json', 'tsconfig.json']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const config = JSON.parse(readFileSync(join(copy, 'tsconfig.json'), 'utf8'));
  // What is left unused is no fault of types, and a mutant that leaves something unused still runs.
  Object.assign(config.compilerOptions, { noUnusedLocals: false, noUnusedParameters: false });
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ ...config, include: ['src', 'hooks'] }));
  return copy;
}

function mutated(root: string, file: string, { location, replacement = '' }: MutantResult): string {
  const text = readFileSync(join(root, file), 'utf8');
  const lines = text.split('\n');
  const at = ({ line, column }: MutantResult['location']['start']) =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, column - 1);
  return text.slice(0, at(location.start)) + replacement + text.slice(at(location.end));
}

/** Files in which the compiler finds an error. */
function errorsIn(copy: string): ReadonlySet<string> {
  const tsc = join(copy, 'node_modules/typescript/bin/tsc');
  const { stdout, status, stderr } = spawnSync(process.execPath, [tsc, '-p', copy], { cwd: copy, encoding: 'utf8' });
  const files = new Set([...stdout.matchAll(/^([^\s(]+)\(\d+,\d+\): error/gm)].map(([, file]) => file ?? ''));
  if (status !== 0 && files.size === 0) throw new Error(`the compiler failed: ${stderr || stdout}`);
  return files;
}
