import { describe, expect, it } from 'vitest';
import { importsOf, sourceFiles } from './sources.ts';

/** Who may import whom (style guide 3.2). A folder may always import itself, packages and src/fhir/plain-date. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'src/problems.ts': ['src/protocol', 'src/problem-table.ts'],
  'src/problem-table.ts': [],
  'src/world.ts': [],
  'src/config.ts': ['src/problems.ts', 'src/auth', 'src/setting.ts', 'src/protocol'],
  'src/setting.ts': ['src/auth', 'src/protocol'],
  'src/protocol': ['src/problems.ts'],
  'src/fhir': ['src/protocol', 'src/problems.ts'],
  'src/terminology': ['src/fhir', 'src/protocol', 'src/problems.ts'],
  'src/picture': ['src/terminology', 'src/fhir', 'src/protocol', 'src/problems.ts'],
  'src/knowledge': ['src/picture', 'src/fhir', 'src/protocol'],
  'src/engine': ['src/knowledge', 'src/picture', 'src/terminology', 'src/fhir', 'src/protocol', 'src/problems.ts'],
  'src/replay': ['src/fhir', 'src/protocol'],
  'src/records': ['src/protocol', 'src/problems.ts'],
  'src/auth': ['src/protocol', 'src/problems.ts'],
  'src/telemetry': ['src/protocol', 'src/problems.ts'],
  'src/http': [
    'src/engine',
    'src/knowledge',
    'src/picture',
    'src/fhir',
    'src/protocol',
    'src/problems.ts',
    'src/records',
    'src/auth',
    'src/telemetry',
    'src/config.ts',
    'src/world.ts',
  ],
  'src/main.ts': ['src', 'hooks'],
  'src/compose.ts': ['src', 'hooks'],
  'src/cli': ['src', 'hooks'],
  hooks: ['src/engine', 'src/picture', 'src/terminology', 'src/fhir', 'src/protocol'],
};

const folders = Object.keys(allowed).sort((a, b) => b.length - a.length);
const homeOf = (path: string) => folders.find((folder) => path === folder || path.startsWith(`${folder}/`));
const lies = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

const files = sourceFiles('src', 'hooks');
const arrows = files.flatMap((file) => importsOf(file).map((target) => ({ from: file.path, target })));
const own = arrows.filter(({ target }) => target.startsWith('src/') || target.startsWith('hooks/'));

describe('import direction', () => {
  it('reads the import lines at all', () => {
    expect(own.length).toBeGreaterThan(100);
  });

  it('knows the home of every file', () => {
    expect(files.filter(({ path }) => !homeOf(path)).map(({ path }) => path)).toEqual([]);
  });

  it('follows the arrows of the style guide', () => {
    const wrong = own.filter(({ from, target }) => {
      const home = homeOf(from) ?? '';
      return !lies(target, home) && !(allowed[home] ?? []).some((folder) => lies(target, folder));
    });
    expect(wrong.map(({ from, target }) => `${from} → ${target}`)).toEqual([]);
  });

  it('keeps Express and storage out of clinical content', () => {
    const wrong = arrows.filter(
      ({ from, target }) => from.startsWith('hooks/') && (target === 'express' || target.startsWith('node:')),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps Node out of the picture and the case, which also run in a browser', () => {
    const wrong = arrows.filter(
      ({ from, target }) =>
        (from.startsWith('src/picture/') || from.startsWith('hooks/case/')) && target.startsWith('node:'),
    );
    expect(wrong).toEqual([]);
  });

  it('lets only the composition root and the command line read clock, environment and network', () => {
    const world = /\bDate\.now\(|new Date\(\)|process\.env|\bfetch\(|Math\.random|randomUUID|randomBytes/;
    const root = ['src/main.ts', 'src/cli/', 'src/world.ts'];
    const wrong = files.filter(
      ({ path, text }) => !root.some((place) => path.startsWith(place)) && world.test(withoutComments(text)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
