import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { parse } from 'yaml';
import type { GoldenFile } from './case.ts';
import { goldenSchema } from './case-schema.ts';

const valid = new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true }).compile<Omit<GoldenFile, 'file'>>(
  goldenSchema,
);

/** Reads one case file. A wrong key or value throws with file, case and place: a typo is never a case that tests nothing. */
export function parseGolden(source: string, file: string): GoldenFile {
  const document: unknown = parse(source, { prettyErrors: true });
  if (!valid(document)) {
    const cases = (document as { cases?: { name?: string }[] } | null)?.cases;
    throw new Error(
      `${file} is not a golden file:\n${(valid.errors ?? []).map((error) => `  ${said(error, cases)}`).join('\n')}`,
    );
  }
  return { ...document, file };
}

/** All case files of a folder, in order of name. */
export function readGolden(folder: URL): GoldenFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parseGolden(readFileSync(new URL(name, folder), 'utf8'), basename(name)));
}

function said(error: ErrorObject, cases: { name?: string }[] | undefined): string {
  const [, , place, ...rest] = error.instancePath.split('/');
  const name = place === undefined ? 'the file' : `case "${cases?.[Number(place)]?.name ?? place}"`;
  return complaint(error, rest.length > 0 ? `${name} at ${rest.join('.')}` : name);
}

/** What is wrong in a file of cases or courses, for the one who wrote it: where, and what would be right. */
export function complaint(error: ErrorObject, where: string): string {
  const { allowedValues, additionalProperty } = error.params as {
    allowedValues?: unknown[];
    additionalProperty?: string;
  };
  if (additionalProperty !== undefined) {
    const known = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {});
    return `${where}: unknown key "${additionalProperty}"; known keys: ${known.join(', ')}`;
  }
  const values = allowedValues ? `: ${allowedValues.join(', ')}` : '';
  return `${where}: ${error.message}${values}`;
}
