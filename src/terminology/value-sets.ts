import { canonicalCode, canonicalSystem, ICD10CM } from '../fhir/systems.ts';
import { type CodeMatcher, codeMatcher, type Entry } from './code-matcher.ts';
import type { JsonFile } from './files.ts';
import type { Member, ValueSetName } from './terminology.ts';
import { readValueSet, type ValueSetSource } from './value-set-file.ts';

/** Codes that a site adds to value sets, by `system|code` in canonical spelling. */
export type AddedCodes = ReadonlyMap<ValueSetName, ReadonlyMap<string, Entry>>;

/** All value sets, ready to be asked. */
export interface ValueSets {
  readonly get: (set: ValueSetName) => ValueSetSource;
  readonly names: readonly ValueSetName[];
  /** Whether any set lists the code or a heading above it. */
  readonly mentions: (system: string, code: string) => boolean;
  readonly member: (set: ValueSetName, system: string, code: string) => Member | undefined;
  /** Whether no code could ever be in the set. */
  readonly isEmpty: (set: ValueSetName) => boolean;
  /** The same sets with further codes, beside those added before. */
  readonly with: (added: AddedCodes) => ValueSets;
}

/** Compiles the files. Throws on a set that includes one that is not there, or itself. */
export function compileValueSets(files: readonly JsonFile[]): ValueSets {
  const sources = new Map<ValueSetName, ValueSetSource>();
  const matchers = new Map<ValueSetName, CodeMatcher>();
  for (const source of files.map(readValueSet)) {
    sources.set(source.name, source);
    matchers.set(source.name, codeMatcher(source));
  }
  checkReferences(sources);
  return valueSetsOf(sources, matchers, listedIn(sources), new Map());
}

function valueSetsOf(
  sources: ReadonlyMap<ValueSetName, ValueSetSource>,
  matchers: ReadonlyMap<ValueSetName, CodeMatcher>,
  listed: ReadonlySet<string>,
  added: AddedCodes,
): ValueSets {
  function get(set: ValueSetName): ValueSetSource {
    const source = sources.get(set);
    if (source === undefined) throw new Error(`there is no value set "${set}"`);
    return source;
  }
  function entryIn(set: ValueSetName, system: string, code: string): Entry | undefined {
    const entry = matchers.get(set)?.(system, code, entryIn) ?? added.get(set)?.get(`${system}|${code}`);
    // The set nearest to the code names it: its title says more than that of a union.
    return entry === undefined || entry.display !== undefined ? entry : { ...entry, display: get(set).title };
  }
  function member(set: ValueSetName, system: string, code: string): Member | undefined {
    const { url, version, title } = get(set);
    const ofSystem = canonicalSystem(system);
    const plain = canonicalCode(ofSystem, code);
    const entry = entryIn(set, ofSystem, plain);
    if (entry === undefined) return undefined;
    const { display = title, says } = entry;
    return Object.freeze({ set: Object.freeze({ url, version }), system: ofSystem, code: plain, display, says });
  }
  function mentions(system: string, code: string): boolean {
    const ofSystem = canonicalSystem(system);
    const plain = canonicalCode(ofSystem, code);
    if (listed.has(`${ofSystem}|${plain}`)) return true;
    for (const codes of added.values()) if (codes.has(`${ofSystem}|${plain}`)) return true;
    for (let n = plain.length; ofSystem === ICD10CM && n >= 3; n--) {
      if (listed.has(`${ofSystem}|${plain.slice(0, n)}*`)) return true;
    }
    return false;
  }
  function isEmpty(set: ValueSetName): boolean {
    return !added.has(set) && get(set).include.every((part) => part.concepts?.length === 0 || part.sets.some(isEmpty));
  }
  function extended(more: AddedCodes): ValueSets {
    const all = new Map(added);
    for (const [set, codes] of more) all.set(set, new Map([...(added.get(set) ?? []), ...codes]));
    return valueSetsOf(sources, matchers, listed, all);
  }
  return { get, names: [...sources.keys()], member, mentions, isEmpty, with: extended };
}

/** What any set lists, `*` behind a heading. */
function listedIn(sources: ReadonlyMap<ValueSetName, ValueSetSource>): ReadonlySet<string> {
  const listed = new Set<string>();
  for (const { system = '', concepts = [], filters } of [...sources.values()].flatMap((s) => [
    ...s.include,
    ...s.exclude,
  ])) {
    for (const { code } of concepts) listed.add(`${system}|${canonicalCode(system, code)}`);
    for (const { kind, value } of filters)
      if (kind === 'prefix') listed.add(`${system}|${canonicalCode(system, value)}*`);
  }
  return listed;
}

function checkReferences(sources: ReadonlyMap<ValueSetName, ValueSetSource>): void {
  const done = new Set<ValueSetName>();
  function visit(name: ValueSetName, path: readonly ValueSetName[], file: string): void {
    const source = sources.get(name);
    if (source === undefined) throw new Error(`${file}: there is no value set "${name}" to refer to`);
    if (path.includes(name)) throw new Error(`${file}: the set refers to itself by way of ${path.join(', ')}`);
    if (done.has(name)) return;
    for (const set of [...source.include, ...source.exclude].flatMap((p) => p.sets))
      visit(set, [...path, name], source.file);
    done.add(name);
  }
  for (const source of sources.values()) visit(source.name, [], source.file);
}
