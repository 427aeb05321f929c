import { canonicalCode, ICD10CM } from '../fhir/systems.ts';
import type { Member, ValueSetName } from './terminology.ts';
import type { Part, ValueSetSource } from './value-set-file.ts';

/** What a set knows of one of its codes. */
export interface Entry {
  readonly display?: string;
  readonly says: Member['says'];
}

/** Looks one code up in another set; the caller resolves names and includes of includes. */
type InSet = (set: ValueSetName, system: string, code: string) => Entry | undefined;

/** Answers for canonical systems and codes. */
export type CodeMatcher = (system: string, code: string, inSet: InSet) => Entry | undefined;

/** Turns the parts of a set into look-ups: lists into maps, ICD-10-CM headings into a map of prefixes. */
export function codeMatcher(source: ValueSetSource): CodeMatcher {
  const included = union(source.include, source);
  const excluded = union(source.exclude, source);
  return function inThisSet(system, code, inSet) {
    const entry = included(system, code, inSet);
    return entry === undefined || excluded(system, code, inSet) !== undefined ? undefined : entry;
  };
}

function union(parts: readonly Part[], { file }: ValueSetSource): CodeMatcher {
  const exact = new Map<string, Entry>();
  const prefixes = new Map<string, Entry>();
  const others: CodeMatcher[] = [];
  for (const part of parts) {
    const { system, concepts, filters, sets, says } = part;
    const [filter] = filters;
    if (system !== undefined && concepts !== undefined && filters.length + sets.length === 0) {
      addConcepts(exact, system, concepts, says, file);
    } else if (filter?.kind === 'prefix' && filters.length === 1 && concepts === undefined && sets.length === 0) {
      prefixes.set(prefixOf(filter.value, system, file), entryOf(filter.display, says));
    } else others.push(all(part, file));
  }
  return function inUnion(system, code, inSet) {
    let found = exact.get(keyOf(system, code)) ?? (system === ICD10CM ? byPrefix(prefixes, code) : undefined);
    for (const other of others) {
      if (found?.says === 'remission') break;
      const entry = other(system, code, inSet);
      // A code that one set calls remission is remission, whatever a wider set says of its chapter.
      if (entry !== undefined && (found === undefined || entry.says === 'remission')) found = entry;
    }
    return found;
  };
}

/** All conditions of one include must hold; the entry is the last one's, with this include's own status if it has one. */
function all(part: Part, file: string): CodeMatcher {
  const { system, concepts, filters, sets, says } = part;
  const listed = new Map<string, Entry>();
  if (system !== undefined && concepts !== undefined) addConcepts(listed, system, concepts, says, file);
  const tests = filters.map((filter): ((code: string) => Entry | undefined) => {
    if (filter.kind === 'prefix') {
      const prefix = new Map([[prefixOf(filter.value, system, file), entryOf(filter.display, says)]]);
      return (code) => byPrefix(prefix, code);
    }
    const pattern = new RegExp(`^(?:${filter.value})$`);
    return (code) => (pattern.test(code) ? entryOf(filter.display, says) : undefined);
  });
  return function inAll(ofSystem, code, inSet) {
    if (system !== undefined && ofSystem !== system) return undefined;
    let last: Entry | undefined = concepts === undefined ? undefined : listed.get(keyOf(ofSystem, code));
    if (concepts !== undefined && last === undefined) return undefined;
    for (const test of tests) {
      const entry = test(code);
      if (entry === undefined) return undefined;
      last ??= entry;
    }
    for (const set of sets) {
      const entry = inSet(set, ofSystem, code);
      if (entry === undefined) return undefined;
      last = entry;
    }
    return last !== undefined && says !== 'any' ? { ...last, says } : last;
  };
}

function addConcepts(
  to: Map<string, Entry>,
  system: string,
  concepts: NonNullable<Part['concepts']>,
  says: Member['says'],
  file: string,
): void {
  for (const { code, display } of concepts) {
    const key = keyOf(system, canonicalCode(system, code));
    if (to.has(key)) throw new Error(`${file}: ${code} stands there twice`);
    to.set(key, entryOf(display, says));
  }
}

function keyOf(system: string, code: string): string {
  return `${system}|${code}`;
}

function entryOf(display: string | undefined, says: Member['says']): Entry {
  return display === undefined ? { says } : { display, says };
}

function prefixOf(value: string, system: string | undefined, file: string): string {
  if (system !== ICD10CM)
    throw new Error(`${file}: descendants of ${value} cannot be told in ${system ?? 'no system'}`);
  return canonicalCode(ICD10CM, value);
}

/** ICD-10-CM writes its hierarchy into the code, so a heading is a prefix; the longest one names the code best. */
function byPrefix(prefixes: ReadonlyMap<string, Entry>, code: string): Entry | undefined {
  if (prefixes.size === 0) return undefined;
  for (let length = code.length; length >= 3; length--) {
    const entry = prefixes.get(code.slice(0, length));
    if (entry !== undefined) return entry;
  }
  return undefined;
}
