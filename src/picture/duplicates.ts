import type { Resource } from '@medplum/fhirtypes';
import { canonicalJson } from '../fhir/canonical-json.ts';
import { compareText } from '../fhir/compare-text.ts';
import { readDate } from '../fhir/dates.ts';
import { numberOf, textOf } from '../fhir/elements.ts';
import { isObject } from '../protocol/is-object.ts';
import { idOf } from './entry.ts';

/**
 * The resources of one list without duplicates (REL-35), in an order that depends on their content alone (REL-60).
 *
 * The same `Type/id` twice is one resource in its newest version, and the same content under two ids is one resource.
 * The same `Type/id` with different content and no word on which is newer stays twice: in a published request two
 * orders for different drugs share one id, and dropping either would hide an interaction.
 */
export function withoutDuplicates(resources: readonly Resource[]): readonly Resource[] {
  const versions = inGroups(inOrder(resources), nameOf).flatMap(newestOf);
  return inOrder(inGroups(versions, roughly).flatMap(distinct));
}

/** As `withoutDuplicates`, for drafts: two orders that look alike under different ids are two orders. */
export function withoutRepeats(resources: readonly Resource[]): readonly Resource[] {
  return inOrder(inGroups(inOrder(resources), nameOf).flatMap(newestOf));
}

/** Resources with the same key together; one without a key stays alone. */
function inGroups(
  resources: readonly Resource[],
  keyOf: (resource: Resource) => string | undefined,
): readonly (readonly Resource[])[] {
  const groups = new Map<string | Resource, Resource[]>();
  for (const resource of resources) {
    const key = keyOf(resource) ?? resource;
    const group = groups.get(key);
    if (group) group.push(resource);
    else groups.set(key, [resource]);
  }
  return [...groups.values()];
}

function nameOf(resource: Resource): string | undefined {
  const id = idOf(resource);
  return id === undefined ? undefined : `${resource.resourceType}/${id}`;
}

/** Of resources with one name, what is left when every older version is taken out. */
function newestOf(group: readonly Resource[]): readonly Resource[] {
  if (group.length < 2) return group;
  const dates = group.map(({ meta }) => readDate(meta?.lastUpdated, 'UTC')?.instant);
  if (dates.includes(undefined)) return distinct(group);
  const last = dates.reduce((a = 0, b = 0) => Math.max(a, b));
  return distinct(group.filter((_one, index) => dates[index] === last));
}

/** One of each content: the first in order. */
function distinct(group: readonly Resource[]): readonly Resource[] {
  return group.length < 2 ? group : [...new Map(group.toReversed().map((one) => [contentOf(one), one])).values()];
}

/** Equal for equal content, and cheap: comparing whole resources is left to the few that share type, date and value. */
function roughly(resource: Resource): string {
  const elements = resource as unknown as Readonly<Record<string, unknown>>;
  const dates = ['effectiveDateTime', 'authoredOn', 'recordedDate', 'onsetDateTime', 'performedDateTime', 'authored'];
  const starts = ['period', 'performedPeriod', 'effectivePeriod'].map((name) => elements[name]);
  const { valueQuantity } = elements;
  return [
    resource.resourceType,
    ...dates.map((name) => textOf(elements[name])),
    ...starts.map((period) => (isObject(period) ? textOf(period.start) : '')),
    isObject(valueQuantity) ? numberOf(valueQuantity.value) : '',
  ].join(' ');
}

/** By id, then by content, so that resources without an id have a place of their own as well. */
function inOrder(resources: readonly Resource[]): readonly Resource[] {
  const whole = new Map<Resource, string>();
  const wholeOf = (resource: Resource): string => {
    const known = whole.get(resource) ?? canonicalJson(resource);
    whole.set(resource, known);
    return known;
  };
  return resources.toSorted((a, b) => compareText(idOf(a) ?? '', idOf(b) ?? '') || compareText(wholeOf(a), wholeOf(b)));
}

/** What a resource says, without what only names or dresses it. */
function contentOf(resource: Resource): string {
  const { id: _id, meta: _meta, text: _text, ...content } = resource as Resource & { readonly text?: unknown };
  return canonicalJson(content);
}
