import type { InputKey } from './source.ts';

/** A prefetch template taken apart: the read of one resource, or a search for the patient's resources of one type. */
export type Template =
  | {
      readonly kind: 'read';
      readonly type: string /** Member of the hook context that carries the id. */;
      readonly token: string;
    }
  | { readonly kind: 'search'; readonly type: string; readonly filters: readonly SearchFilter[] };

/** `code=` or `category=` with its alternatives; `system` is missing where any will do. */
export interface SearchFilter {
  readonly parameter: 'code' | 'category';
  readonly any: readonly { readonly system?: string; readonly code: string }[];
}

/** Says who is asked about, or how much comes at once: nothing that decides which of the patient's resources match. */
const withoutEffect: ReadonlySet<string> = new Set(['patient', 'subject', '_count']);

/**
 * Takes a template apart. Throws on one outside the few forms this service advertises (architecture 8): a parameter
 * that is not understood would make a local answer differ from a server's.
 */
export function parseTemplate(key: InputKey, template: string | undefined): Template {
  const read = /^([A-Z][A-Za-z]+)\/\{\{context\.([A-Za-z]+)\}\}$/.exec(template ?? '');
  if (read) return { kind: 'read', type: read[1] ?? '', token: read[2] ?? '' };
  const search = /^([A-Z][A-Za-z]+)\?(.+)$/.exec(template ?? '');
  if (!search) throw new Error(`input ${key} has no usable prefetch template: ${template}`);
  const filters = (search[2] ?? '').split('&').flatMap((part) => {
    const [parameter = '', value = ''] = part.split('=', 2);
    if (withoutEffect.has(parameter)) return [];
    if (parameter !== 'code' && parameter !== 'category')
      throw new Error(`input ${key}: search parameter ${parameter} is not understood`);
    return [{ parameter, any: decodeURIComponent(value).split(',').map(tokenOf) } satisfies SearchFilter];
  });
  return { kind: 'search', type: search[1] ?? '', filters };
}

function tokenOf(text: string): { readonly system?: string; readonly code: string } {
  const bar = text.lastIndexOf('|');
  return bar < 0 ? { code: text } : { system: text.slice(0, bar), code: text.slice(bar + 1) };
}
