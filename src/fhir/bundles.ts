import type { Resource } from '@medplum/fhirtypes';
import { isObject } from '../protocol/is-object.ts';
import { listOf, numberOf, textOf } from './elements.ts';
import type { Placed } from './references.ts';

/** One entry of a Bundle as it was sent. Nothing is promised of `resource` before `resourceIn` has seen it. */
export interface BundleEntry {
  readonly fullUrl: string | undefined;
  readonly mode: 'match' | 'include' | 'outcome' | undefined;
  readonly resource: unknown;
}

/** How severe an OperationOutcome is, and whether it only says that a search found nothing. */
export interface Outcome {
  readonly severity: 'failed' | 'warning' | 'information';
  readonly nothingFound: boolean;
}

/** Deeper than any resource; what is deeper was built to break a reader. */
const DEEPEST = 64;

/** Epic's code for "this search has no results", sent as a warning in a Bundle with total 0. */
const EPIC_NO_RESULTS = '4101';

/** The `resourceType` of whatever came in. */
export function typeOf(value: unknown): string | undefined {
  return isObject(value) && Object.hasOwn(value, 'resourceType') ? textOf(value.resourceType) : undefined;
}

/** Whatever came in, as a resource, if it says its type and is not nested beyond sense. Its elements may still be anything. */
export function resourceIn(value: unknown): Resource | undefined {
  return isObject(value) && typeOf(value) !== undefined && fitsInDepth(value, DEEPEST)
    ? (value as unknown as Resource)
    : undefined;
}

/** The entries of a Bundle; undefined where `entry` is there and no list. Entries that are no objects are kept as empty ones. */
export function entriesOf(bundle: Readonly<Record<string, unknown>>): readonly BundleEntry[] | undefined {
  const { entry } = bundle;
  if (entry === undefined || entry === null) return [];
  if (!Array.isArray(entry)) return undefined;
  return entry.map((item: unknown) => {
    if (!isObject(item)) return { fullUrl: undefined, mode: undefined, resource: item };
    const mode = isObject(item.search) ? item.search.mode : undefined;
    return {
      fullUrl: textOf(item.fullUrl),
      mode: mode === 'match' || mode === 'include' || mode === 'outcome' ? mode : undefined,
      resource: item.resource,
    };
  });
}

/** The resources of any Bundle with their addresses; entries that hold none are passed over. */
export function placedIn(bundle: unknown): readonly Placed[] {
  const entries = isObject(bundle) ? entriesOf(bundle) : undefined;
  return (entries ?? []).flatMap(({ fullUrl, resource }) => {
    const found = resourceIn(resource);
    return found ? [{ resource: found, ...(fullUrl !== undefined && { fullUrl }) }] : [];
  });
}

/** The number of matches the server claims, if it does. */
export function totalOf(bundle: Readonly<Record<string, unknown>>): number | undefined {
  return numberOf(bundle.total);
}

/** The address of a link of the Bundle (`self`, `next`); an unreadable address is the empty string. */
export function linkOf(bundle: Readonly<Record<string, unknown>>, relation: string): string | undefined {
  const found = listOf(bundle.link as object | undefined).find(
    (link) => 'relation' in link && link.relation === relation,
  );
  return found && 'url' in found ? (textOf(found.url) ?? '') : found && '';
}

/** Reads an OperationOutcome. One without issues, or with an unknown severity, is taken for a warning. */
export function outcomeOf(resource: Readonly<Record<string, unknown>>): Outcome {
  const issues = listOf(resource.issue as object | undefined) as readonly Readonly<Record<string, unknown>>[];
  const severities = issues.map(({ severity }) => severity);
  const failed = severities.some((severity) => severity === 'error' || severity === 'fatal');
  const quiet =
    issues.length > 0 && severities.every((severity) => severity === 'information' || severity === 'success');
  const nothingFound = issues.length > 0 && !failed && issues.every(saysNothingFound);
  return { severity: failed ? 'failed' : quiet ? 'information' : 'warning', nothingFound };
}

/** By the vendor's code where there is one; without, a "processing" warning beside total 0 means the same. */
function saysNothingFound(issue: Readonly<Record<string, unknown>>): boolean {
  const details = isObject(issue.details) ? issue.details : {};
  const codes = listOf(details.coding as object | undefined).flatMap((coding) =>
    'code' in coding ? [coding.code] : [],
  );
  return codes.length > 0 ? codes.includes(EPIC_NO_RESULTS) : issue.code === 'processing';
}

function fitsInDepth(value: object, left: number): boolean {
  if (left === 0) return false;
  // Lists and objects apart: one loop for both is several times slower, and this sees every member of a record.
  const inner: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (const one of inner) if (typeof one === 'object' && one !== null && !fitsInDepth(one, left - 1)) return false;
  return true;
}
