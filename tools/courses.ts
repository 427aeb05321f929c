/**
 * Writes the example patients (`npm run courses`): each whole course of `test/courses` as a FHIR Bundle in `examples/courses`, and
 * what a clinician would have seen day by day in `examples/days`.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { exampleFiles, readingFile } from '../test/courses/files.ts';
import { readCourses } from '../test/courses/read.ts';

const root = new URL('../', import.meta.url);
const files = new Map([...exampleFiles(), ...readCourses().map(readingFile)]);
for (const folder of ['examples/courses/', 'examples/days/']) {
  const at = new URL(folder, root);
  mkdirSync(at, { recursive: true });
  for (const name of readdirSync(at)) if (!files.has(`${folder}${name}`)) rmSync(new URL(name, at));
}
for (const [path, text] of files) writeFileSync(new URL(path, root), text);
console.log(`${files.size} files written.`);
