import type { Extension, ValueSet, ValueSetComposeInclude } from '@medplum/fhirtypes';
import { canonicalSystem } from '../fhir/systems.ts';
import type { JsonFile } from './files.ts';
import type { Member, ValueSetName } from './terminology.ts';

/** One part of a value set: codes, a rule for codes, other sets, or several of these that must all hold. */
export interface Part {
  readonly system?: string;
  readonly concepts?: readonly { readonly code: string; readonly display?: string }[];
  /** All must hold. */
  readonly filters: readonly {
    readonly kind: 'prefix' | 'pattern';
    readonly value: string;
    readonly display?: string;
  }[];
  /** All must hold. */
  readonly sets: readonly ValueSetName[];
  readonly says: Member['says'];
}

/** A value set as its file states it. */
export interface ValueSetSource {
  readonly name: ValueSetName;
  readonly file: string;
  readonly url: string;
  readonly version: string;
  readonly title: string;
  readonly include: readonly Part[];
  readonly exclude: readonly Part[];
  readonly synonyms: readonly string[];
}

/** Reads one value set file. What we would not evaluate faithfully is an error, never skipped. */
export function readValueSet({ file, content }: JsonFile): ValueSetSource {
  const fail = (what: string): never => {
    throw new Error(`${file}: ${what}`);
  };
  const set = content as Partial<ValueSet> | null;
  if (typeof set !== 'object' || set?.resourceType !== 'ValueSet') return fail('not a ValueSet');
  const { id, url, version, title, compose, meta } = set;
  if (id === undefined || file !== `value-sets/${id}.json`) return fail(`the id "${id}" must be the file name`);
  if (url === undefined || version === undefined || title === undefined)
    return fail('url, version and title are needed');
  if (!url.endsWith(`/ValueSet/${id}`)) return fail(`the url must end in /ValueSet/${id}`);
  const { include = [], exclude = [] } = compose ?? {};
  // An empty set is a mistake unless it says that its codes are the site's business.
  const siteMapped = meta?.tag?.some(({ code }) => code === 'site-mapped') ?? false;
  if (include.length === 0 && !siteMapped) return fail('nothing is included');
  return {
    name: id,
    file,
    url,
    version,
    title,
    include: include.map((part) => readPart(part, fail)),
    exclude: exclude.map((part) => readPart(part, fail)),
    synonyms: extensions(set.extension, 'text-synonym').map(
      (e) => e.valueString ?? fail('a text synonym without text'),
    ),
  };
}

function readPart(part: ValueSetComposeInclude, fail: (what: string) => never): Part {
  const { system, concept, filter = [], valueSet = [] } = part;
  if (concept === undefined && filter.length === 0 && valueSet.length === 0)
    return fail('an include or exclude without codes');
  if (system === undefined && (concept !== undefined || filter.length > 0)) return fail('codes without a system');
  const says = extensions(part.extension, 'code-status')[0]?.valueCode ?? 'any';
  if (says !== 'active' && says !== 'remission' && says !== 'any') return fail(`unknown code status "${says}"`);
  return {
    says,
    ...(system === undefined ? {} : { system: canonicalSystem(system) }),
    ...(concept === undefined
      ? {}
      : {
          concepts: concept.map(({ code, display }) => ({
            code: code ?? fail('a concept without a code'),
            ...(display === undefined ? {} : { display }),
          })),
        }),
    filters: filter.map((f) => {
      const display = extensions(f.extension, 'filter-display')[0]?.valueString;
      const named = display === undefined ? {} : { display };
      if (f.property === 'concept' && f.op === 'is-a')
        return { kind: 'prefix', value: f.value ?? fail('empty filter'), ...named };
      if (f.property === 'code' && f.op === 'regex')
        return { kind: 'pattern', value: f.value ?? fail('empty filter'), ...named };
      return fail(`a filter we do not evaluate: ${f.property} ${f.op}`);
    }),
    sets: valueSet.map(
      (canonical) => canonical.split('|')[0]?.split('/').at(-1) ?? fail('an empty value set reference'),
    ),
  };
}

/** Extensions are known by the last part of their URL, so that a site may publish under its own base. */
function extensions(list: readonly Extension[] | undefined, name: string): readonly Extension[] {
  return (list ?? []).filter((e) => e.url?.endsWith(`/StructureDefinition/${name}`));
}
