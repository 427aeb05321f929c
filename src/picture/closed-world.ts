import type { Bundle, Encounter, Observation, Patient, Resource } from '@medplum/fhirtypes';
import { placedIn, typeOf } from '../fhir/bundles.ts';
import { codingsOf, textOf } from '../fhir/elements.ts';
import { isPatient, type Placed, type Resolve, resolverOver } from '../fhir/references.ts';
import { canonicalSystem } from '../fhir/systems.ts';
import { isObject } from '../protocol/is-object.ts';
import { idOf } from './entry.ts';
import { belongsTo, patientsNamed } from './ownership.ts';
import type { InputKey } from './source.ts';
import { parseTemplate, type SearchFilter } from './template.ts';

/** A file as a request: whom it is about, and what a server holding just this file would have prefetched. */
interface ClosedWorld {
  readonly patientId: string;
  readonly prefetch: Map<InputKey, unknown>;
}

/**
 * Answers every template from one Bundle of any type (transaction, collection, message, document, searchset), as a
 * server would that holds nothing else: what is not in it is known not to be there (architecture 8).
 *
 * Where a Bundle holds several patients, it is about the one most of its resources name. `encounterId` is the encounter
 * of the hook, if there is one. Resources stay as they are and references keep working; only a Patient without an id
 * gets the one a server would have given it.
 *
 * Two differences from a server, both on the side of seeing more: an Observation without any category is taken for
 * every category, and a resource that names nobody belongs to the patient.
 *
 * Throws if there is no patient in it.
 */
export function closedWorld(
  bundle: Bundle,
  templates: Readonly<Record<InputKey, string>>,
  { encounterId }: { readonly encounterId?: string } = {},
): ClosedWorld {
  if (!isObject(bundle) || typeOf(bundle) !== 'Bundle') throw new Error('not a FHIR Bundle');
  const sent = placedIn(bundle);
  const resolve = resolverOver(sent);
  const subject = subjectOf(sent, resolve);
  const patientId = idOf(subject.resource) ?? idFromUrl(subject.fullUrl) ?? 'patient';
  const patient: Placed = idOf(subject.resource)
    ? subject
    : { ...subject, resource: { ...subject.resource, id: patientId } as Patient };
  const world = sent.map((one) => (one === subject ? patient : one));
  const own = world.filter(({ resource }) => belongsTo(patientId, resolve, resource));
  const places = new Map(own.map((one) => [one.resource, one]));
  const resolveOwn = resolverOver(own);

  const prefetch = new Map<InputKey, unknown>();
  for (const [key, written] of Object.entries(templates)) {
    const template = parseTemplate(key, written);
    if (template.kind === 'search') {
      const matches = own.filter(
        ({ resource }) => resource.resourceType === template.type && passes(resource, template.filters),
      );
      prefetch.set(key, searchset(matches, ridingAlong(matches, places, resolveOwn)));
    } else if (template.type === 'Patient') {
      prefetch.set(key, patient.resource);
    } else if (template.token === 'encounterId' && encounterId !== undefined) {
      const found = own.find(({ resource }) => resource.resourceType === template.type && resource.id === encounterId);
      prefetch.set(key, (found?.resource as Encounter | undefined) ?? null);
    }
  }
  return { patientId, prefetch };
}

/** The only patient, or the one most resources are about; of two named equally often the first. */
function subjectOf(sent: readonly Placed[], resolve: Resolve): Placed {
  const patients = sent.filter(({ resource }) => resource.resourceType === 'Patient');
  const [first, ...others] = patients;
  if (!first) throw new Error('the Bundle holds no Patient');
  if (others.length === 0) return first;
  const counts = new Map(patients.map((patient) => [patient, 0]));
  for (const { resource } of sent) {
    const named = patientsNamed(resource);
    const about = patients.find((patient) => named.some((reference) => names(reference, patient, resolve, resource)));
    if (about) counts.set(about, (counts.get(about) ?? 0) + 1);
  }
  return patients.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best));
}

function names(reference: string, { resource: patient }: Placed, resolve: Resolve, from: Resource): boolean {
  const id = idOf(patient);
  return resolve(reference, from) === patient || (id !== undefined && isPatient(reference, id, resolve, from));
}

function idFromUrl(fullUrl: string | undefined): string | undefined {
  return /([A-Za-z0-9._-]+)$/.exec(fullUrl ?? '')?.[1];
}

function passes(resource: Resource, filters: readonly SearchFilter[]): boolean {
  const { code, category } = resource as Observation;
  return filters.every(({ parameter, any }) => {
    const codings = codingsOf(parameter === 'code' ? code : category);
    if (parameter === 'category' && codings.length === 0) return true;
    return codings.some((coding) =>
      any.some((wanted) => wanted.code === coding.code && isIn(coding.system, wanted.system)),
    );
  });
}

function isIn(system: string | undefined, wanted: string | undefined): boolean {
  return wanted === undefined || (system !== undefined && canonicalSystem(system) === canonicalSystem(wanted));
}

/** What matches refer to, one step away, and what drug definitions are made of, however many steps. */
function ridingAlong(
  matches: readonly Placed[],
  places: ReadonlyMap<Resource, Placed>,
  resolve: Resolve,
): readonly Placed[] {
  const seen = new Set(matches.map(({ resource }) => resource));
  const found: Placed[] = [];
  const open = matches.map(({ resource }) => resource);
  for (const resource of open) {
    for (const reference of referencesIn(resource)) {
      const target = resolve(reference, resource);
      const place = target && places.get(target);
      if (!place || seen.has(place.resource)) continue;
      seen.add(place.resource);
      found.push(place);
      if (place.resource.resourceType === 'Medication') open.push(place.resource);
    }
  }
  return found;
}

function referencesIn(value: unknown, found: string[] = []): readonly string[] {
  if (typeof value !== 'object' || value === null) return found;
  const own = isObject(value) ? textOf(value.reference) : undefined;
  if (own !== undefined) found.push(own);
  for (const inner of Object.values(value)) referencesIn(inner, found);
  return found;
}

function searchset(matches: readonly Placed[], includes: readonly Placed[]): Bundle {
  if (matches.length === 0) return { resourceType: 'Bundle', type: 'searchset', total: 0 };
  const entry = (mode: 'match' | 'include') => (placed: Placed) => ({
    ...(placed.fullUrl !== undefined && { fullUrl: placed.fullUrl }),
    resource: placed.resource,
    search: { mode },
  });
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: matches.length,
    entry: [...matches.map(entry('match')), ...includes.map(entry('include'))],
  };
}
