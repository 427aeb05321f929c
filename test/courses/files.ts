import { readableJson } from '../../tools/readable-json.ts';
import { shipped } from '../support/app.ts';
import { bundleOf } from './build.ts';
import { daysOf, readingOf } from './days.ts';
import { type Course, readCourses } from './read.ts';

/** The example Bundles as they should be on disk: path from the root and text. */
export function exampleFiles(): ReadonlyMap<string, string> {
  return new Map(
    readCourses().map((course) => [
      `examples/courses/${course.name}.json`,
      readableJson(bundleOf(course, shipped.terminology)),
    ]),
  );
}

/** The day-by-day reading of one course: path from the root and text. Asks the rules a few hundred times. */
export function readingFile(course: Course): readonly [path: string, text: string] {
  const days = daysOf(bundleOf(course, shipped.terminology));
  return [`examples/days/${course.name}.md`, readingOf(course.title, course.about, days)];
}
