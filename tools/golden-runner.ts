/**
 * A test runner for Stryker that asks the golden cases of the engine itself, in one process: loading the value sets once
 * makes a mutant cost milliseconds. `GOLDEN_CASES` names, as JSON, the case files (without `.yaml`) of each mutated file.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MutantCoverage } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import type { GoldenCase, GoldenFile } from '../test/golden/case.ts';
import type { Outcome } from '../test/golden/run.ts';

/** What the instrumented code reads and writes. */
interface Switch {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: MutantCoverage;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
}

interface Case {
  readonly id: string;
  readonly file: string;
  /** What is wrong; nothing if the case holds. */
  readonly run: () => readonly string[];
}

class GoldenRunner implements TestRunner {
  #cases: readonly Case[] = [];
  #filesOf: ReadonlyMap<string, readonly string[]> = new Map();
  /** Cases that noticed an earlier mutant: asked first, because the next mutant is usually a neighbour of the last. */
  readonly #keen = new Set<string>();

  /** Static mutants are left out, so no mutant ever needs fresh modules: saying so spares a process for each. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    this.#filesOf = new Map(Object.entries(JSON.parse(process.env.GOLDEN_CASES ?? '{}')));
    this.#cases = await readCases(new Set([...this.#filesOf.values()].flat()));
  }

  async dryRun(): Promise<DryRunResult> {
    const control = switchOf();
    const tests = this.#cases.map(({ id, run }) => {
      control.currentTestId = id;
      const started = performance.now();
      const faults = run();
      const timeSpentMs = performance.now() - started;
      const same = { id, name: id, timeSpentMs };
      return faults.length === 0
        ? { ...same, status: TestStatus.Success as const }
        : { ...same, status: TestStatus.Failed as const, failureMessage: faults.join('; ') };
    });
    control.currentTestId = undefined;
    const { mutantCoverage } = control;
    return { status: DryRunStatus.Complete, tests, ...(mutantCoverage && { mutantCoverage }) };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    const control = switchOf();
    Object.assign(control, {
      activeMutant: activeMutant.id,
      hitCount: hitLimit === undefined ? undefined : 0,
      hitLimit,
    });
    const covering = new Set(testFilter);
    const [, files = []] = [...this.#filesOf].find(([file]) => activeMutant.fileName.endsWith(file)) ?? [];
    const covered = this.#cases.filter(({ id, file }) => files.includes(file) && (!testFilter || covering.has(id)));
    const cases = covered.toSorted((a, b) => Number(this.#keen.has(b.id)) - Number(this.#keen.has(a.id)));
    try {
      for (const [place, { id, run }] of cases.entries()) {
        const faults = faultsOf(run);
        if (faults.length > 0) {
          this.#keen.add(id);
          const failureMessage = faults.join('; ');
          return { status: MutantRunStatus.Killed, killedBy: [id], failureMessage, nrOfTests: place + 1 };
        }
      }
      return { status: MutantRunStatus.Survived, nrOfTests: cases.length };
    } finally {
      control.activeMutant = undefined;
    }
  }
}

/** A case that throws has noticed the mutant. Let through, it would look like a crash, and cost a new process each time. */
function faultsOf(run: Case['run']): readonly string[] {
  try {
    return run();
  } catch (error) {
    return [String(error)];
  }
}

function switchOf(): Switch {
  const world = globalThis as { __stryker__?: Switch };
  world.__stryker__ ??= {};
  return world.__stryker__;
}

/**
 * The cases as they stand in the copy of the project that Stryker has instrumented, which is the working directory: all
 * that the golden cases expect, and the words of those that are the examples of the rule catalogue.
 */
async function readCases(files: ReadonlySet<string>): Promise<readonly Case[]> {
  const url = (path: string) => pathToFileURL(join(process.cwd(), path)).href;
  const load = <T>(path: string): Promise<T> => import(url(path));
  const { buildCase } = await load<typeof import('../test/golden/build.ts')>('test/golden/build.ts');
  const { differences } = await load<typeof import('../test/golden/compare.ts')>('test/golden/compare.ts');
  const { readGolden } = await load<typeof import('../test/golden/read.ts')>('test/golden/read.ts');
  const { requestOf } = await load<typeof import('../test/golden/request.ts')>('test/golden/request.ts');
  const { ask, templatesOf } = await load<typeof import('../test/golden/run.ts')>('test/golden/run.ts');
  const { shipped } = await load<typeof import('../test/support/app.ts')>('test/support/app.ts');
  const { examplesOf } = await load<typeof import('./catalogue/examples.ts')>('tools/catalogue/examples.ts');

  const read = readGolden(new URL(url('test/golden/')));
  const everyCase = read.flatMap(({ cases }) => cases);
  const named = read.filter(({ file }) => files.has(ruleOf(file)));
  return [...named.flatMap(expectations), ...named.flatMap(({ file }) => examples(ruleOf(file)))];

  function expectations({ file, cases }: GoldenFile): readonly Case[] {
    return cases.map((golden) => {
      const answer = asking(golden);
      return {
        id: `${file}: ${golden.name}`,
        file: ruleOf(file),
        run: () => differences(golden.expect, answer()),
      };
    });
  }

  function examples(rule: string): readonly Case[] {
    return examplesOf(rule, everyCase).flatMap((example) =>
      everyCase
        .filter(({ name, expect }) => name === example.case && expect.verdicts?.[rule] !== undefined)
        .map((golden, place) => {
          const words = () => JSON.stringify(examplesOf(rule, [golden]));
          const expected = words();
          const run = () => (words() === expected ? [] : ['the card of the catalogue reads otherwise']);
          return { id: `${rule}, ${example.indicator} example ${place}: ${example.case}`, file: rule, run };
        }),
    );
  }

  function asking(golden: GoldenCase): () => Outcome {
    const built = buildCase(golden, shipped.terminology);
    const request = requestOf(golden.hook, built, templatesOf(golden.hook, golden.site), golden.inputs);
    return () => ask(request, undefined, undefined, golden.site);
  }
}

/** Case files are named after the rule they are about. */
function ruleOf(file: string): string {
  return file.replace('.yaml', '');
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'golden', GoldenRunner)];
