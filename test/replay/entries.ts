import type { Bundle, Resource } from '@medplum/fhirtypes';
import { asKnownOn, type Moment } from '../../src/replay/index.ts';

/** Noon of 15 June 2026 in New York. */
export const noon: Moment = { instant: new Date('2026-06-15T16:00:00Z'), zone: 'America/New_York' };

export function bundleOf(...resources: readonly object[]): Bundle {
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: resources.map((resource) => ({ resource: resource as Resource })),
  };
}

/** One entry as known at noon: the entry, or undefined if it was not there yet, beside what the replay counted. */
export function replayOf(entry: object, moment: Moment = noon) {
  const { bundle, ...counts } = asKnownOn(bundleOf(entry), moment);
  return { entry: bundle.entry?.[0]?.resource as object | undefined, ...counts };
}
