import type { Resource } from '@medplum/fhirtypes';
import { listOf, textOf } from './elements.ts';

/** A resource with the address under which a Bundle holds it. */
export interface Placed {
  readonly resource: Resource;
  readonly fullUrl?: string;
}

/** Finds what a reference of `from` points to, within one payload. Nothing is ever fetched. */
export type Resolve = (reference: string | undefined, from: Resource) => Resource | undefined;

/**
 * A resolver over everything a payload holds (REL-38): contained (`#id`), by `fullUrl` (`urn:uuid:` and absolute URLs),
 * relative (`Type/id`), versioned (`Type/id/_history/2`), and absolute URLs by their last two parts, because the address
 * a client knows its server by need not be the one the data were written under.
 *
 * Where two different servers hold the same `Type/id`, only the full address finds one: a drug of another server would
 * be worse than none.
 */
export function resolverOver(placed: readonly Placed[]): Resolve {
  const byUrl = new Map<string, Resource>();
  const byName = new Map<string, Named>();
  const containers = new WeakMap<Resource, Resource>();
  for (const { resource, fullUrl } of placed) {
    const url = fullUrl === undefined ? undefined : withoutVersion(fullUrl);
    if (url !== undefined && !byUrl.has(url)) byUrl.set(url, resource);
    const id = textOf(resource.id);
    if (id === undefined) continue;
    const name = `${resource.resourceType}/${id}`;
    const base = baseOf(url, name);
    const other = byName.get(name);
    if (!other) byName.set(name, { resource, base, ambiguous: false });
    else if (other.base !== undefined && base !== undefined && other.base !== base) other.ambiguous = true;
    else other.base ??= base;
  }

  return function resolve(reference, from) {
    if (reference === undefined || reference === '') return undefined;
    if (reference.startsWith('#')) {
      const container = containers.get(from) ?? from;
      if (reference === '#') return container;
      // The id stands without the mark in FHIR and with it in some DSTU2-minded senders.
      const { contained } = container as { readonly contained?: readonly Resource[] };
      const found = listOf(contained).find(({ id }) => id === reference.slice(1) || id === reference);
      if (found) containers.set(found, container);
      return found;
    }
    const address = withoutVersion(reference);
    const direct = byUrl.get(address);
    if (direct) return direct;
    const named = byName.get(nameIn(address) ?? '');
    return named?.ambiguous ? undefined : named?.resource;
  };
}

interface Named {
  readonly resource: Resource;
  base: string | undefined;
  ambiguous: boolean;
}

/** Is this reference one to the patient? Undefined (no reference) is not for this function to judge. */
export function isPatient(reference: string, patientId: string, resolve: Resolve, from: Resource): boolean {
  if (nameIn(withoutVersion(reference)) === `Patient/${patientId}`) return true;
  if (reference === `urn:uuid:${patientId}` || reference === `urn:oid:${patientId}`) return true;
  if (!reference.startsWith('urn:')) return false;
  const found = resolve(reference, from);
  return found?.resourceType === 'Patient' && found.id === patientId;
}

/** `Type/id` at the end of a relative or absolute reference. */
function nameIn(address: string): string | undefined {
  return /(?:^|\/)([A-Z][A-Za-z]+\/[A-Za-z0-9._-]+)$/.exec(address)?.[1];
}

/** Ids of draft orders are long (190 characters seen), so no length is enforced anywhere here. */
function withoutVersion(address: string): string {
  const version = address.indexOf('/_history/');
  return version < 0 ? address : address.slice(0, version);
}

/** The server part of an absolute address that ends in `name`. */
function baseOf(url: string | undefined, name: string): string | undefined {
  return url?.endsWith(`/${name}`) && !url.startsWith('urn:') ? url.slice(0, -name.length - 1) : undefined;
}
