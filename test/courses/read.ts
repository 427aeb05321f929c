import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import type { RecordEntries } from '../golden/case.ts';
import { recordShape, shape } from '../golden/case-schema.ts';
import { complaint } from '../golden/read.ts';

/** One whole course as a sample patient, in the words of the golden cases, with calendar dates. */
export interface Course extends RecordEntries {
  /** The name of the file, and the id of the patient. */
  readonly name: string;
  readonly title: string;
  /** Who the patient is and what happened, for people. */
  readonly about: string;
}

const valid = new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true }).compile<Omit<Course, 'name'>>(
  shape({ title: { type: 'string' }, about: { type: 'string', minLength: 100 }, ...recordShape() }, [
    'title',
    'about',
    'patient',
  ]),
);

/** Reads one course. Throws with file and place on a wrong key or value. */
export function parseCourse(source: string, file: string): Course {
  const document: unknown = parse(source, { prettyErrors: true });
  if (!valid(document)) {
    const faults = (valid.errors ?? []).map(
      (error) => `  ${complaint(error, error.instancePath.slice(1).replaceAll('/', '.') || 'the file')}`,
    );
    throw new Error(`${file} is not a course:\n${faults.join('\n')}`);
  }
  return { ...document, name: basename(file, '.yaml') };
}

/** All courses of this folder, in order of name. */
export function readCourses(): readonly Course[] {
  const folder = new URL('.', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parseCourse(readFileSync(new URL(name, folder), 'utf8'), name));
}
