/** What became of the mutants of each file. */
export type Results = Record<
  string,
  {
    readonly killed: number;
    readonly survived: readonly {
      readonly at: string;
      readonly mutator: string;
      readonly to: string;
      readonly covered: boolean;
    }[];
  }
>;

/** The results as a page: score by family, then every survivor. */
export function mutationPage(results: Results): string {
  const families = Map.groupBy(Object.entries(results), ([file]) => file.split('/').slice(0, -1).join('/'));
  const total = scoreOf(Object.values(results));
  return [
    '# Mutation testing',
    '',
    'Written by `npm run mutation`. Every mutant is one change in a rule or a derived fact; the golden cases either notice it',
    '(killed) or not (survived); so do the cards that the rule catalogue shows. String literals, module-level declarations and',
    'mutants that the compiler refuses are left out: `tools/mutation.ts` says why.',
    '`explained.md` says of the survivors why they may stay.',
    '',
    `All together: **${total}**.`,
    '',
    '| folder | files | score |',
    '| --- | --- | --- |',
    ...[...families].map(
      ([family, files]) => `| ${family} | ${files.length} | ${scoreOf(files.map(([, result]) => result))} |`,
    ),
    '',
    '## Survivors',
    '',
    ...Object.entries(results).flatMap(([file, { survived, killed }]) =>
      survived.length === 0
        ? []
        : [
            `### ${file} (${killed} of ${killed + survived.length} killed)`,
            '',
            ...survived.map(
              ({ at, mutator, to, covered }) =>
                `- ${at} ${mutator}${covered ? '' : ' (no case gets there)'}: \`${to.replaceAll('`', "'")}\``,
            ),
            '',
          ],
    ),
  ].join('\n');
}

function scoreOf(results: readonly Results[string][]): string {
  const killed = results.reduce((sum, one) => sum + one.killed, 0);
  const all = killed + results.reduce((sum, one) => sum + one.survived.length, 0);
  return all === 0 ? '–' : `${((100 * killed) / all).toFixed(1)} % (${killed} of ${all})`;
}
