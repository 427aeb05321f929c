/**
 * Writes the list of codes that were not read in a source, which a terminologist must check before use:
 *
 *     node tools/unverified-codes.ts <folder of value sets> <out file>
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValueSet } from '@medplum/fhirtypes';
import { extensions } from './release.ts';

/** Every code of these sets that bears the mark, as a page. Same sets, same page. */
export function unverifiedCodes(sets: readonly ValueSet[]): string {
  const lines = sets.flatMap(({ id = '', compose }) =>
    [...(compose?.include ?? []), ...(compose?.exclude ?? [])].flatMap(({ system = '', concept = [] }) =>
      concept
        .filter((one) => one.extension?.some((e) => e.url === extensions.unverified && e.valueBoolean === true))
        .map(({ code = '', display = '' }) => `| \`${id}\` | ${system} | ${code} | ${display} |`),
    ),
  );
  return [
    '# Codes that were not read in a source',
    '',
    'A terminologist must look these up before use. Each bears the extension `unverified-code` in its file, and its value set',
    'is `experimental`. A card that rests on one names it like any other code. Written by `tools/unverified-codes.ts`.',
    '',
    '| value set | system | code | name |',
    '| --- | --- | --- | --- |',
    ...lines.sort(),
    '',
  ].join('\n');
}

const [, , folder, out] = process.argv;
if (import.meta.main) {
  if (folder === undefined || out === undefined || !existsSync(folder)) {
    console.error('usage: node tools/unverified-codes.ts <folder of value sets> <out file>');
    process.exitCode = 2;
  } else {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    writeFileSync(out, unverifiedCodes(files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))));
  }
}
